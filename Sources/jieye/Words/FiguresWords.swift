internal import Office

extension FiguresError {
    var words: ErrorWords {
        switch self {
        }
    }
}
