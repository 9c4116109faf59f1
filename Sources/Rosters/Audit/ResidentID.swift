public import Certificates
internal import Programmes

/// The number of a resident identity card: 18 characters (GB 11643-1999).
///
/// Six digits of a division (GB/T 2260), eight of the day of birth, three in sequence, and a check
/// character out of `0-9X`. Only the division's province is looked up, since divisions come and go.
public struct ResidentID: Sendable, Hashable {
    /// The 18 characters, with a capital X.
    public let number: String
    /// The day of birth.
    public let born: CalendarDate

    /// Reads 18 characters; a small x is refused, the caller normalises it first.
    ///
    /// - Throws: what is wrong, the check character before anything that it covers.
    public init(_ text: String) throws(ResidentIDError) {
        try self.init(Array(text.utf8)[...])
    }

    init(_ text: ArraySlice<UInt8>) throws(ResidentIDError) {
        guard text.count == 18, text.dropLast().allSatisfy(isDigit), let check = text.last,
            isDigit(check) || check == UInt8(ascii: "X")
        else { throw .malformed }
        guard check == Self.checkCharacter(of: text) else { throw .wrongCheckCharacter }
        let start = text.startIndex
        guard let province = decimal(text[start..<start + 2]), Self.isProvince(province) else {
            throw .unknownProvince
        }
        guard let year = decimal(text[start + 6..<start + 10]),
            let month = decimal(text[start + 10..<start + 12]),
            let day = decimal(text[start + 12..<start + 14]),
            let born = CalendarDate(year: year, month: month, day: day)
        else { throw .noSuchDay }
        self.born = born
        number = String(decoding: text, as: UTF8.self)
    }

    /// The check character of 17 digits; what follows them is not looked at.
    private static func checkCharacter(of digits: ArraySlice<UInt8>) -> UInt8 {
        var sum = 0
        // The weights 2^(18 - i) mod 11, by Horner's rule.
        for digit in digits.prefix(17) { sum = (sum * 2 + Int(digit - UInt8(ascii: "0"))) % 11 }
        let value = (12 - sum * 2 % 11) % 11
        return value == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(value)
    }

    /// The 34 of GB/T 2260, and 83: residence permits of Taiwan residents begin with it.
    private static func isProvince(_ code: Int) -> Bool {
        switch code {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }
}

/// What is wrong with the number of a resident identity card.
public enum ResidentIDError: Error, Sendable {
    /// Not 17 digits and a digit or X.
    case malformed
    /// The check character is that of another number.
    case wrongCheckCharacter
    /// The first two digits are no province's.
    case unknownProvince
    /// The day of birth is not in the calendar.
    case noSuchDay
}
