/// Strings: UTF-8 as it stands, or unescaped where there is a backslash.
extension JSONParser {
    mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
        position += 1
        let start = position
        try skipPlain(bytes)
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return try text(bytes.extracting(start..<position - 1), offset: start)
        }
        return try escapedString(bytes, from: start)
    }

    /// Goes to the next quotation mark or backslash.
    private mutating func skipPlain(_ bytes: Span<UInt8>) throws(JSONError) {
        var index = position
        defer { position = index }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw .controlCharacter(offset: index) }
            index += 1
        }
        throw .unexpectedEnd(offset: index)
    }

    func text(_ bytes: Span<UInt8>, offset: Int) throws(JSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes))
        } catch {
            throw .invalidUTF8(offset: offset + error.byteOffsets.lowerBound)
        }
    }

    private mutating func escapedString(
        _ bytes: Span<UInt8>, from start: Int
    ) throws(JSONError) -> String {
        var unescaped: [UInt8] = []
        var runStart = start
        while true {
            for index in runStart..<position { unescaped.append(bytes[index]) }
            if take(UInt8(ascii: "\""), bytes) { break }
            try escape(bytes, to: &unescaped)
            runStart = position
            try skipPlain(bytes)
        }
        return try text(unescaped.span, offset: start)
    }

    private mutating func escape(
        _ bytes: Span<UInt8>, to output: inout [UInt8]
    ) throws(JSONError) {
        let offset = position
        position += 1
        let character = current(bytes)
        position += 1
        switch character {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(character)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"): output.append(contentsOf: try unicodeEscape(bytes, at: offset).utf8)
        default: throw .invalidEscape(offset: offset)
        }
    }

    /// The character after `\u`, of which a second escape is the other half where it is needed.
    private mutating func unicodeEscape(
        _ bytes: Span<UInt8>, at offset: Int
    ) throws(JSONError) -> Character {
        let unit = try codeUnit(bytes, at: offset)
        if let scalar = Unicode.Scalar(UInt32(unit)) { return Character(scalar) }
        guard UTF16.isLeadSurrogate(unit), take(UInt8(ascii: "\\"), bytes),
            take(UInt8(ascii: "u"), bytes)
        else { throw .loneSurrogate(offset: offset) }
        let trail = try codeUnit(bytes, at: position - 2)
        guard UTF16.isTrailSurrogate(trail) else { throw .loneSurrogate(offset: offset) }
        let value = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(trail) & 0x3FF
        guard let scalar = Unicode.Scalar(value) else { throw .loneSurrogate(offset: offset) }
        return Character(scalar)
    }

    private mutating func codeUnit(
        _ bytes: Span<UInt8>, at offset: Int
    ) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(current(bytes))).hexDigitValue else {
                throw .invalidEscape(offset: offset)
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
