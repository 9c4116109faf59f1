import Compression
import Extraction
import Testing

@Suite("Tokens in documents")
struct ExtractionTests {
    static let token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl~"

    /// An object of a PDF with a stream, as somebody may write it.
    static func object(
        _ content: [UInt8], _ entries: String = "/Type /EmbeddedFile", lineEnd: String = "\n"
    ) -> [UInt8] {
        Array("7 0 obj\(lineEnd)<< \(entries) >>\(lineEnd)stream\(lineEnd)".utf8) + content
            + Array("\(lineEnd)endstream\(lineEnd)endobj\(lineEnd)".utf8)
    }

    static func pdf(_ objects: [UInt8]...) -> [UInt8] {
        Array("%PDF-1.7\n".utf8) + objects.flatMap { $0 } + Array("%%EOF\n".utf8)
    }

    static func packed(_ text: String) -> [UInt8] { Zlib.compress(Array(text.utf8).span) }

    @Test("An attached token is found however it is written")
    func attached() throws {
        let plain = Array(Self.token.utf8)
        let documents = [
            Self.pdf(Self.object(plain)),
            Self.pdf(Self.object(plain, lineEnd: "\r\n")),
            Self.pdf(Self.object(Array("\n \(Self.token)\r\n".utf8))),
            Self.pdf(
                Self.object(Self.packed(Self.token), "/Filter /FlateDecode /Type /EmbeddedFile")),
            Self.pdf(
                Self.object(
                    Self.packed(Self.token), "/Type/EmbeddedFile/Filter[/FlateDecode]",
                    lineEnd: "\r\n")),
            Self.pdf(Self.object(plain), Self.object(plain)),
            Self.pdf(Self.object(Array("an invoice".utf8)), Self.object(plain)),
        ]
        for document in documents { #expect(try Extraction.attachedToken(in: document) == plain) }
    }

    @Test("A token that other programs attach is found")
    func attachedByOthers() throws {
        let plain = Array(Self.token.utf8)
        let dictionaries = [
            // The type may be left out.
            "/Params << /Size 5 >>", "/Filter /FlateDecode",
            // What looks like the keyword is none.
            "/Type /EmbeddedFile /Subtype /application#2Foctet-stream",
            "/Type /EmbeddedFile /Desc (a stream\nof bits)",
            "/Type /EmbeddedFile /Desc (endobj)",
        ]
        for dictionary in dictionaries {
            let content = dictionary.contains("Flate") ? Self.packed(Self.token) : plain
            let document = Self.pdf(Self.object(content, dictionary))
            #expect(try Extraction.attachedToken(in: document) == plain, "\(dictionary)")
        }
        let preceded = [0xEF, 0xBB, 0xBF] + Self.pdf(Self.object(plain))
        let isDocument = Extraction.isDocument(beginning: preceded.span)
        #expect(isDocument)
        #expect(try Extraction.attachedToken(in: preceded) == plain)
    }

    @Test("Of one certificate, shown with more and with less, it is the one that shows more")
    func moreDisclosed() throws {
        let plain = Array(Self.token.utf8)
        let shown = plain + Array("WyJzIiwibiIsInYiXQ~".utf8)
        for tokens in [[plain, shown], [shown, plain]] {
            let document = Self.pdf(Self.object(tokens[0]), Self.object(tokens[1]))
            #expect(try Extraction.attachedToken(in: document) == shown)
        }
    }

    @Test("What is not attached is not found, and several certificates are not chosen from")
    func refused() throws {
        let plain = Array(Self.token.utf8)
        let other = Array(Self.token.replacing("c2ln", with: "c2xn").utf8)
        let without = [
            Self.pdf(), Self.pdf(Self.object(plain, "/Type /XObject")),
            Self.pdf(Self.object(plain.dropLast())), Self.pdf(Self.object([])),
        ]
        for document in without {
            #expect(try Extraction.attachedToken(in: document) == nil)
            #expect(throws: ExtractionError.noToken) {
                try Extraction.scannedToken(in: document)
            }
        }
        let cases: [([UInt8], ExtractionError)] = [
            (Self.pdf(Self.object(plain), Self.object(other)), .severalTokens),
            (Self.pdf(Array("trailer << /Encrypt 9 0 R >>".utf8)), .encrypted),
            (plain, .unknownKind), ([], .unknownKind),
        ]
        for (document, error) in cases {
            #expect(throws: error) { try Extraction.attachedToken(in: document) }
        }
        let pictures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF],
        ]
        for picture in pictures {
            #expect(throws: ExtractionError.damaged) {
                try Extraction.scannedToken(in: picture)
            }
        }
    }

    @Test("A stream that unpacks to more than any token has is passed over at once")
    func bomb() throws {
        let bomb = Zlib.compress([UInt8](repeating: 0x41, count: 64 << 20).span)
        let document = Self.pdf(
            Self.object(bomb, "/Type /EmbeddedFile /Filter /FlateDecode"))
        let begin = ContinuousClock.now
        #expect(try Extraction.attachedToken(in: document) == nil)
        #expect(ContinuousClock.now - begin < .seconds(2))
    }

    @Test("A PDF that is cut anywhere gives its token or none")
    func cut() {
        let plain = Array(Self.token.utf8)
        let document = Self.pdf(
            Self.object(Self.packed(Self.token), "/Type /EmbeddedFile /Filter /FlateDecode"))
        for count in document.indices {
            let found = try? Extraction.attachedToken(in: Array(document.prefix(count)))
            #expect(found == nil || found == plain, "\(count) bytes")
        }
    }

    @Test("A picture that claims to be huge is not decoded")
    func huge() {
        // A PNG header of 100,000 by 100,000 pixels with its checksum, and no data.
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
            0x00, 0x01, 0x86, 0xA0, 0x00, 0x01, 0x86, 0xA0, 8, 0, 0, 0, 0,
        ]
        let checksum = Self.crc32(header[12...])
        let data: [UInt8] = [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0x35, 0xAF, 0x06, 0x1E]
        #expect(throws: ExtractionError.tooManyPixels) {
            try Extraction.scannedToken(in: header + checksum + data)
        }
    }

    private static func crc32(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var remainder: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 {
                remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
            }
        }
        return (0..<4).map { UInt8(truncatingIfNeeded: ~remainder >> (24 - 8 * UInt32($0))) }
    }
}
