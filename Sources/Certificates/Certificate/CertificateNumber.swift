/// The number on a certificate: `<prefix>-<6 digits or more>-<check>`.
///
/// The check character is ISO 7064 MOD 37,36 (GB/T 17710) over prefix and digits without hyphens.
public struct CertificateNumber: Sendable, Hashable, CustomStringConvertible {
    /// `[A-Z0-9]{1,12}`, one for each cohort.
    public let prefix: String
    /// From 1, in the order of issuing within a cohort.
    public let serial: Int

    /// The number with this prefix and serial, or nil where either is out of range.
    public init?(prefix: String, serial: Int) {
        guard Self.isPrefix(prefix), serial >= 1, serial <= 999_999_999_999 else { return nil }
        (self.prefix, self.serial) = (prefix, serial)
    }

    /// Reads a number as it is printed; nil where its form or its check character is wrong.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, (6...12).contains(parts[1].utf8.count),
            let serial = Int(parts[1]), let number = Self(prefix: String(parts[0]), serial: serial),
            number.description.utf8.elementsEqual(text.utf8)
        else { return nil }
        self = number
    }

    /// The number as it is printed.
    public var description: String {
        let digits = String(serial)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        return "\(prefix)-\(padded)-\(MOD3736.checkCharacter(of: prefix + padded))"
    }

    /// Whether `text` can be the prefix of certificate numbers: `[A-Z0-9]{1,12}`.
    public static func isPrefix(_ text: String) -> Bool {
        (1...12).contains(text.utf8.count)
            && text.utf8.allSatisfy { MOD3736.value(of: $0) != nil }
    }
}

/// ISO 7064 MOD 37,36, the hybrid system with one check character out of `0-9A-Z`.
package enum MOD3736 {
    /// The check character of `text`, every byte of which must be one of `0-9A-Z`.
    package static func checkCharacter(of text: String) -> Character {
        var product = 36
        for byte in text.utf8 {
            guard let value = value(of: byte) else { preconditionFailure("not of 0-9A-Z") }
            let sum = (product + value) % 36
            product = (sum == 0 ? 36 : sum) * 2 % 37
        }
        let check = (37 - product) % 36
        return Character(UnicodeScalar(UInt8(check < 10 ? 48 + check : 55 + check)))
    }

    package static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
