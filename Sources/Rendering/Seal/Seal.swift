/// What is stamped over the issuing body: at most 38 mm wide and high.
public struct Seal: Sendable {
    enum Content {
        case path(Path)
        /// A PNG file, of which only the beginning was looked at.
        case image([UInt8])
    }

    let content: Content

    /// The most pixels of a seal's image on a side.
    public static let maximumPixels = 4_096
    /// The side of the square that it fills.
    static let side = Measures.millimetres(38)

    /// A seal drawn in red: SVG path data (SVG 1.1 section 8.3), filled by the even-odd rule, at
    /// whatever scale.
    public init(path data: String) throws(RenderingError) {
        var parser = SVGPathParser(Array(data.utf8))
        let path = try parser.parse()
        guard let box = path.box, box.size.x > 0, box.size.y > 0 else {
            throw .malformedSealPath(at: data.utf8.count)
        }
        content = .path(path)
    }

    /// A seal as a picture; where it is transparent the paper shows.
    public init(png bytes: [UInt8]) throws(RenderingError) {
        guard let (width, height) = Self.pixels(bytes), (1...Self.maximumPixels).contains(width),
            (1...Self.maximumPixels).contains(height)
        else { throw .unusableSealImage }
        content = .image(bytes)
    }

    /// The width and height that the header of a PNG file gives (ISO/IEC 15948 section 11.2.2).
    private static func pixels(_ bytes: [UInt8]) -> (Int, Int)? {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.count > 24, bytes.starts(with: signature) else { return nil }
        func number(_ place: Int) -> Int {
            bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return (number(16), number(20))
    }
}
