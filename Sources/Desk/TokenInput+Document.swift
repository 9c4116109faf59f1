internal import Files

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
