/// A JSON value (RFC 8259) as ``StrictJSON`` reads it.
///
/// Values are equal where their strings have the same bytes; the order of an object's members does
/// not count.
public enum JSON: Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// An integer without fraction or exponent, from -2^53 to 2^53.
    case integer(Int64)
    /// Any other number, as its text stands: a larger integer, a fraction, an exponent, `-0`.
    case decimal(String)
    /// A string, unescaped.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object.
    case object(JSONObject)

    /// The greatest absolute value of an ``integer(_:)``: 2^53.
    public static let maximumInteger: Int64 = 1 << 53

    /// The truth value, or nil where this is none.
    public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The integer, or nil where this is no number or one that is no integer of ours.
    public var integerValue: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The string, or nil where this is none.
    public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
    /// The array, or nil where this is none.
    public var arrayValue: [JSON]? { if case .array(let value) = self { value } else { nil } }
    /// The object, or nil where this is none.
    public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }
}

extension JSON: Equatable {
    /// Whether both are the same value, strings compared byte by byte.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.decimal(let left), .decimal(let right)): left.hasSameBytes(as: right)
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer; one beyond 2^53 becomes a decimal.
    public init(integerLiteral value: Int64) {
        self = value.magnitude <= 1 << 53 ? .integer(value) : .decimal(String(value))
    }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// An object; of members with the same name the last one counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(JSONObject(elements))
    }
}
