internal import Certificates

extension RowAudit {
    /// A cell that holds a code, with ASCII digits and capitals and without the apostrophe that
    /// keeps a spreadsheet from reading a number; what that changes is noted.
    mutating func code(_ column: RosterColumn) -> ArraySlice<UInt8> {
        let cell = row.cell(column)
        if cell.allSatisfy(\.isPlainCode) { return cell }
        let code = cell.normalisedCode
        if !code.elementsEqual(cell) {
            find(.normalised, column, [String(decoding: code, as: UTF8.self)])
        }
        return code[...]
    }

    /// ``code(_:)`` of a cell that may not be empty.
    mutating func requiredCode(_ column: RosterColumn) -> ArraySlice<UInt8>? {
        required(column) == nil ? nil : code(column)
    }
}

extension UInt8 {
    /// A byte that stands in codes as it is: no small letter, no apostrophe, and not the byte that
    /// full-width forms begin with.
    fileprivate var isPlainCode: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "'"), 0xEF: false
        default: true
        }
    }
}

extension ArraySlice<UInt8> {
    /// A number that a spreadsheet turned into one with an exponent, such as `4.40524E+17`.
    var isScientificNotation: Bool {
        guard let exponent = firstIndex(of: UInt8(ascii: "E")) else { return false }
        let mantissa = self[..<exponent]
        let power = self[(exponent + 1)...]
        return power.first == UInt8(ascii: "+") && decimal(power.dropFirst()) != nil
            && mantissa.first.map(isDigit) ?? false
            && mantissa.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    /// 18 digits of which a spreadsheet kept fifteen.
    var isRoundedNumber: Bool {
        count == 18 && allSatisfy(isDigit) && suffix(3).allSatisfy { $0 == UInt8(ascii: "0") }
    }
}
