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
