internal import Signing

/// The six letters before the name of a cut font, `/ABCDEF+Name` (ISO 32000-1 section 9.6.4).
///
/// Cairo makes them from the numbers that the glyphs have in the batch's font, so a certificate
/// would be other bytes in another batch. Here they are made from the document.
struct PDFFontTags {
    private static let length = 6
    private static let keys = ["/BaseFont /", "/FontName /"].map { Array($0.utf8) }

    /// The end of a document, where Cairo writes the fonts, with other tags of the same length.
    static func renamed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var tags: [[UInt8]] = []
        let uses = places(in: bytes).map { place in
            let tag = Array(bytes[place..<place + length])
            let index = tags.firstIndex(of: tag) ?? tags.endIndex
            if index == tags.endIndex { tags.append(tag) }
            bytes.replaceSubrange(place..<place + length, with: repeatElement(0, count: length))
            return (place, index)
        }
        let digest = SHA256.digest(of: bytes.span)
        for (place, index) in uses {
            bytes.replaceSubrange(place..<place + length, with: tag(index, digest))
        }
        return bytes
    }

    private static func tag(_ index: Int, _ digest: [UInt8]) -> [UInt8] {
        let input = digest + [UInt8(truncatingIfNeeded: index)]
        return SHA256.digest(of: input.span).prefix(length).map { UInt8(ascii: "A") + $0 % 26 }
    }

    /// Where the tags begin.
    private static func places(in bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        var rest = bytes[...]
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            rest = bytes[slash...]
            if let key = keys.first(where: rest.starts) {
                let name = rest.dropFirst(key.count)
                let plus = name.index(name.startIndex, offsetBy: length, limitedBy: name.endIndex)
                if let plus, plus < name.endIndex, name[plus] == UInt8(ascii: "+") {
                    places.append(name.startIndex)
                }
            }
            rest = rest.dropFirst()
        }
        return places
    }
}
