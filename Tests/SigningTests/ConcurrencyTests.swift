import Signing
import Testing

@Suite struct ConcurrencyTests {
    @Test(
        "One public key gives many tasks the same answers as one", arguments: SignatureAlgorithm.all
    )
    func verifying(algorithm: SignatureAlgorithm) async throws {
        let key = try PrivateKey.generate(algorithm)
        let publicKey = key.publicKey
        let messages = (0..<20).map { [UInt8](repeating: $0, count: 200) }
        let signer = try key.makeSigner()
        let signatures = try messages.map { try signer.sign($0) }
        let wrong = await withTaskGroup { group in
            for offset in 0..<16 {
                group.addTask {
                    messages.indices.count { index in
                        let other = (index + offset) % messages.count
                        let valid = publicKey.accepts(signatures[index], for: messages[other])
                        return valid != (index == other)
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    @Test("Each task signs with a signer of its own", arguments: SignatureAlgorithm.all)
    func signing(algorithm: SignatureAlgorithm) async throws {
        let key = try PrivateKey.generate(algorithm)
        let valid = try await withThrowingTaskGroup { group in
            for task in 0..<UInt8(8) {
                group.addTask {
                    let signer = try key.makeSigner()
                    return try (0..<20).count { round in
                        let message = [task, UInt8(round)]
                        return key.publicKey.accepts(try signer.sign(message), for: message)
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(valid == 8 * 20)
    }
}
