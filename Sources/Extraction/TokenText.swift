/// Tells a token from other texts by its look alone; the verifier says what is wrong with it.
enum TokenText {
    /// A file is a token and nothing else, but for spaces and line ends around it.
    static func token(inFile bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        var text = bytes.drop(while: isSpace)
        while text.last.map(isSpace) == true { text.removeLast() }
        return isToken(text) ? Array(text) : nil
    }

    /// A QR code holds a link with the token behind the `#`, or the token alone.
    static func token(inCode bytes: [UInt8]) -> [UInt8]? {
        let start = bytes.firstIndex(of: UInt8(ascii: "#")).map { $0 + 1 } ?? 0
        return isToken(bytes[start...]) ? Array(bytes[start...]) : nil
    }

    /// A compact JWS begins with `{"` in base64url, has two dots, and an SD-JWT ends with `~`.
    private static func isToken(_ text: ArraySlice<UInt8>) -> Bool {
        text.starts(with: "eyJ".utf8) && text.last == UInt8(ascii: "~")
            && text.prefix { $0 != UInt8(ascii: "~") }.count { $0 == UInt8(ascii: ".") } == 2
    }
}
