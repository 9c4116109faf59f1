/// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5, RFC 7515 section 2).
public enum Base64URL {
    /// The encoding of `bytes`, as ASCII.
    public static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        append(bytes, to: &output)
        return output
    }

    /// The encoding of `bytes`, as a string.
    public static func string(_ bytes: Span<UInt8>) -> String {
        String(decoding: encode(bytes), as: UTF8.self)
    }

    /// The characters that the encoding of so many bytes takes.
    public static func encodedCount(of count: Int) -> Int {
        count / 3 * 4 + (count % 3 == 0 ? 0 : count % 3 + 1)
    }

    /// Appends the encoding of `bytes` to `output`.
    package static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        let alphabet = alphabet
        output.reserveCapacity(output.count + encodedCount(of: bytes.count))
        var index = 0
        while index + 3 <= bytes.count {
            let (a, b, c) = (bytes[index], bytes[index + 1], bytes[index + 2])
            output.append(alphabet[Int(a >> 2)])
            output.append(alphabet[Int(a << 4 & 63 | b >> 4)])
            output.append(alphabet[Int(b << 2 & 63 | c >> 6)])
            output.append(alphabet[Int(c & 63)])
            index += 3
        }
        guard index < bytes.count else { return }
        let (a, b) = (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0)
        output.append(alphabet[Int(a >> 2)])
        output.append(alphabet[Int(a << 4 & 63 | b >> 4)])
        if index + 1 < bytes.count { output.append(alphabet[Int(b << 2 & 63)]) }
    }

    /// The bytes that `text` encodes, or nil where it is not the one encoding of any bytes: a
    /// character outside the alphabet, padding, an impossible length, or unused bits that are set.
    public static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        let values = values
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3 + 2)
        // Every value is below 64, so that a bit above shows that some character was none.
        var seen: UInt8 = 0
        var index = 0
        while index + 4 <= text.count {
            let a = values[Int(text[index])]
            let b = values[Int(text[index + 1])]
            let c = values[Int(text[index + 2])]
            let d = values[Int(text[index + 3])]
            seen |= a | b | c | d
            output.append(a << 2 | b >> 4)
            output.append(b << 4 | c >> 2)
            output.append(c << 6 | d)
            index += 4
        }
        guard seen < 64, appendRest(of: text, from: index, to: &output) else { return nil }
        return output
    }

    /// Decodes the last two or three characters; false where they are not canonical.
    private static func appendRest(
        of text: Span<UInt8>, from index: Int, to output: inout [UInt8]
    ) -> Bool {
        let left = text.count - index
        guard left > 0 else { return true }
        let a = values[Int(text[index])]
        let b = values[Int(text[index + 1])]
        let c = left == 3 ? values[Int(text[index + 2])] : 0
        guard a | b | c < 64 else { return false }
        output.append(a << 2 | b >> 4)
        if left == 3 { output.append(b << 4 | c >> 2) }
        return (left == 3 ? c & 3 : b & 15) == 0
    }

    /// Whether a byte is a character of the alphabet.
    static func isCharacter(_ byte: UInt8) -> Bool { values[Int(byte)] < 64 }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        return values
    }()
}
