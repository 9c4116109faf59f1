package import Files
package import JOSE
package import Rosters

/// What can keep a verifier from an answer; each case carries what its sentence needs.
package enum DeskError: Error, Sendable {
    /// A file or folder.
    case file(FileError)
    /// An input is neither a file, nor a folder, nor a token.
    case notAnInput(String)
    /// A PDF or a picture holds no certificate that could be read.
    case document(path: String, DocumentFault)
    /// Exactly one token was expected in an input, and none or several (2) were found.
    case notOneToken(String, found: Int)
    /// A token cannot be read.
    case token(label: String, TokenError)
    /// The list that certificates are to agree with cannot be read.
    case list(path: String, TableError)
    /// What is trusted.
    case trustStore(TrustStoreError)
}

extension DeskError: FileFailure {
    package init(_ error: FileError) { self = .file(error) }

    package var ofFile: FileError? { if case .file(let error) = self { error } else { nil } }
}

/// The file system, with this module's errors.
typealias Files = FileSystem<DeskError>
