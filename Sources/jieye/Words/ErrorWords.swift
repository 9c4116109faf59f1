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
