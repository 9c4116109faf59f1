/// A text that is the same as another only where its bytes are: what a text of a token is as a key
/// or as an element of a set.
///
/// To `String` the Kelvin sign is a K, and é the same as e with an accent after it (canonical
/// equivalence, UAX #15), which RFC 8259 section 8.3, RFC 7515 and RFC 9901 do not know.
package struct ExactText: Sendable, Hashable, CustomStringConvertible {
    /// The text.
    package let description: String

    /// A text to be compared by its bytes.
    package init(_ text: String) { description = text }

    package static func == (left: Self, right: Self) -> Bool {
        left.description.hasSameBytes(as: right.description)
    }

    package func hash(into hasher: inout Hasher) {
        // Not the hash of `String`, which is one for all canonically equivalent texts: whoever
        // writes a token could make a set slow with them.
        for byte in description.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}

extension ExactText: ExpressibleByStringLiteral {
    /// A text that stands in the code.
    package init(stringLiteral text: String) { self.init(text) }
}

extension String {
    /// Whether both have the same UTF-8; `==` also takes canonically equivalent ones for the same.
    package func hasSameBytes(as other: String) -> Bool {
        let (bytes, others) = (utf8.span, other.utf8.span)
        guard bytes.count == others.count else { return false }
        for place in bytes.indices where bytes[place] != others[place] { return false }
        return true
    }
}
