/// Numbers and digests as digits, appended to text that is made of bytes: a String for each would
/// cost more than the rest of an event.
enum Digits {
    static func appendDecimal(_ number: Int64, to text: inout [UInt8]) {
        if number < 0 { text.append(UInt8(ascii: "-")) }
        var digits = number.magnitude
        let start = text.count
        repeat {
            text.append(UInt8(ascii: "0") + UInt8(digits % 10))
            digits /= 10
        } while digits > 0
        text[start...].reverse()
    }

    static func appendHexadecimal(_ bytes: [UInt8], to text: inout [UInt8]) {
        for byte in bytes {
            text.append(hexadecimal(byte >> 4))
            text.append(hexadecimal(byte & 15))
        }
    }

    /// Lower-case hexadecimal digits.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        appendHexadecimal(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
