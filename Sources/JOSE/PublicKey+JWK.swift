public import Signing

extension PublicKey {
    /// The key as a JWK (RFC 7517) with `kty`, `crv`, `x`, `y` where the curve has one, `alg`, and
    /// ``keyID`` as `kid`.
    public var jwk: JSON {
        var key: JSONObject = [
            "kty": .string(algorithm.keyType), "crv": .string(algorithm.curve),
        ]
        for (name, value) in encodedCoordinates { key[name] = .string(value) }
        key["alg"] = .string(algorithm.name)
        key["kid"] = .string(keyID.description)
        return .object(key)
    }

    /// The JWK thumbprint with SHA-256 (RFC 7638).
    public var thumbprint: Thumbprint { Thumbprint(of: self) }

    /// The name of the key inside a trust list: the first 11 characters of ``thumbprint``.
    public var keyID: KeyID { thumbprint.keyID }

    /// What is digested for ``thumbprint``: the members that make the key, in the order of their names
    /// (RFC 7638 section 3).
    var thumbprintInput: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("crv", algorithm.curve)
        writer.member("kty", algorithm.keyType)
        for (name, value) in encodedCoordinates { writer.member(name, value) }
        writer.endObject()
        return writer.bytes
    }

    /// The public key in a JWK.
    ///
    /// Refused are private and symmetric keys, keys for another use, an `alg` that is not the
    /// curve's, and coordinates that are not 32 bytes or no valid point. Members that say nothing
    /// of these are not looked at.
    public init(jwk: JSON) throws(JWKError) {
        guard case .object(let key) = jwk else { throw .notAnObject }
        try Self.checkSecrets(of: key)
        let algorithm = try Self.algorithm(of: key)
        try Self.checkUse(of: key)
        var coordinates = try Self.coordinate("x", of: key)
        if algorithm.publicKeySize == 64 {
            coordinates += try Self.coordinate("y", of: key)
        } else if key["y"] != nil {
            throw .invalidCoordinate("y")
        }
        do {
            try self.init(algorithm, coordinates: coordinates)
        } catch {
            throw .invalidKey(error)
        }
    }

    private var encodedCoordinates: [(String, String)] {
        let coordinates = coordinates.span
        let x = ("x", Base64URL.string(coordinates.extracting(first: 32)))
        guard coordinates.count == 64 else { return [x] }
        return [x, ("y", Base64URL.string(coordinates.extracting(last: 32)))]
    }

    private static func checkSecrets(of key: JSONObject) throws(JWKError) {
        for name in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] where key[name] != nil {
            throw .secretMember(name)
        }
    }

    private static func algorithm(of key: JSONObject) throws(JWKError) -> SignatureAlgorithm {
        guard let type = try string("kty", of: key) else { throw .missing("kty") }
        let curve = try string("crv", of: key)
        let row = SignatureAlgorithm.all.first {
            $0.keyType.hasSameBytes(as: type) && $0.curve.hasSameBytes(as: curve ?? "")
        }
        guard let row else { throw .unsupportedKey(type: type, curve: curve) }
        if let name = try string("alg", of: key), !name.hasSameBytes(as: row.name) {
            throw .algorithmMismatch(name)
        }
        return row
    }

    private static func checkUse(of key: JSONObject) throws(JWKError) {
        _ = try string("kid", of: key)
        if let use = try string("use", of: key), !use.hasSameBytes(as: "sig") {
            throw .notForSignatures(use: use)
        }
        guard let operations = key["key_ops"] else { return }
        guard let values = operations.arrayValue else { throw .wrongType("key_ops") }
        let names = values.compactMap(\.stringValue).map { ExactText($0) }
        guard names.count == values.count else { throw .wrongType("key_ops") }
        guard names.contains("verify"), Set(names).count == names.count else {
            throw .notForVerifying
        }
    }

    private static func coordinate(
        _ name: String, of key: JSONObject
    ) throws(JWKError) -> [UInt8] {
        guard let text = try string(name, of: key) else { throw .missing(name) }
        let bytes = Base64URL.decode(Array(text.utf8).span)
        guard let bytes, bytes.count == 32 else { throw .invalidCoordinate(name) }
        return bytes
    }

    private static func string(_ name: String, of key: JSONObject) throws(JWKError) -> String? {
        guard let value = key[name] else { return nil }
        guard let text = value.stringValue else { throw .wrongType(name) }
        return text
    }
}
