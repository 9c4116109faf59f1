import Signing

extension TrustList {
    /// The claims of the token.
    var claims: JSONObject {
        [
            "version": .integer(version), "iat": .integer(issuedAt.seconds),
            "exp": .integer(expiresAt.seconds), "issuers": .array(issuers.map(\.json)),
        ]
    }

    init(reading claims: TrustMembers) throws(TrustError) {
        version = try claims.integer("version")
        issuedAt = try claims.time("iat")
        expiresAt = try claims.time("exp")
        var issuers: [TrustedIssuer] = []
        for reader in try claims.objects("issuers") {
            issuers.append(try TrustedIssuer(reading: reader))
        }
        self.issuers = issuers
    }
}

extension TrustedIssuer {
    fileprivate var json: JSON {
        var members: JSONObject = ["iss": .string(url.description), "name": name.json]
        if utcOffset != .china { members["utc_offset"] = .integer(Int64(utcOffset.minutes)) }
        members["vct"] = .array(certificateTypes.map(JSON.string))
        members["keys"] = .array(keys.map(\.json))
        return .object(members)
    }

    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        url = try members.issuer("iss")
        name = try LocalizedText(reading: members.object("name"))
        utcOffset = try members.utcOffset("utc_offset")
        certificateTypes = try members.strings("vct")
        var keys: [TrustedKey] = []
        for reader in try members.objects("keys") {
            keys.append(try TrustedKey(reading: reader))
        }
        self.keys = keys
    }
}

extension TrustedKey {
    fileprivate var json: JSON {
        var members: JSONObject = [
            "kid": .string(keyID), "use": .string(use.rawValue), "jwk": publicKey.jwk,
            "active_from": .integer(activeFrom.seconds),
        ]
        members["retired_at"] = retiredAt.map { .integer($0.seconds) }
        members["compromised_at"] = compromisedAt.map { .integer($0.seconds) }
        return .object(members)
    }

    /// Reads a key; the public key is proved to be one, and its `kid` to be its own.
    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        guard let jwk = members.object["jwk"], let publicKey = try? PublicKey(jwk: jwk) else {
            throw members.malformed("jwk")
        }
        guard
            let use = KeyUse.allCases.first(where: { members.object["use"] == .string($0.rawValue) }
            )
        else { throw members.malformed("use") }
        self.init(
            publicKey, use: use, activeFrom: try members.time("active_from"),
            retiredAt: try members.optionalTime("retired_at"),
            compromisedAt: try members.optionalTime("compromised_at"))
        guard try members.string("kid").hasSameBytes(as: keyID) else {
            throw members.malformed("kid")
        }
        guard retiredAt.map({ activeFrom <= $0 }) ?? true else {
            throw members.malformed("retired_at")
        }
    }
}

extension LocalizedText {
    /// `{"zh": …, "en": …}`, the latter where there is an English text.
    var json: JSON {
        var members: JSONObject = ["zh": .string(zh)]
        members["en"] = en.map(JSON.string)
        return .object(members)
    }

    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        self.init(zh: try members.string("zh"), en: try members.optionalString("en"))
    }
}
