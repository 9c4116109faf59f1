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

    @Test("A signature with any bit flipped is not valid", arguments: SignatureAlgorithm.all)
    func flippedSignature(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let signature = try key.makeSigner().sign(message)
        for bit in 0..<512 {
            var altered = signature
            altered[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.publicKey.accepts(altered, for: message), "bit \(bit)")
        }
    }

    @Test("A signature is not valid for an altered message", arguments: SignatureAlgorithm.all)
    func alteredMessage(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let signature = try key.makeSigner().sign(message)
        #expect(!key.publicKey.accepts(signature, for: message + [0]))
        #expect(!key.publicKey.accepts(signature, for: message.dropLast()))
        #expect(!key.publicKey.accepts(signature, for: []))
    }

    @Test("A signature is not valid under another key", arguments: SignatureAlgorithm.all)
    func otherKey(algorithm: SignatureAlgorithm) throws {
        let signature = try PrivateKey.generate(algorithm).makeSigner().sign(message)
        let other = try PrivateKey.generate(algorithm).publicKey
        #expect(!other.accepts(signature, for: message))
    }

    @Test("A signature of any length but 64 is not valid", arguments: SignatureAlgorithm.all)
    func otherLength(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let signature = try key.makeSigner().sign(message)
        for count in 0..<64 {
            #expect(!key.publicKey.accepts(Array(signature[..<count]), for: message))
        }
        #expect(!key.publicKey.accepts(signature + [0], for: message))
        #expect(!key.publicKey.accepts([0] + signature, for: message))
        #expect(!key.publicKey.accepts(signature + signature, for: message))
    }

    @Test("A signer outlives the key that it was made of", arguments: SignatureAlgorithm.all)
    func signerOutlivesKey(algorithm: SignatureAlgorithm) throws {
        var key: PrivateKey? = try PrivateKey.generate(algorithm)
        guard let publicKey = key?.publicKey, let signer = try key?.makeSigner() else { return }
        key = nil
        #expect(publicKey.accepts(try signer.sign(message), for: message))
    }

    @Test(
        "Only Ed25519 signs a message twice with the same bytes", arguments: SignatureAlgorithm.all)
    func repeated(algorithm: SignatureAlgorithm) throws {
        let signer = try PrivateKey.generate(algorithm).makeSigner()
        let (first, second) = (try signer.sign(message), try signer.sign(message))
        #expect((first == second) == (algorithm == .ed25519))
    }
}
