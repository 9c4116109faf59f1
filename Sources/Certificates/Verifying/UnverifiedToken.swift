public import JOSE

/// A token that has been taken apart and not verified. It gives out no claims: a ``Verifier`` does.
public struct UnverifiedToken: Sendable {
    let parts: SDJWT
    let payload: JSONObject

    /// Takes a token apart: an SD-JWT in compact form, without anything before or after it.
    public init(_ text: Span<UInt8>) throws(TokenError) {
        parts = try SDJWT(text)
        payload = parts.payload
    }

    /// Header, payload and disclosures, for people who want to look into a token. None of it is
    /// verified, which the member `verified` says.
    public var inspection: JSON {
        [
            "verified": false,
            "header": .object(parts.jws.header),
            "payload": .object(payload),
            "disclosures": .array(parts.disclosures.map(\.inspection)),
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
