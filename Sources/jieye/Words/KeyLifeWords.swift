internal import Office

extension KeyLifeError {
    var words: ErrorWords {
        switch self {
        }
    }
}
