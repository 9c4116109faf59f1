/// What the beginning of a PNG file says (ISO/IEC 15948 sections 5.2 and 11.2.2), so that a picture
/// is known for too large before there is memory for it.
struct PNGHeader {
    private let bytes: [UInt8]

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func check() throws(PrintingError) {
        guard !bytes.isEmpty else { throw .seal(.empty) }
        guard bytes.starts(with: Self.signature) else { throw .seal(.notPNG) }
        guard bytes.count > 24 else { throw .seal(.damaged) }
        let (width, height) = (number(at: 16), number(at: 20))
        let allowed = 1...Seal.maximumPixels
        guard allowed.contains(width), allowed.contains(height) else {
            throw .seal(.pixels(width: width, height: height))
        }
    }

    private func number(at place: Int) -> Int {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
