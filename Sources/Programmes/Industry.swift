internal import Certificates

/// An industry by its code of GB/T 4754-2017: the letter of the section, then the two digits of
/// the division and up to two more for group and class, such as `C35` or `C3511`.
public struct Industry: Sendable, Hashable {
    /// Letter and digits.
    public let code: String
    /// The division, 1 to 97.
    public let division: Int

    /// Whether the industry belongs to manufacturing: section C, divisions 13 to 43.
    public var isManufacturing: Bool { (13...43).contains(division) }

    /// Reads a letter and two to four digits; the letter must be the section of the division. The
    /// digits alone are taken too, since the letter follows from them. Nil for anything else.
    public init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    package init?(_ text: ArraySlice<UInt8>) {
        guard let first = text.first else { return nil }
        let digits = isDigit(first) ? text : text.dropFirst()
        guard (2...4).contains(digits.count), let number = decimal(digits.prefix(2)),
            decimal(digits) != nil, let section = Self.section(of: number),
            isDigit(first) || first == section
        else { return nil }
        division = number
        code = String(decoding: [section] + digits, as: UTF8.self)
    }

    /// The letter of a division's section, or nil where there is no such division.
    private static func section(of division: Int) -> UInt8? {
        guard division >= 1, let index = lastDivisions.firstIndex(where: { division <= $0 })
        else { return nil }
        return UInt8(ascii: "A") + UInt8(index)
    }

    /// The last division of each section from A to T; the sections follow each other without gap.
    private static let lastDivisions = [
        5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97,
    ]
}
