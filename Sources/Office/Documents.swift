/// What finds the token in a PDF or a picture: given by the program, since Office knows no such format.
package struct DocumentReader: Sendable {
    /// How many bytes tell a document from a text.
    let beginningCount: Int
    let isDocument: @Sendable (_ beginning: [UInt8]) -> Bool
    let token: @Sendable (_ document: [UInt8]) -> Result<[UInt8], DocumentFault>

    /// A reader of documents that `isDocument` knows by their first bytes.
    package init(
        beginningCount: Int, isDocument: @escaping @Sendable (_ beginning: [UInt8]) -> Bool,
        token: @escaping @Sendable (_ document: [UInt8]) -> Result<[UInt8], DocumentFault>
    ) {
        (self.beginningCount, self.isDocument) = (beginningCount, isDocument)
        self.token = token
    }
}

/// Why there is no verdict on a document: it gave no certificate to judge.
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
}

extension TokenInput {
    /// A larger document is not read.
    static let documentLimit = 64 << 20

    /// The token's text, which a document has to be read for.
    func text(_ reader: DocumentReader) throws(OfficeError) -> Result<[UInt8], DocumentFault> {
        switch content {
        case .text(let text): return .success(text)
        case .document:
            let document: [UInt8]
            do throws(OfficeError) {
                document = try Files.read(label, limit: Self.documentLimit)
            } catch {
                guard case .tooLarge = error else { throw error }
                return .failure(.tooLarge)
            }
            return reader.token(document)
        }
    }
}
