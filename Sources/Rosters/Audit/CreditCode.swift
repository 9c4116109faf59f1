internal import Certificates

/// A unified social credit code: 18 characters (GB 32100-2015).
///
/// One for the registering department, one for the category, six digits of a division (GB/T 2260),
/// nine of the organisation code (GB 11714, whose own check is not enforced: historic codes break
/// it) and a check character. The letters I, O, S, V and Z do not occur.
public struct CreditCode: Sendable, Hashable {
    /// The 18 characters.
    public let code: String

    /// Whether the code is an enterprise's: registered with the market authority.
    public var isEnterprise: Bool { code.utf8.starts(with: "91".utf8) }

    /// Reads 18 characters in capitals.
    ///
    /// - Throws: what is wrong, the check character before anything that it covers.
    public init(_ text: String) throws(CreditCodeError) {
        try self.init(Array(text.utf8)[...])
    }

    init(_ text: ArraySlice<UInt8>) throws(CreditCodeError) {
        guard text.count == 18, let division = Self.division(of: text), division.allSatisfy(isDigit)
        else { throw .malformed }
        guard try Self.isChecked(text) else { throw .wrongCheckCharacter }
        guard Self.isCategory(text[text.startIndex + 1], of: text[text.startIndex]) else {
            throw .unknownCategory
        }
        code = String(decoding: text, as: UTF8.self)
    }

    /// The six characters that stand in the division's place.
    static func division(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.count >= 8 else { return nil }
        return text[text.startIndex + 2..<text.startIndex + 8]
    }

    /// The weights are 3^(i - 1) mod 31; a right code's sum with weight 1 for the check is 0.
    private static func isChecked(_ text: ArraySlice<UInt8>) throws(CreditCodeError) -> Bool {
        var (sum, weight) = (0, 1)
        for byte in text.dropLast() {
            sum += try value(of: byte) * weight
            weight = weight * 3 % 31
        }
        guard let last = text.last else { return false }
        return try (sum + value(of: last)) % 31 == 0
    }

    private static func value(of byte: UInt8) throws(CreditCodeError) -> Int {
        let value = byte < 128 ? values[Int(byte)] : 0xFF
        guard value < 31 else { throw .malformed }
        return Int(value)
    }

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 128)
        for (value, byte) in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        return values
    }()

    /// The categories of each department (GB 32100-2015 table 1).
    private static func isCategory(_ category: UInt8, of department: UInt8) -> Bool {
        let categories =
            switch UnicodeScalar(department) {
            case "1": "1239"
            case "2", "4", "8", "A": "19"
            case "3": "123459"
            case "5", "N": "1239"
            case "6", "7": "129"
            case "9": "123"
            case "Y": "1"
            default: ""
            }
        return categories.utf8.contains(category)
    }
}

/// What is wrong with a unified social credit code.
public enum CreditCodeError: Error, Sendable {
    /// Not 18 characters of those that occur, or a division that is not digits.
    case malformed
    /// The check character is that of another code.
    case wrongCheckCharacter
    /// There is no such category of that department.
    case unknownCategory
}
