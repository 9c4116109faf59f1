import Compression
import Testing

@Suite struct ZlibTests {
    /// The smallest lists of the Token Status List draft, unpacked and packed.
    static let examples: [([UInt8], [UInt8])] = [
        ([0xb9, 0xa3], [0x78, 0xda, 0xdb, 0xb9, 0x18, 0x00, 0x02, 0x17, 0x01, 0x5d]),
        (
            [0xc9, 0x44, 0xf9],
            [0x78, 0xda, 0x3b, 0xe9, 0xf2, 0x13, 0x00, 0x03, 0xdf, 0x02, 0x07]
        ),
    ]

    @Test("The draft's lists pack to the draft's bytes and back", arguments: examples)
    func draftExample(list: [UInt8], packed: [UInt8]) throws {
        #expect(pack(list) == packed)
        #expect(try unpack(packed, list.count) == list)
    }

    @Test("What was packed unpacks to the same", arguments: [0, 1, 255, 32_768, 1_000_000])
    func roundTrip(count: Int) throws {
        var state: UInt32 = 1
        let noise = (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        for list in [noise, Array(repeating: 0, count: count)] {
            #expect(try unpack(pack(list), count) == list)
            #expect(try unpack(pack(list), count + 1) == list)
        }
    }

    @Test("A list that unpacks to one byte more than allowed is too long")
    func bound() {
        for count in [1, 2, 1000, 32_768] {
            let packed = pack(Array(repeating: 0, count: count))
            #expect(throws: ZlibError.tooLong) { try unpack(packed, count - 1) }
            #expect(throws: ZlibError.tooLong) { try unpack(packed, 0) }
        }
    }

    @Test("A small stream that would unpack to 100 MB is refused at once")
    func bomb() {
        let packed = pack(Array(repeating: 0, count: 100_000_000))
        #expect(packed.count < 100_000)
        let start = ContinuousClock.now
        #expect(throws: ZlibError.tooLong) { try unpack(packed, 32_768) }
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(throws: ZlibError.tooLong) { try unpack(packed, 99_999_999) }
        #expect(throws: Never.self) { try unpack(packed, .max) }
    }

    @Test("A stream cut anywhere is malformed")
    func cut() {
        let packed = pack((0..<200).map { $0 })
        for count in packed.indices {
            #expect(throws: ZlibError.malformed, "\(count) bytes") {
                try unpack(Array(packed[..<count]), 200)
            }
        }
    }

    @Test(
        "Bytes after the stream are refused", arguments: [[0], [0x78], [1, 2, 3, 4]] as [[UInt8]])
    func trailing(bytes: [UInt8]) {
        #expect(throws: ZlibError.trailingBytes) {
            try unpack(pack([0xb9, 0xa3]) + bytes, 100)
        }
        #expect(throws: ZlibError.trailingBytes) {
            try unpack(pack([0xb9, 0xa3]) + pack([]), 100)
        }
    }

    @Test("A stream that asks for a dictionary is refused")
    func dictionary() {
        // Python: zlib.compressobj(9, zdict=b"\0" * 8) over three zeros.
        let packed: [UInt8] = [
            0x78, 0xf9, 0x00, 0x08, 0x00, 0x01, 0x03, 0x02, 0x00, 0x00, 0x03, 0x00, 0x01,
        ]
        #expect(throws: ZlibError.presetDictionary) { try unpack(packed, 100) }
    }

    @Test("A wrong checksum is malformed, whichever bit of it")
    func checksum() {
        let packed = pack([0xb9, 0xa3])
        for bit in 0..<32 {
            var altered = packed
            altered[packed.count - 4 + bit / 8] ^= 1 << (bit % 8)
            #expect(throws: ZlibError.malformed) { try unpack(altered, 100) }
        }
    }

    @Test("No flipped bit of a stream gives another list")
    func flippedBits() {
        let list = (0..<300).map { UInt8($0 % 7) }
        let packed = pack(list)
        for bit in 0..<packed.count * 8 {
            var altered = packed
            altered[bit / 8] ^= 1 << (bit % 8)
            #expect([nil, list].contains(try? unpack(altered, 300)), "bit \(bit)")
        }
    }

    @Test("Raw DEFLATE, gzip and text are malformed")
    func otherFormats() {
        let packed = pack([0xb9, 0xa3])
        let gzip: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        for bytes in [Array(packed[2..<packed.count - 4]), gzip, Array("eNrbuRgAAhcBXQ".utf8), []] {
            #expect(throws: ZlibError.self) { try unpack(bytes, 100) }
        }
    }
}

// `#expect` cannot capture a `Span`, so the tests call with arrays.

private func pack(_ bytes: [UInt8]) -> [UInt8] {
    Zlib.compress(bytes.span)
}

private func unpack(_ bytes: [UInt8], _ maximumCount: Int) throws -> [UInt8] {
    try Zlib.decompress(bytes.span, maximumCount: maximumCount)
}
