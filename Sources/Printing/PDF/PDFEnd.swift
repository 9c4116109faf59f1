/// What stands at the end of a document that Cairo wrote.
struct PDFEnd {
    /// One more than the greatest object number.
    package let size: Int
    /// The object number of the catalog.
    let root: Int
    /// The object number of the document's information.
    let information: Int
    /// Where the cross-reference table begins.
    let crossReference: Int
    /// What the catalog says, without the brackets around it.
    let catalog: [UInt8]

    /// Reads the end of a document, which begins there at `offset`; nil where it is not as expected.
    init?(_ tail: [UInt8], at offset: Int) {
        let text = tail.span
        guard let trailer = text.last("trailer"), let start = text.last("startxref"),
            let size = text.number(after: "/Size ", from: trailer),
            let root = text.number(after: "/Root ", from: trailer),
            let information = text.number(after: "/Info ", from: trailer),
            let crossReference = text.number(after: "startxref\n", from: start),
            let object = text.last("\n\(root) 0 obj\n"),
            let open = text.first("<<", from: object),
            let end = text.first("endobj", from: open),
            let close = text.first(">>\n", from: open), close < end
        else { return nil }
        (self.size, self.root, self.information) = (size, root, information)
        self.crossReference = crossReference
        catalog = Array(tail[(open + 2)..<close])
    }
}

extension Span<UInt8> {
    fileprivate func first(_ word: String, from start: Int) -> Int? {
        let word = Array(word.utf8)
        guard start <= count - word.count else { return nil }
        return (start...(count - word.count)).first { stands(word, at: $0) }
    }

    func last(_ word: String) -> Int? {
        let word = Array(word.utf8)
        guard count >= word.count else { return nil }
        return stride(from: count - word.count, through: 0, by: -1).first { stands(word, at: $0) }
    }

    private func stands(_ word: [UInt8], at start: Int) -> Bool {
        word.indices.allSatisfy { self[start + $0] == word[$0] }
    }

    /// The decimal number right behind a word.
    func number(after word: String, from start: Int) -> Int? {
        guard let place = first(word, from: start) else { return nil }
        let digits = (place + word.utf8.count..<count).prefix(12)
            .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[$0]) }
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int(self[$1] - 48) }
    }
}
