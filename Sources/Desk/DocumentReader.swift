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
