import JOSE
import Testing

@Suite struct Base64URLTests {
    @Test(
        "Bytes are encoded as in RFC 4648 section 10, without padding",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"), ("\u{3FF}~?", "z79-Pw"),
        ])
    func known(text: String, encoding: String) {
        #expect(Base64URL.string(Array(text.utf8).span) == encoding)
        #expect(Base64URL.decode(Array(encoding.utf8).span) == Array(text.utf8))
        #expect(Base64URL.encodedCount(of: text.utf8.count) == encoding.utf8.count)
    }

    @Test("Every length comes back from its encoding")
    func lengths() {
        var bytes: [UInt8] = []
        for length in 0..<300 {
            #expect(Base64URL.decode(Base64URL.encode(bytes.span).span) == bytes)
            bytes.append(UInt8(truncatingIfNeeded: length &* 167 &+ 13))
        }
    }

    @Test(
        "What is not the one encoding of any bytes is refused",
        arguments: [
            "A", "AAAAA", "Zg==", "Zm8=", "Zm9v=", "+/+/", "Zm9v ", " Zm9v", "Zm9v\n", "Zm\r\n9v",
            "Zm9é", "Zm9\0", "Zh", "Zm9", "AB", "AAB", "____A", "Zm9v~", "Zm9v.",
        ])
    func refused(text: String) {
        #expect(Base64URL.decode(Array(text.utf8).span) == nil)
    }

    @Test("Of all texts of two or three bytes, as many are taken as there are byte strings")
    func canonical() {
        var taken = (two: 0, three: 0)
        let bytes = (0...255).map { UInt8($0) }
        for a in bytes {
            for b in bytes {
                if Base64URL.decode([a, b].span) != nil { taken.two += 1 }
            }
        }
        for a in bytes.filter({ Base64URL.decode([$0, UInt8(ascii: "A")].span) != nil }) {
            for b in bytes where Base64URL.decode([b, UInt8(ascii: "A")].span) != nil {
                for c in bytes where Base64URL.decode([a, b, c].span) != nil { taken.three += 1 }
            }
        }
        #expect(taken == (256, 65_536))
    }
}
