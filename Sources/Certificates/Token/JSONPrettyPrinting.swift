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
