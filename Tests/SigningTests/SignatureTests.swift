import Signing
import Testing

@Suite struct SignatureTests {
    private let message = Array("the message".utf8)

    @Test("What a signer signs, its public key verifies", arguments: SignatureAlgorithm.all)
    func roundTrip(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let signer = try key.makeSigner()
        for length in 0..<100 {
            let message = Array(repeating: UInt8(length), count: length)
            let signature = try signer.sign(message)
            #expect(signature.count == 64)
            #expect(key.publicKey.accepts(signature, for: message))
        }
    }

    @Test("A key file opens with its passphrase", arguments: SignatureAlgorithm.all)
    func file(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let pem = try key.encryptedPEM(passphrase: "p")
        let loaded = try PrivateKey(pem: pem, passphrase: "p")
        #expect(loaded.publicKey == key.publicKey)
    }
}
