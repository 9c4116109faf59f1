/// Appends compact JSON to bytes; it puts the commas and the escapes, and nothing else.
///
/// The caller keeps to the grammar: a name before every value inside an object, an end for every
/// beginning.
package struct JSONWriter {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer with room for so many bytes.
    package init(capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }
    package mutating func endObject() { end(UInt8(ascii: "}")) }
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// The name of the member whose value is written next.
    package mutating func name(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func member(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    package mutating func member(_ name: String, _ value: Int64) {
        self.name(name)
        integer(value)
    }

    package mutating func member(_ name: String, json value: JSON) {
        self.name(name)
        self.value(value)
    }

    package mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ value: Int64) {
        literal(String(value))
    }

    package mutating func bool(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    package mutating func null() {
        literal("null")
    }

    package mutating func value(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .decimal(let text): literal(text)
        case .string(let text): string(text)
        case .array(let elements): array(elements)
        case .object(let object): self.object(object)
        }
    }

    private mutating func array(_ elements: [JSON]) {
        beginArray()
        for element in elements { value(element) }
        endArray()
    }

    private mutating func object(_ object: JSONObject) {
        beginObject()
        for (name, value) in object.members { member(name, json: value) }
        endObject()
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func appendEscaped(_ text: String) {
        guard Self.needsEscape(text.utf8.span) else {
            // Nearly every text; its bytes are copied at once.
            bytes.append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            if Self.needsEscape(byte) { appendEscape(byte) } else { bytes.append(byte) }
        }
    }

    private static func needsEscape(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where needsEscape(text[index]) { return true }
        return false
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            if byte < 16 { bytes.append(UInt8(ascii: "0")) }
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }
}

extension JSON {
    /// The value as compact JSON: no space, members in their order, only the escapes that must be.
    public var serialized: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}

extension JSONObject {
    /// The object as compact JSON: no space, members in their order.
    public var serialized: [UInt8] { JSON.object(self).serialized }
}

extension JSON {
    /// The value as JSON for people: one member or element a line, two spaces a level, a line
    /// break at the end.
    public var prettyPrinted: String {
        var bytes: [UInt8] = []
        appendPretty(to: &bytes, level: 0)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendPretty(to bytes: inout [UInt8], level: Int) {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            Self.appendBlock("[", elements, "]", to: &bytes, level: level) { element, bytes in
                element.appendPretty(to: &bytes, level: level + 1)
            }
        case .object(let object) where !object.isEmpty:
            Self.appendBlock("{", object.members, "}", to: &bytes, level: level) { member, bytes in
                bytes.append(contentsOf: JSON.string(member.name).serialized)
                bytes.append(contentsOf: ": ".utf8)
                member.value.appendPretty(to: &bytes, level: level + 1)
            }
        default:
            bytes.append(contentsOf: serialized)
        }
    }

    private static func appendBlock<Item>(
        _ opening: Unicode.Scalar, _ items: [Item], _ closing: Unicode.Scalar,
        to bytes: inout [UInt8], level: Int, appendItem: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendLineBreak(to: &bytes, level: level + 1)
            appendItem(item, &bytes)
        }
        appendLineBreak(to: &bytes, level: level)
        bytes.append(UInt8(ascii: closing))
    }

    private static func appendLineBreak(to bytes: inout [UInt8], level: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
}
