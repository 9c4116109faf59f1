import Signing
import Testing

@Suite struct SecretBytesTests {
    private struct Refusal: Error, Equatable {}

    private func secret(_ text: String, capacity: Int = 64) -> SecretBytes {
        SecretBytes(capacity: capacity) { output in
            for byte in text.utf8 { output.append(byte) }
        }
    }

    private func text(_ secret: SecretBytes) -> String {
        secret.withBytes { bytes in
            String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
    }

    @Test("What was written is there, and nothing else")
    func holdsWhatWasWritten() {
        #expect(text(secret("correct horse")) == "correct horse")
        #expect(text(secret("")).isEmpty)
        #expect(text(secret(String(repeating: "x", count: 64))).utf8.count == 64)
    }

    @Test("What was taken back is not there")
    func forgetsWhatWasTakenBack() {
        let kept = SecretBytes(capacity: 8) { output in
            for byte in "one\ntwo".utf8 { output.append(byte) }
            output.removeLast(4)
        }
        #expect(text(kept) == "one")
    }

    @Test(
        "Only the same bytes are the same secret", arguments: ["", "a", "ab", "abc", "abd", "ABC"])
    func comparesBytes(_ other: String) {
        #expect(secret("abc").isSame(as: secret(other, capacity: 4_096)) == (other == "abc"))
    }

    @Test("What hinders its writer comes out of it")
    func throwsWhatItsWriterThrows() {
        #expect(throws: Refusal.self) {
            try SecretBytes(capacity: 8) { output throws(Refusal) in
                output.append(1)
                throw Refusal()
            }
        }
    }

    @Test("A hundred at once, a hundred times, each keep their own")
    func keepTheirOwn() {
        for _ in 0..<100 {
            let some = (0..<100).map { secret("secret \($0)") }
            #expect(some.indices.allSatisfy { text(some[$0]) == "secret \($0)" })
        }
    }
}
