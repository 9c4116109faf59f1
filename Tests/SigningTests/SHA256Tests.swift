import Signing
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-2 appendix B.
    private static let examples = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]

    private func digest(_ message: [UInt8]) -> [UInt8] {
        SHA256.digest(of: message.span)
    }

    @Test("The examples of FIPS 180 have their digests", arguments: examples)
    func example(message: String, expected: String) {
        #expect(digest(Array(message.utf8)) == hex(expected))
    }

    @Test(
        "A million times the letter a, in pieces, has the digest of FIPS 180", arguments: [1, 1000])
    func million(piece: Int) {
        var stream = SHA256Stream()
        let letters = [UInt8](repeating: 0x61, count: piece)
        for _ in 0..<1_000_000 / piece {
            stream.update(letters.span)
        }
        let digest = stream.finalize()
        #expect(digest == hex("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"))
    }

    @Test("A stream gives the digest of the whole, wherever the pieces end")
    func pieces() {
        let message = (0..<200).map { UInt8($0) }
        let whole = digest(message)
        for cut in 0...message.count {
            var stream = SHA256Stream()
            stream.update(Array(message[..<cut]).span)
            stream.update(Array(message[cut...]).span)
            let digest = stream.finalize()
            #expect(digest == whole)
        }
    }

    @Test("A stream that is dropped half-way does no harm")
    func dropped() {
        for _ in 0..<100 {
            var stream = SHA256Stream()
            stream.update(([1, 2, 3] as [UInt8]).span)
        }
        #expect(digest([]).count == 32)
    }
}
