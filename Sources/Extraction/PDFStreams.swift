/// The streams of a PDF (ISO 32000-1 section 7.3.8), found by their keywords in one pass.
///
/// A stream's dictionary stands in the file as it is, whatever else is packed, so that neither the
/// cross-reference table nor the objects have to be understood: those who alter documents break
/// them. No byte is looked at more than a few times, whatever the document is.
struct PDFStreams: Sequence, IteratorProtocol {
    /// One stream, by the places of its parts in the document.
    struct Stream {
        let dictionary: Range<Int>
        let content: Range<Int>
    }

    private let document: PDFBytes
    /// What follows here has not been looked at.
    private var place = 0

    init(_ document: PDFBytes) { self.document = document }

    /// Farther before its content no dictionary begins that is of interest.
    private static let maximumDictionary = 4 << 10

    mutating func next() -> Stream? {
        let earliest = place
        while let keyword = document.firstPlace(of: "stream", in: place..<document.count) {
            place = keyword + 6
            guard let start = lineEnd(at: place), isAfterDictionary(keyword) else { continue }
            guard let end = document.firstPlace(of: "endstream", in: start..<document.count)
            else { break }
            place = end + 9
            let around = Swift.max(earliest, keyword - Self.maximumDictionary)..<keyword
            let begin = document.lastPlace(of: " obj", in: around) ?? around.lowerBound
            return Stream(dictionary: begin..<keyword, content: start..<end)
        }
        place = document.count
        return nil
    }

    /// Where the content begins: behind the line end that must follow the keyword.
    private func lineEnd(at place: Int) -> Int? {
        let rest = document.bytes[place...].prefix(2)
        if rest.elementsEqual([0x0D, 0x0A]) { return place + 2 }
        return rest.first == 0x0A || rest.first == 0x0D ? place + 1 : nil
    }

    /// A word in a text or a name is no keyword.
    private func isAfterDictionary(_ keyword: Int) -> Bool {
        let space: Set<UInt8> = [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20]
        let before = document.bytes[..<keyword].suffix(64)
        guard let last = before.lastIndex(where: { !space.contains($0) }) else { return false }
        return document.bytes[..<(last + 1)].suffix(2).elementsEqual(">>".utf8)
    }
}

/// The bytes of a PDF, in which words are looked for.
struct PDFBytes {
    let bytes: [UInt8]
    var count: Int { bytes.count }

    func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
        firstPlace(of: word, in: range) != nil
    }

    func firstPlace(of word: StaticString, in range: Range<Int>) -> Int? {
        let word = Array("\(word)".utf8)
        let last = range.upperBound - word.count
        var place = range.lowerBound
        while place <= last {
            if matches(word, at: place) { return place }
            place += 1
        }
        return nil
    }

    func lastPlace(of word: StaticString, in range: Range<Int>) -> Int? {
        let word = Array("\(word)".utf8)
        var place = range.upperBound - word.count
        while place >= range.lowerBound {
            if matches(word, at: place) { return place }
            place -= 1
        }
        return nil
    }

    private func matches(_ word: [UInt8], at place: Int) -> Bool {
        var index = 0
        while index < word.count, bytes[place + index] == word[index] { index += 1 }
        return index == word.count
    }
}
