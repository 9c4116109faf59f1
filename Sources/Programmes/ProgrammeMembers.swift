internal import Certificates
internal import JOSE

/// Reads the members of one JSON object and names the place of every fault.
struct ProgrammeMembers {
    private let object: JSONObject
    private let path: String

    /// The value at `path`, which must be an object with no other members than the known ones.
    init(_ value: JSON, at path: String, known: [String]) throws(ProgrammeError) {
        guard case .object(let object) = value else {
            throw .unfitValue(path, value: value.excerpt, expected: .object)
        }
        (self.object, self.path) = (object, path)
        for name in object.names where !known.contains(where: { $0.hasSameBytes(as: name) }) {
            throw .unknownMember(place(of: name), known: known)
        }
    }

    func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// A member's value; nil where it is missing or null.
    func value(_ name: String) -> JSON? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    func required(
        _ name: String, _ expected: ProgrammeError.Expectation
    ) throws(ProgrammeError) -> JSON {
        guard let value = value(name) else {
            throw .missingMember(place(of: name), expected: expected)
        }
        return value
    }

    /// A text that is printed.
    func text(_ name: String) throws(ProgrammeError) -> String {
        try required(name, .text(atMost: JSON.longestText)).printedText(at: place(of: name))
    }

    /// A text that is printed, or nil.
    func optionalText(_ name: String) throws(ProgrammeError) -> String? {
        try value(name) == nil ? nil : text(name)
    }

    /// Free words that nothing depends on, or nil.
    func remark(_ name: String) throws(ProgrammeError) -> String? {
        try value(name)?.text(at: place(of: name), atMost: JSON.longestRemark)
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(ProgrammeError) -> Int {
        let value = try required(name, .integer(range))
        return try value.integer(in: range, at: place(of: name))
    }

    func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(ProgrammeError) -> Int?
    {
        try value(name)?.integer(in: range, at: place(of: name))
    }

    func truth(_ name: String) throws(ProgrammeError) -> Bool {
        guard let value = value(name) else { return false }
        guard let truth = value.boolValue else {
            throw .unfitValue(place(of: name), value: value.excerpt, expected: .truth)
        }
        return truth
    }

    func date(
        _ name: String, notBefore first: CalendarDate? = nil
    ) throws(ProgrammeError) -> CalendarDate {
        let value = try required(name, .date(notBefore: first))
        guard let text = value.stringValue, let date = CalendarDate(iso: text),
            first.map({ $0 <= date }) ?? true
        else {
            throw .unfitValue(
                place(of: name), value: value.excerpt, expected: .date(notBefore: first))
        }
        return date
    }

    func optionalDate(_ name: String) throws(ProgrammeError) -> CalendarDate? {
        value(name) == nil ? nil : try date(name)
    }

    func word(_ name: String, of words: [String]) throws(ProgrammeError) -> String {
        let value = try required(name, .oneOf(words))
        guard let text = value.stringValue,
            let word = words.first(where: { $0.hasSameBytes(as: text) })
        else {
            throw .unfitValue(place(of: name), value: value.excerpt, expected: .oneOf(words))
        }
        return word
    }

    /// What `read` makes of each element of a list that is not empty.
    func list<Element>(
        _ name: String, _ read: (JSON, String) throws(ProgrammeError) -> Element
    ) throws(ProgrammeError) -> [Element] {
        let value = try required(name, .list)
        guard let elements = value.arrayValue, !elements.isEmpty else {
            throw .unfitValue(place(of: name), value: value.excerpt, expected: .list)
        }
        var list: [Element] = []
        for (index, element) in elements.enumerated() {
            list.append(try read(element, "\(place(of: name))[\(index)]"))
        }
        return list
    }
}

extension JSON {
    static let longestText = 200
    static let longestSentence = 400
    static let longestPath = 65_536
    static let longestRemark = 2_000

    func text(at path: String, atMost longest: Int) throws(ProgrammeError) -> String {
        guard let text = stringValue?.normalised, !text.isEmpty,
            text.unicodeScalars.count <= longest,
            text.unicodeScalars.allSatisfy({ !$0.isUnfitForPrint })
        else { throw .unfitValue(path, value: excerpt, expected: .text(atMost: longest)) }
        return text
    }

    /// A text that stands on certificates, without the spaces around it: a roster's cells have none,
    /// and what is signed may have none.
    func printedText(at path: String) throws(ProgrammeError) -> String {
        let longest = Self.longestText
        let printed = try text(at: path, atMost: longest).withoutOuterSpaces
        guard !printed.isEmpty else {
            throw .unfitValue(path, value: excerpt, expected: .text(atMost: longest))
        }
        return printed
    }

    /// SVG path data, in which white space may be any of XML's.
    func pathData(at path: String) throws(ProgrammeError) -> String {
        let longest = Self.longestPath
        guard let text = stringValue, (1...longest).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || [0x09, 0x0A, 0x0D].contains($0) })
        else { throw .unfitValue(path, value: excerpt, expected: .pathData(atMost: longest)) }
        return text
    }

    fileprivate func integer(
        in range: ClosedRange<Int>, at path: String
    ) throws(ProgrammeError) -> Int {
        guard let integer = integerValue.map(Int.init), range.contains(integer) else {
            throw .unfitValue(path, value: excerpt, expected: .integer(range))
        }
        return integer
    }

    /// The beginning of the value as JSON, for a message.
    var excerpt: String {
        let text = String(decoding: serialized, as: UTF8.self)
        return text.unicodeScalars.count <= 80
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(79))) + "…"
    }
}
