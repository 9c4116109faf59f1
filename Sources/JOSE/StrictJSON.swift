/// The one reader for every JSON text that comes from outside.
///
/// RFC 8259 and no more: UTF-8 without byte order mark, no member twice in an object at any depth
/// (names compared by their bytes once unescaped), no half of a surrogate pair, nothing after the
/// value; size, depth and number of values are bounded.
public enum StrictJSON {
    /// How much a text may hold.
    public struct Limits: Sendable, Equatable {
        /// Bytes of the text.
        public var bytes: Int
        /// Arrays and objects inside each other.
        public var depth: Int
        /// Values in all, at whatever depth.
        public var values: Int

        /// Limits of so many bytes, levels (at most 64, since reading is recursive) and values.
        public init(bytes: Int, depth: Int, values: Int) {
            (self.bytes, self.depth, self.values) = (bytes, min(depth, 64), values)
        }

        /// For a certificate's token: 16 KiB, 16 levels, 256 values.
        public static let token = Self(bytes: 16 << 10, depth: 16, values: 256)
        /// For a signed list: 1 MiB, 16 levels, 65,536 values.
        public static let list = Self(bytes: 1 << 20, depth: 16, values: 65_536)
        /// For an offline bundle or the pins: 64 MiB, 16 levels, 1,048,576 values.
        public static let document = Self(bytes: 64 << 20, depth: 16, values: 1 << 20)
    }

    /// The value that `bytes` are the text of.
    public static func parse(
        _ bytes: Span<UInt8>, limits: Limits = .token
    ) throws(JSONError) -> JSON {
        guard bytes.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        guard !startsWithByteOrderMark(bytes) else { throw .byteOrderMark }
        var parser = JSONParser(limits: limits)
        let value = try parser.value(bytes)
        parser.skipWhitespace(bytes)
        guard parser.position == bytes.count else {
            throw .dataAfterValue(offset: parser.position)
        }
        return value
    }

    /// The object that `bytes` are the text of; any other value is an error.
    public static func parseObject(
        _ bytes: Span<UInt8>, limits: Limits = .token
    ) throws(JSONError) -> JSONObject {
        guard case .object(let object) = try parse(bytes, limits: limits) else {
            throw .notAnObject
        }
        return object
    }

    private static func startsWithByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }
}

/// A recursive descent over JSON; its depth is bounded by the limits.
///
/// The bytes are handed to every method, since a type that keeps a span could not be stored.
struct JSONParser {
    private let limits: StrictJSON.Limits
    var position = 0
    private var depth = 0
    private var values = 0

    init(limits: StrictJSON.Limits) {
        self.limits = limits
    }

    mutating func value(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
        skipWhitespace(bytes)
        values += 1
        guard values <= limits.values else {
            throw .tooManyValues(limit: limits.values, offset: position)
        }
        switch current(bytes) {
        case UInt8(ascii: "\""): return .string(try string(bytes))
        case UInt8(ascii: "{"): return .object(try object(bytes))
        case UInt8(ascii: "["): return .array(try array(bytes))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(bytes)
        case UInt8(ascii: "t"): return try literal("true", .bool(true), bytes)
        case UInt8(ascii: "f"): return try literal("false", .bool(false), bytes)
        case UInt8(ascii: "n"): return try literal("null", .null, bytes)
        default: throw unexpected(bytes)
        }
    }

    mutating func skipWhitespace(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// The byte at the position, or 0 at the end: no grammar rule begins with NUL.
    func current(_ bytes: Span<UInt8>) -> UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    private func unexpected(_ bytes: Span<UInt8>) -> JSONError {
        position < bytes.count
            ? .unexpectedByte(bytes[position], offset: position) : .unexpectedEnd(offset: position)
    }

    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard current(bytes) == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONError) {
        guard take(byte, bytes) else { throw unexpected(bytes) }
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= limits.depth else {
            throw .tooDeep(limit: limits.depth, offset: position)
        }
        position += 1
    }

