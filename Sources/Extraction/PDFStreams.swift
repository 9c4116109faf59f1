internal import Compression

/// The streams of a PDF (ISO 32000-1 section 7.3.8), found by their keywords.
///
/// A dictionary of a stream stands in the file as it is, whatever else is packed, so that neither the
/// cross-reference table nor the objects have to be understood: those who alter documents break them.
struct PDFStreams {
    private let bytes: [UInt8]

    init(_ document: [UInt8]) { bytes = document }

    private static let maximumStreams = 64
    private static let maximumDictionary = 4 << 10
    /// Far more than any token has.
    private static let maximumFile = 64 << 10

    /// The attached files, unpacked; without those that are longer than any token.
    var attachedFiles: [[UInt8]] {
        streams("/EmbeddedFile", atMost: Self.maximumFile).compactMap { stream in
            stream.isPacked ? unpacked(stream.content) : Array(bytes[stream.content])
        }
    }

    /// The pictures in JPEG, as a scanner puts them into a document.
    var jpegPictures: [[UInt8]] {
        streams("/DCTDecode", atMost: bytes.count).filter { !$0.isPacked }
            .map { Array(bytes[$0.content]) }
    }

    /// Whether strings and streams are encrypted (section 7.6).
    var areEncrypted: Bool { place(of: "/Encrypt", from: 0, to: bytes.count) != nil }

    private struct Stream {
        let content: Range<Int>
        let isPacked: Bool
    }

    /// The streams whose dictionary has this word.
    private func streams(_ word: StaticString, atMost limit: Int) -> [Stream] {
        var streams: [Stream] = []
        var start = 0
        while streams.count < Self.maximumStreams,
            let found = place(of: word, from: start, to: bytes.count)
        {
            if let stream = stream(around: found, atMost: limit) { streams.append(stream) }
            start = found + 1
        }
        return streams
    }

    /// The stream of the object in whose dictionary this place is.
    private func stream(around found: Int, atMost limit: Int) -> Stream? {
        let reach = min(bytes.count, found + Self.maximumDictionary)
        guard let keyword = place(of: "stream", from: found, to: reach),
            place(of: "endobj", from: found, to: keyword) == nil
        else { return nil }
        let start = afterLineEnd(keyword + 6)
        guard let end = place(of: "endstream", from: start, to: min(bytes.count, start + limit + 9))
        else { return nil }
        let around = max(0, found - Self.maximumDictionary)
        let dictionary = lastPlace(of: " obj", from: around, to: found) ?? around
        let isPacked = place(of: "/FlateDecode", from: dictionary, to: keyword) != nil
        return Stream(content: start..<end, isPacked: isPacked)
    }

    /// The content ends before the line end that may stand before `endstream`.
    private func unpacked(_ content: Range<Int>) -> [UInt8]? {
        for cut in 0...min(2, content.count) {
            let packed = bytes.span.extracting(content.lowerBound..<(content.upperBound - cut))
            let file = try? Zlib.decompress(packed, maximumCount: Self.maximumFile)
            if let file { return file }
        }
        return nil
    }

    private func afterLineEnd(_ place: Int) -> Int {
        var place = place
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        if place < bytes.count, bytes[place] == 0x0A { place += 1 }
        return place
    }

    private func place(of word: StaticString, from start: Int, to end: Int) -> Int? {
        let word = Array("\(word)".utf8)
        guard start >= 0, end - start >= word.count else { return nil }
        return (start...(end - word.count)).first { isWord(word, at: $0) }
    }

    private func lastPlace(of word: StaticString, from start: Int, to end: Int) -> Int? {
        let word = Array("\(word)".utf8)
        guard start >= 0, end - start >= word.count else { return nil }
        return (start...(end - word.count)).last { isWord(word, at: $0) }
    }

    private func isWord(_ word: [UInt8], at place: Int) -> Bool {
        bytes[place] == word[0] && bytes[place..<(place + word.count)].elementsEqual(word)
    }
}
