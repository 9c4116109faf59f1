/// Numbers as digits, appended to text that is made of bytes: a String for each would cost more than
/// the rest of an event.
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
}
