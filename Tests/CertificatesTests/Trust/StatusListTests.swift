import Certificates
import Compression
import Signing
import Testing

@Suite("Status lists")
struct StatusListTests {
    @Test("A new list has 131,072 entries, all valid")
    func fresh() {
        let list = StatusList()
        #expect(list.count == 131_072)
        #expect(list.status(at: 0) == .valid && list.status(at: 131_071) == .valid)
    }

    @Test("What is set is read back, from the packed form too, and the neighbours stay")
    func setting() throws {
        var list = StatusList()
        var expected: [Int: CertificateStatus] = [:]
        var generator = SeededGenerator(state: 1)
        for _ in 0..<5_000 {
            let index = Int.random(in: 0..<list.count, using: &generator)
            let status = try #require(CertificateStatus.allCases.randomElement(using: &generator))
            list[index] = status
            expected[index] = status
        }
        let unpacked = try StatusList(bits: 2, compressed: list.compressed.span)
        #expect(unpacked == list)
        for index in 0..<list.count {
            #expect(unpacked[index] == expected[index, default: .valid])
        }
    }

    @Test("Entry 0 stands in the two least significant bits")
    func order() throws {
        var list = StatusList()
        for (index, status) in [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3].enumerated() {
            list[index] = try #require(CertificateStatus(rawValue: UInt8(status)))
        }
        let bytes = try Zlib.decompress(list.compressed.span, maximumCount: 32_768)
        #expect(Array(bytes.prefix(4)) == [0xC9, 0x44, 0xF9, 0])
    }

    @Test(
        "The short examples of the draft decode",
        arguments: [
            (1, "eNrbuRgAAhcBXQ", [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]),
            (2, "eNo76fITAAPfAgc", [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]),
        ] as [(Int64, String, [UInt8])])
    func examples(_ bits: Int64, _ text: String, _ values: [UInt8]) throws {
        let compressed = try #require(text.base64URLDecoded)
        let list = try StatusList(bits: bits, compressed: compressed.span)
        #expect((0..<list.count).map(list.value) == values)
    }

    @Test("Beyond the list, and before it, there is no status")
    func range() {
        for index in [-1, 131_072, Int.min, Int.max] {
            #expect(StatusList().status(at: index) == nil)
        }
    }

    @Test("A value that the issuer does not use is no status")
    func otherValues() throws {
        let list = try StatusList(bits: 4, compressed: Zlib.compress([0x4C].span).span)
        #expect(list.value(at: 0) == 12 && list.value(at: 1) == 4)
        #expect(list.status(at: 0) == nil && list.status(at: 1) == nil)
    }

    @Test("Only 1, 2, 4 and 8 bits are taken", arguments: [-1, 0, 3, 5, 6, 7, 16, Int64.max])
    func otherBits(_ bits: Int64) {
        #expect(throws: TrustError.malformed(.statusList, .member("status_list.bits"))) {
            try StatusList(bits: bits, compressed: Zlib.compress([0].span).span)
        }
    }

    @Test("A list that grows beyond 1 MiB is refused, and so is one with something after it")
    func bombs() throws {
        let bomb = Zlib.compress([UInt8](repeating: 0, count: 1 << 20 + 1).span)
        let trailing = StatusList().compressed + [0]
        for bytes in [bomb, trailing, [], Array(StatusList().compressed.dropLast())] {
            #expect(throws: TrustError.malformed(.statusList, .member("status_list.lst"))) {
                try StatusList(bits: 2, compressed: bytes.span)
            }
        }
    }
}
