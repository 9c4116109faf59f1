internal import Signing

/// An incremental update (ISO 32000-1 section 7.5.6) of a document that Cairo has just written: it
/// says the language, and attaches a file. Cairo 1.16 can do neither.
struct PDFUpdate {
    /// Such as `zh-CN`.
    let language: String
    let attachment: Attachment?

    /// A file that travels inside the document, as its bytes are.
    struct Attachment {
        let name: String
        let mediaType: String
        let description: String
        let bytes: [UInt8]
    }

    /// The bytes to be written behind a document.
    ///
    /// - Parameters:
    ///   - tail: the end of the document, with its catalog and all that follows.
    ///   - offset: where in the document that begins.
    ///   - digest: gives the digest of the document and of these bytes behind it, by which
    ///     ``isWhole(_:)`` knows the document again.
    /// - Returns: nil where the document is not as Cairo writes it.
    func bytes(
        after tail: [UInt8], at offset: Int, digest: ([UInt8]) -> [UInt8]
    ) -> [UInt8]? {
        guard let end = PDFEnd(tail, at: offset) else { return nil }
        var writer = Writer(end: offset + tail.count)
        let file = end.size
        let specification = end.size + 1
        writer.object(end.root, catalog(end, specification))
        if let attachment {
            writer.object(file, Self.stream(attachment))
            writer.object(specification, Self.specification(attachment, file))
        }
        return writer.finish(end, size: attachment == nil ? end.size : end.size + 2, digest)
    }

    private func catalog(_ end: PDFEnd, _ specification: Int) -> [UInt8] {
        var entries = "/Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>"
        if let attachment {
            let name = Self.text(attachment.name)
            entries +=
                " /Names << /EmbeddedFiles << /Names [\(name) \(specification) 0 R] >> >>"
                + " /AF [\(specification) 0 R]"
        }
        return Array("<< ".utf8) + end.catalog + Array(" \(entries) >>".utf8)
    }

    private static func stream(_ attachment: Attachment) -> [UInt8] {
        let count = attachment.bytes.count
        let type = attachment.mediaType.replacing("/", with: "#2F").replacing("+", with: "#2B")
        return Array(
            """
            << /Type /EmbeddedFile /Subtype /\(type) /Length \(count) \
            /Params << /Size \(count) >> >>
            stream\n
            """.utf8) + attachment.bytes + Array("\nendstream".utf8)
    }

    /// The file specification (section 7.11.3), and that the file is the data of what is printed
    /// (ISO 32000-2 section 7.11.3, `AFRelationship`).
    private static func specification(_ attachment: Attachment, _ file: Int) -> [UInt8] {
        let name = text(attachment.name)
        return Array(
            """
            << /Type /Filespec /F \(name) /UF \(name) /Desc \(text(attachment.description)) \
            /AFRelationship /Data /EF << /F \(file) 0 R /UF \(file) 0 R >> >>
            """.utf8)
    }

    /// A text string (section 7.9.2.2): as it is where nothing in it has to be escaped, else in
    /// hexadecimal digits.
    private static func text(_ string: String) -> String {
        let isPlain = string.utf8.allSatisfy {
            (0x20...0x7E).contains($0) && !"()\\".utf8.contains($0)
        }
        if isPlain { return "(\(string))" }
        let units = string.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "<feff\(units.joined())>"
    }
}

extension PDFUpdate {
    /// Writes objects, and remembers where they stand.
    private struct Writer {
        private let start: Int
        private var bytes: [UInt8] = []
        private var offsets: [(object: Int, offset: Int)] = []

        init(end: Int) { start = end }

        mutating func object(_ number: Int, _ content: [UInt8]) {
            offsets.append((number, start + bytes.count))
            bytes += Array("\(number) 0 obj\n".utf8) + content + Array("\nendobj\n".utf8)
        }

        /// The cross-reference section and the trailer, which point to those of the document.
        consuming func finish(
            _ end: PDFEnd, size: Int, _ digest: ([UInt8]) -> [UInt8]
        ) -> [UInt8] {
            let table = start + bytes.count
            bytes += Array("xref\n".utf8)
            for (object, offset) in offsets {
                let digits = String(offset)
                let padded = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
                bytes += Array("\(object) 1\n\(padded) 00000 n \n".utf8)
            }
            bytes += Array(
                """
                trailer
                << /Size \(size) /Root \(end.root) 0 R /Info \(end.information) 0 R \
                /Prev \(end.crossReference)
                """.utf8)
            return bytes + PDFUpdate.identifier(digest(bytes), table)
        }
    }
}

extension PDFUpdate {
    /// The end of the trailer: the identifier of the document (ISO 32000-1 section 14.4), and where
    /// the cross-reference section begins.
    private static func identifier(_ digest: [UInt8], _ table: Int) -> [UInt8] {
        let digits = digest.prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }
        let name = "<\(digits.joined())>"
        return Array("\n/ID [\(name) \(name)] >>\nstartxref\n\(table)\n%%EOF\n".utf8)
    }

    /// Whether a document is as it was written, with nothing cut or changed.
    static func isWhole(_ document: [UInt8]) -> Bool {
        let text = document.span
        guard let end = text.last("\n/ID ["), let start = text.last("startxref\n"),
            let table = text.number(after: "startxref\n", from: start)
        else { return false }
        let digest = SHA256.digest(of: text.extracting(first: end))
        return document[end...].elementsEqual(identifier(digest, table))
    }
}