    private mutating func literal(
        _ text: StaticString, _ value: JSON, _ bytes: Span<UInt8>
    ) throws(JSONError) -> JSON {
        for byte in "\(text)".utf8 { try expect(byte, bytes) }
        return value
    }
}

extension JSONParser {
    private mutating func object(_ bytes: Span<UInt8>) throws(JSONError) -> JSONObject {
        try enter()
        var members = UniqueMembers()
        skipWhitespace(bytes)
        if !take(UInt8(ascii: "}"), bytes) {
            repeat {
                try member(of: &members, bytes)
            } while take(UInt8(ascii: ","), bytes)
            try expect(UInt8(ascii: "}"), bytes)
        }
        depth -= 1
        return members.object
    }

    private mutating func member(
        of members: inout UniqueMembers, _ bytes: Span<UInt8>
    ) throws(JSONError) {
        skipWhitespace(bytes)
        let offset = position
        guard current(bytes) == UInt8(ascii: "\"") else { throw unexpected(bytes) }
        let name = try string(bytes)
        guard members.isNew(name) else { throw .duplicateMember(name: name, offset: offset) }
        skipWhitespace(bytes)
        try expect(UInt8(ascii: ":"), bytes)
        members.append(name, try value(bytes))
        skipWhitespace(bytes)
    }

    private mutating func array(_ bytes: Span<UInt8>) throws(JSONError) -> [JSON] {
        try enter()
        var elements: [JSON] = []
        skipWhitespace(bytes)
        if !take(UInt8(ascii: "]"), bytes) {
            repeat {
                elements.append(try value(bytes))
                skipWhitespace(bytes)
            } while take(UInt8(ascii: ","), bytes)
            try expect(UInt8(ascii: "]"), bytes)
        }
        depth -= 1
        return elements
    }
}

/// Members whose names are compared one by one while they are few, and by a set when they are many.
private struct UniqueMembers {
    private(set) var object = JSONObject()
    private var seen: Set<ExactText> = []

    func isNew(_ name: String) -> Bool {
        object.count <= 16 ? object[name] == nil : !seen.contains(ExactText(name))
    }

    mutating func append(_ name: String, _ value: JSON) {
        if object.isEmpty { object.reserveCapacity(8) }
        object.append(new: name, value)
        if object.count == 17 {
            seen = Set(object.members.map { ExactText($0.name) })
        } else if object.count > 17 {
            seen.insert(ExactText(name))
        }
    }
}

extension JSONParser {
    private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
        let start = position
        let isNegative = take(UInt8(ascii: "-"), bytes)
        let first = position
        try digits(bytes, of: start)
        guard position == first + 1 || bytes[first] != UInt8(ascii: "0") else {
            throw .invalidNumber(offset: start)
        }
        let end = position
        if take(UInt8(ascii: "."), bytes) { try digits(bytes, of: start) }
        if current(bytes) | 0x20 == UInt8(ascii: "e") {
            position += 1
            if !take(UInt8(ascii: "+"), bytes) { _ = take(UInt8(ascii: "-"), bytes) }
            try digits(bytes, of: start)
        }
        if position == end, let value = magnitude(bytes.extracting(first..<end)),
            !(isNegative && value == 0)
        {
            return .integer(isNegative ? -value : value)
        }
        return .decimal(try text(bytes.extracting(start..<position), offset: start))
    }

    /// Goes past one digit or more.
    private mutating func digits(_ bytes: Span<UInt8>, of start: Int) throws(JSONError) {
        let first = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(current(bytes)) { position += 1 }
        guard position > first else { throw .invalidNumber(offset: start) }
    }

    /// The value of `digits`, or nil beyond 2^53.
    private func magnitude(_ digits: Span<UInt8>) -> Int64? {
        guard digits.count <= 16 else { return nil }
        var value: Int64 = 0
        for index in digits.indices {
            value = value * 10 + Int64(digits[index] - UInt8(ascii: "0"))
        }
        return value <= JSON.maximumInteger ? value : nil
    }
}

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
