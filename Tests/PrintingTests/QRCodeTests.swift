import Printing
import Testing

@Suite struct QRCodeTests {
    @Test("A code is a square with a finder pattern in three corners and none in the fourth")
    func finders() throws {
        let code = try #require(QRCode(Array("https://cert.jieye.example/#eyJ".utf8)))
        #expect(code.modules.count == code.width * code.width)
        let far = code.width - 7
        for (x, y) in [(0, 0), (far, 0), (0, far)] { #expect(isFinder(code, x, y)) }
        #expect(!isFinder(code, far, far))
    }

    @Test(
        "A code grows with what it holds, to version 40 of level M and no further",
        arguments: [(14, 21), (941, 117), (2_331, 177)])
    func capacity(bytes: Int, width: Int) {
        #expect(QRCode([UInt8](repeating: 0x61, count: bytes))?.width == width)
    }

    @Test("Nothing, and more than a code holds, is no code", arguments: [0, 2_332, 100_000])
    func tooMuch(bytes: Int) {
        #expect(QRCode([UInt8](repeating: 0x61, count: bytes)) == nil)
    }

    /// ISO/IEC 18004 section 6.3.3.
    private func isFinder(_ code: QRCode, _ left: Int, _ top: Int) -> Bool {
        (0..<49).allSatisfy { place in
            let (y, x) = place.quotientAndRemainder(dividingBy: 7)
            let ring = max(abs(x - 3), abs(y - 3))
            return code.modules[(top + y) * code.width + left + x] == (ring != 2)
        }
    }
}
