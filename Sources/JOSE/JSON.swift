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

/// The members of a JSON object, in their order; no two have a name with the same bytes.
public struct JSONObject: Sendable {
    /// A name and its value.
    public typealias Member = (name: String, value: JSON)

    /// The members, in the order in which they were read or added.
    public private(set) var members: [Member] = []

    /// An object without members.
    public init() {}

    /// An object with these members; of members with the same name the last one counts.
    public init(_ members: some Sequence<(String, JSON)>) {
        for (name, value) in members { self[name] = value }
    }

    /// The number of members.
    public var count: Int { members.count }
    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }
    /// The names, in order.
    public var names: [String] { members.map(\.name) }

    /// The value of a member, its name compared byte by byte, or nil. Setting adds a member at the
    /// end, changes it in its place, or with nil removes it.
    public subscript(_ name: String) -> JSON? {
        get {
            guard let index = index(of: name) else { return nil }
            return members[index].value
        }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// The truth value of a member; nil where there is no such member or it is of another type.
    public func bool(_ name: String) -> Bool? { self[name]?.boolValue }
    /// The integer of a member, from -2^53 to 2^53; nil where there is none of that type.
    public func integer(_ name: String) -> Int64? { self[name]?.integerValue }
    /// The string of a member; nil where there is no such member or it is of another type.
    public func string(_ name: String) -> String? { self[name]?.stringValue }
    /// The array of a member; nil where there is no such member or it is of another type.
    public func array(_ name: String) -> [JSON]? { self[name]?.arrayValue }
    /// The object of a member; nil where there is no such member or it is of another type.
    public func object(_ name: String) -> JSONObject? { self[name]?.objectValue }

    private func index(of name: String) -> Int? {
        members.firstIndex { $0.name.hasSameBytes(as: name) }
    }

    /// Adds a member whose name the caller knows to be new.
    mutating func append(new name: String, _ value: JSON) {
        members.append((name, value))
    }

    mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left.members, right.members).allSatisfy { areEqual($0, $1) }
            || left.sortedMembers.elementsEqual(right.sortedMembers, by: areEqual)
    }

    private static func areEqual(_ left: Member, _ right: Member) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.value == right.value
    }

    private var sortedMembers: [Member] {
        members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object with these members; of members with the same name the last one counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(elements)
    }
}
