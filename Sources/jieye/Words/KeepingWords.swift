internal import Office

extension KeepingError {
    var words: ErrorWords {
        switch self {
        }
    }
}
