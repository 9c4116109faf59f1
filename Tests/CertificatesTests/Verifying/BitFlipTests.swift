import Certificates
import JOSE
import Signing
import Testing

@Suite("Alterations")
struct BitFlipTests {
    @Test(
        "A token with any one bit flipped is never valid", arguments: SignatureAlgorithm.all)
    func everyBit(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let verifier = try office.verifier()
        let bytes = Array(try office.issue().privateToken.utf8)
        #expect(verifier.verify(text: bytes.span, at: TestOffice.now).outcome == .valid)
        for index in bytes.indices {
            for bit in 0..<8 {
                var altered = bytes
                altered[index] ^= 1 << bit
                let verdict = verifier.verify(text: altered.span, at: TestOffice.now)
                #expect(verdict.outcome != .valid, "bit \(bit) of byte \(index)")
            }
        }
    }

    @Test("A token that is cut anywhere but after a disclosure is never valid")
    func everyCut() throws {
        let office = try TestOffice()
        let verifier = try office.verifier()
        let bytes = Array(try office.issue().privateToken.utf8)
        for count in bytes.indices where count == 0 || bytes[count - 1] != UInt8(ascii: "~") {
            let verdict = verifier.verify(
                text: bytes.span.extracting(0..<count), at: TestOffice.now)
            #expect(verdict.outcome == .invalid, "the first \(count) bytes")
        }
    }

    @Test("A trust list with any one bit flipped is refused")
    func trustList() throws {
        let office = try TestOffice(.ed25519)
        let bytes = Array(try office.trustList().utf8)
        let root = office.root.publicKey.thumbprint
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1 << (index % 8)
            #expect(throws: TrustError.self, "byte \(index)") {
                try TrustList(verifying: altered.span, root: root)
            }
        }
    }
}
