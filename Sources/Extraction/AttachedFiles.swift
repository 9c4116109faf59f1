internal import Compression

/// The files that are attached to a PDF (ISO 32000-1 section 7.11.4), as far as they may be tokens.
struct AttachedFiles {
    private let document: PDFBytes
    /// How many packed streams are still unpacked: of those that say that they are attached files,
    /// and of those that do not say what they are.
    private var (marked, unmarked) = (4_096, 4_096)

    init(_ document: PDFBytes) { self.document = document }

    /// Far more than any token has.
    private static let maximumCount = 64 << 10

    /// The token that a stream holds and nothing else, or nil.
    mutating func token(in stream: PDFStreams.Stream) -> [UInt8]? {
        guard stream.content.count <= Self.maximumCount else { return nil }
        let isMarked = document.contains("/EmbeddedFile", in: stream.dictionary)
        // The type may be left out, and some programs do so.
        guard isMarked || !document.contains("/Type", in: stream.dictionary) else { return nil }
        guard document.contains("/FlateDecode", in: stream.dictionary) else {
            return TokenText.token(inFile: document.bytes[stream.content])
        }
        guard isMarked ? Self.takes(&marked) : Self.takes(&unmarked) else { return nil }
        return unpacked(stream.content).flatMap { TokenText.token(inFile: $0[...]) }
    }

    private static func takes(_ budget: inout Int) -> Bool {
        budget -= 1
        return budget >= 0
    }

    /// The content ends before the line end that may stand before `endstream`.
    private func unpacked(_ content: Range<Int>) -> [UInt8]? {
        for cut in 0...min(2, content.count) {
            let packed = document.bytes.span.extracting(content.dropLast(cut))
            do throws(ZlibError) {
                return try Zlib.decompress(packed, maximumCount: Self.maximumCount)
            } catch {
                guard error == .trailingBytes else { return nil }
            }
        }
        return nil
    }
}
