import Signing
import Testing

/// GB/T 32918.5 appendix A, which is also `examples/sm2-vectors.json` of the shared vectors.
@Suite struct SM2Tests {
    private let message = Array("message digest".utf8)
    private let r = hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3")
    private let s = hex("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")
    private static let order = hex(
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123")
    private static let coordinates = hex(
        """
        09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
        CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13
        """)

    private func key() throws -> PublicKey {
        try PublicKey(.sm2, coordinates: Self.coordinates)
    }

    @Test("The example of GB/T 32918.5 is valid")
    func example() throws {
        #expect(try key().accepts(r + s, for: message))
    }

    @Test("n - s is not valid: an SM2 signature cannot be turned into another")
    func malleability() throws {
        #expect(try !key().accepts(r + subtract(s, from: Self.order), for: message))
    }

    @Test("r and s that are no numbers of the group make no signature", arguments: EdgeValue.pairs)
    func edges(r: EdgeValue, s: EdgeValue) throws {
        let signature = r.bytes(order: Self.order) + s.bytes(order: Self.order)
        #expect(try !key().accepts(signature, for: message))
    }

    @Test("r and s that add up to the order make no signature")
    func sumIsOrder() throws {
        #expect(try !key().accepts(r + subtract(r, from: Self.order), for: message))
    }

    @Test("A point of SM2 is no point of P-256, nor the other way round")
    func otherCurve() throws {
        #expect(throws: SigningError.invalidPublicKey) {
            try PublicKey(.es256, coordinates: Self.coordinates)
        }
        let other = try PrivateKey.generate(.es256).publicKey.coordinates
        #expect(throws: SigningError.invalidPublicKey) {
            try PublicKey(.sm2, coordinates: other)
        }
    }

    @Test("What is signed over another digest than SM3 of identity, key and message is not valid")
    func otherDigest() throws {
        let openssl = try OpenSSLCommand()
        let key = try openssl.file("key", try openssl.run("genpkey", "-algorithm", "SM2"))
        let publicKey = try PublicKey(.sm2, coordinates: openssl.coordinates(ofKeyIn: key))
        let prefix = Self.identityBlock(of: publicKey.coordinates)
        let z = try openssl.digest(prefix, "-sm3")
        func isValid(_ input: [UInt8], _ digest: String) throws -> Bool {
            let value = try openssl.file("digest", openssl.digest(input, digest))
            let signature = try openssl.run("pkeyutl", "-sign", "-in", value, "-inkey", key)
            return publicKey.accepts(rawSignature(signature), for: message)
        }
        #expect(try isValid(z + message, "-sm3"))
        #expect(try !isValid(z + message, "-sha256"))
        #expect(try !isValid(message, "-sm3"))
        #expect(try !isValid(message, "-sha256"))
    }

    /// What Z is the digest of (GB/T 32918.2 section 5.5): ENTL, identity, curve, key.
    private static func identityBlock(of coordinates: [UInt8]) -> [UInt8] {
        let curve = hex(
            """
            FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC
            28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
            32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7
            BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0
            """)
        return [0, 128] + Array("1234567812345678".utf8) + curve + coordinates
    }
}
