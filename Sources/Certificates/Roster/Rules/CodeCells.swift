extension RowAudit {
    /// A cell that holds a code, with ASCII digits and capitals and without the apostrophe that
    /// keeps a spreadsheet from reading a number; what that changes is noted.
    mutating func code(_ column: RosterColumn) -> ArraySlice<UInt8> {
        let cell = record.cell(column)
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
    /// Full-width forms (U+FF01 to U+FF5E) as ASCII, letters as capitals, without the apostrophe of a
    /// spreadsheet.
    package var normalisedCode: [UInt8] {
        var code: [UInt8] = []
        var rest = first == UInt8(ascii: "'") ? dropFirst() : self
        while let byte = rest.first {
            if let (ascii, length) = rest.fullWidthPrefix {
                code.append(ascii)
                rest = rest.dropFirst(length)
            } else {
                code.append(byte)
                rest = rest.dropFirst()
            }
        }
        return code.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    }

    private var fullWidthPrefix: (UInt8, Int)? {
        let bytes = prefix(3)
        guard bytes.count == 3, bytes.first == 0xEF, let last = bytes.last else { return nil }
        switch (bytes[bytes.startIndex + 1], last) {
        case (0xBC, 0x81...0xBF): return (last - 0x60, 3)
        case (0xBD, 0x80...0x9E): return (last - 0x20, 3)
        default: return nil
        }
    }

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
