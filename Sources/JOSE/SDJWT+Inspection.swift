extension SDJWT {
    /// Header, payload and disclosures, for people who want to look into a token. None of it is
    /// verified, which the member `verified` says.
    public var inspection: JSON {
        [
            "verified": false,
            "header": .object(jws.header),
            "payload": .object(payload),
            "disclosures": .array(disclosures.map(\.inspection)),
        ]
    }
}

extension Disclosure {
    fileprivate var inspection: JSON {
        var members: JSONObject = ["digest": .string(digest), "salt": .string(salt)]
        members["name"] = name.map(JSON.string)
        members["value"] = value
        return .object(members)
    }
}
