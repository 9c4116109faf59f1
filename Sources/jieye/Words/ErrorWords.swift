internal import Office

/// An error as it is shown: what and where, and what to do.
struct ErrorWords {
    let what: String
    let advice: String?
    var exitCode: Int32 = 1

    init(_ what: String, _ advice: String? = nil, exitCode: Int32 = 1) {
        (self.what, self.advice, self.exitCode) = (what, advice, exitCode)
    }
}

/// An error that is put into words.
protocol WordedError: Error {
    var words: ErrorWords { get }
}

extension OfficeError: WordedError {
    var words: ErrorWords {
        switch self {
        case .file(let error): error.words
        case .workspace(let error): error.words
        case .cohort(let error): error.words
        case .roster(let error): error.words
        case .issuing(let error): error.words
        case .correction(let error): error.words
        case .status(let error): error.words
        case .list(let error): error.words
        case .key(let error): error.words
        case .passphrase(let error): error.words
        case .publication(let error): error.words
        case .printing(let error): error.words
        case .keeping(let error): error.words
        }
    }
}
