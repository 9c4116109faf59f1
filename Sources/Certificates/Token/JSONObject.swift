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
