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
}
