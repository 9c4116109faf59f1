internal import JOSE

/// The forms in which a token is passed on: alone, behind the `#` of a link, or in a line of JSON.
enum TokenForm {
    /// The token in a text: without white space around it, without the link before it, and with the
    /// `~` that some programs write as `%7E` in a link.
    static func token(in text: ArraySlice<UInt8>) -> [UInt8] {
        let text = trimmed(text)
        guard let hash = text.firstIndex(of: UInt8(ascii: "#")) else { return Array(text) }
        var token: [UInt8] = []
        var rest = text[(hash + 1)...]
        while let byte = rest.first {
            let isTilde = byte == UInt8(ascii: "%") && escapedTildes.contains(Array(rest.prefix(3)))
            token.append(isTilde ? UInt8(ascii: "~") : byte)
            rest = rest.dropFirst(isTilde ? 3 : 1)
        }
        return token
    }

    private static let escapedTildes: Set<[UInt8]> = [Array("%7E".utf8), Array("%7e".utf8)]

    /// The token on a line: as ``token(in:)``, or the member `token` of a JSON object; nil where
    /// there is nothing like one.
    static func token(inLine line: ArraySlice<UInt8>) -> [UInt8]? {
        let text = trimmed(line)
        if text.first == UInt8(ascii: "{") {
            let object = try? StrictJSON.parse(text.span, limits: .token).objectValue
            return object?.string("token").map { Array($0.utf8) }
        }
        let token = token(in: text)
        return resemblesToken(token) ? token : nil
    }

    /// Whether a text is a token as far as a glance tells; the verifier says what is wrong with it.
    ///
    /// Every token of a JWS begins with `{"` in base64url. One of which not even that is left still
    /// has its parts, and is as long as no word.
    static func resemblesToken(_ text: [UInt8]) -> Bool {
        if text.starts(with: "eyJ".utf8) { return true }
        let signed = text.prefix { $0 != UInt8(ascii: "~") }
        return signed.count > 40 && signed.count { $0 == UInt8(ascii: ".") } == 2
            && !signed.contains { spaces.contains($0) || $0 == UInt8(ascii: "/") }
    }

    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text.drop { spaces.contains($0) }
        while let last = text.last, spaces.contains(last) { text.removeLast() }
        return text
    }

    private static let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
}
