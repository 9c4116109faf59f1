internal import JOSE

/// Reads the members of a JSON object that has to be as it should; an error names the member by
/// its path from the top, such as `issuers.0.keys.1.kid`.
struct TrustMembers {
    let object: JSONObject
    let document: TrustDocument
    let path: String

    init(_ object: JSONObject, of document: TrustDocument, path: String = "") {
        (self.object, self.document, self.path) = (object, document, path)
    }

    func malformed(_ name: String) -> TrustError { .malformed(document, .member(path + name)) }

    func string(_ name: String) throws(TrustError) -> String {
        guard let value = object.string(name), !value.isEmpty else { throw malformed(name) }
        return value
    }

    func optionalString(_ name: String) throws(TrustError) -> String? {
        object[name] == nil ? nil : try string(name)
    }

    func strings(_ name: String) throws(TrustError) -> [String] {
        guard let values = object.array(name) else { throw malformed(name) }
        let strings = values.compactMap(\.stringValue)
        guard strings.count == values.count else { throw malformed(name) }
        return strings
    }

    func integer(_ name: String) throws(TrustError) -> Int64 {
        guard let value = object.integer(name) else { throw malformed(name) }
        return value
    }

    func optionalPositiveInteger(_ name: String) throws(TrustError) -> Int64? {
        guard object[name] != nil else { return nil }
        guard let value = object.integer(name), value > 0 else { throw malformed(name) }
        return value
    }

    /// A NumericDate (RFC 7519 section 2) that is an integer and not negative.
    func time(_ name: String) throws(TrustError) -> UnixTime {
        guard let seconds = object.integer(name), seconds >= 0 else { throw malformed(name) }
        return UnixTime(seconds)
    }

    func optionalTime(_ name: String) throws(TrustError) -> UnixTime? {
        object[name] == nil ? nil : try time(name)
    }

    /// An offset in minutes; that of China where there is none.
    func utcOffset(_ name: String) throws(TrustError) -> UTCOffset {
        guard object[name] != nil else { return .china }
        guard let offset = UTCOffset(minutes: Int(try integer(name))) else {
            throw malformed(name)
        }
        return offset
    }

    func issuer(_ name: String) throws(TrustError) -> IssuerURL {
        guard let url = IssuerURL(try string(name)) else { throw malformed(name) }
        return url
    }

    func object(_ name: String) throws(TrustError) -> TrustMembers {
        guard let value = object.object(name) else { throw malformed(name) }
        return TrustMembers(value, of: document, path: "\(path)\(name).")
    }

    func objects(_ name: String) throws(TrustError) -> [TrustMembers] {
        guard let values = object.array(name) else { throw malformed(name) }
        var readers: [TrustMembers] = []
        for (index, value) in values.enumerated() {
            guard let object = value.objectValue else { throw malformed("\(name).\(index)") }
            readers.append(TrustMembers(object, of: document, path: "\(path)\(name).\(index)."))
        }
        return readers
    }
}
