internal import Office

extension OfficeError: WordedError {
    var words: ErrorWords {
        switch self {
        case .file(let error): error.words
        case .workspace(let error): error.words
        case .cohort(let error): error.words
        case .roster(let error): error.words
        case .assessment(let error): error.words
        case .issuing(let error): error.words
        case .correction(let error): error.words
        case .number(let error): error.words
        case .status(let error): error.words
        case .list(let error): error.words
        case .key(let error): error.words
        case .root(let error): error.words
        case .passphrase(let error): error.words
        case .publication(let error): error.words
        case .printing(let error): error.words
        case .keeping(let error): error.words
        }
    }
}
