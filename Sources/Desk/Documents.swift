internal import Files

/// What finds the token in a PDF or a picture: given by the program, since this module knows no such format.
package struct DocumentReader: Sendable {
    /// How many bytes tell a document from a text.
    let beginningCount: Int
    let isDocument: @Sendable (_ beginning: [UInt8]) -> Bool
    let attached: @Sendable (_ document: [UInt8]) -> Result<[UInt8]?, DocumentFault>
    let scanned: @Sendable (_ document: [UInt8]) -> Result<[UInt8], DocumentFault>

    /// A reader of documents that `isDocument` knows by their first bytes: `attached` looks for a
    /// token that is attached, and only where there is none `scanned` for one in the pictures.
    package init(
        beginningCount: Int, isDocument: @escaping @Sendable (_ beginning: [UInt8]) -> Bool,
        attached: @escaping @Sendable (_ document: [UInt8]) -> Result<[UInt8]?, DocumentFault>,
        scanned: @escaping @Sendable (_ document: [UInt8]) -> Result<[UInt8], DocumentFault>
    ) {
        (self.beginningCount, self.isDocument) = (beginningCount, isDocument)
        (self.attached, self.scanned) = (attached, scanned)
    }

    /// The token in a document.
    func token(in document: [UInt8]) -> Result<[UInt8], DocumentFault> {
        attached(document).flatMap { token in
            token.map { .success($0) } ?? ScanProcess.token(in: document)
        }
    }
}

/// Why there is no verdict on an input: it gave no certificate to judge.
package enum DocumentFault: String, Error, Sendable {
    /// Cut short, altered, or of a rare form.
    case damaged
    /// More bytes or pixels than are read.
    case tooLarge = "too_large"
    /// A PDF that shows what is in it for a password only.
    case encrypted
    /// Nothing is attached to it, and no QR code in it can be read.
    case noToken = "no_token"
    /// Several different certificates are in it.
    case severalTokens = "several_tokens"
    /// Neither a token nor a document that is read.
    case notACertificate = "not_a_certificate"
    /// It lies in a folder, and cannot be opened or is no file.
    case unreadable
    /// The process that looks for a QR code in it could not be started.
    case notScanned = "not_scanned"
    /// It keeps those busy who look for a QR code in it.
    case tooComplex = "too_complex"
}

extension TokenInput {
    /// A larger document is not read.
    static let documentLimit = 64 << 20

    /// Whether there is more to do than to verify a token.
    var isDocument: Bool {
        switch content {
        case .file, .document: true
        case .token, .fault: false
        }
    }

    /// The token, for which a document has to be read.
    func token(_ reader: DocumentReader) -> Result<[UInt8], DocumentFault> {
        switch content {
        case .token(let token): return .success(token)
        case .document(let document): return reader.token(in: document)
        case .fault(let fault): return .failure(fault)
        case .file:
            do throws(DeskError) {
                return reader.token(in: try Files.read(label, limit: Self.documentLimit))
            } catch {
                if case .file(.tooLarge) = error { return .failure(.tooLarge) }
                return .failure(.unreadable)
            }
        }
    }
}
