import Compression
import Testing

@Suite struct ZlibTests {
    @Test("The smallest list of the draft packs to the draft's bytes")
    func draftExample() throws {
        let packed: [UInt8] = [0x78, 0xda, 0xdb, 0xb9, 0x18, 0x00, 0x02, 0x17, 0x01, 0x5d]
        #expect(Zlib.compress(([0xb9, 0xa3] as [UInt8]).span) == packed)
        #expect(try Zlib.decompress(packed.span, maximumCount: 2) == [0xb9, 0xa3])
    }
}
