/// What is stamped over the issuing body: at most 38 mm wide and high.
public struct Seal: Sendable {
    enum Content {
        case path(Path)
        /// A picture in one colour: where the ink is.
        case mask(Bitmap, Ink)
        case picture(Raster)
    }

    let content: Content

    /// The most pixels of a seal's image on a side.
    public static let maximumPixels = 4_096
    /// The most bytes that a seal may add to a document: with it, one with a name of 24 characters has
    /// just under 60 KB. One with a name of as many different rare characters as a token has room for
    /// can have 10 KB more, nearly all of it their glyphs.
    public static let maximumSize = 8 << 10
    /// The side of the square that it fills.
    static let side = PageSize.millimetres(38)

    /// A seal drawn in red: SVG path data (SVG 1.1 section 8.3), filled by the even-odd rule, at
    /// whatever scale.
    ///
    /// - Throws: ``PrintingError/seal(_:)``.
    public init(path data: String) throws(PrintingError) {
        var parser = SVGPathParser(Array(data.utf8))
        let path = try parser.parse()
        guard let box = path.box, box.size.x > 0, box.size.y > 0,
            (Self.smallestSide...Self.greatestSide).contains(max(box.size.x, box.size.y))
        else { throw .seal(.malformedPath(at: data.utf8.count)) }
        content = .path(path)
        try refuseIfLarge()
    }

    /// Outside of these the path could not be brought to its size on the page.
    private static let smallestSide = 1e-6
    private static let greatestSide = 1e9

    /// A seal as a picture; where it is transparent or white the paper shows.
    ///
    /// - Throws: ``PrintingError/seal(_:)``.
    public init(png bytes: [UInt8]) throws(PrintingError) {
        try PNGHeader(bytes).check()
        guard let image = Image(png: bytes) else { throw .seal(.damaged) }
        guard try image.raster(atMost: Self.maskSides[0]).isVisible else {
            throw .seal(.invisible)
        }
        self = try Self.finest(of: image)
        try refuseIfLarge()
    }

    private init(_ content: Content) { self.content = content }

    /// The picture as fine as a document has room for; the coarsest where it has room for none.
    private static func finest(of image: Image) throws(PrintingError) -> Seal {
        let isOneColour = try OneColour(image.raster(atMost: maskSides[0]))?.isPlain ?? false
        var seal: Seal?
        for side in isOneColour ? maskSides : [] {
            guard let picture = OneColour(try image.raster(of: side)) else { continue }
            seal = Seal(.mask(picture.mask, picture.colour))
            if let seal, try seal.size() <= maximumSize { return seal }
        }
        for (side, bits) in isOneColour ? [] : pictureSides {
            seal = Seal(.picture(try image.raster(atMost: side).onPaper(bits: bits)))
            if let seal, try seal.size() <= maximumSize { return seal }
        }
        guard let seal else { throw .seal(.damaged) }
        return seal
    }

    /// Pixels on the longer side of a mask: from 600 to the inch, at which no edge is seen.
    private static let maskSides = [900, 750, 640, 540, 480, 420, 360, 300]
    /// Pixels on the longer side of a picture, and bits of a colour: coarser would be seen.
    private static let pictureSides = [(400, 5), (320, 5), (256, 5), (256, 3), (200, 3), (160, 3)]

    private func refuseIfLarge() throws(PrintingError) {
        let size = try size()
        guard size <= Self.maximumSize else { throw .seal(.tooLarge(bytes: size)) }
    }

    /// How many bytes the seal adds to a document.
    private func size() throws(PrintingError) -> Int {
        let stamp = try Stamp(self)
        let stamped = try Self.document { canvas in
            stamp.draw(on: canvas, around: Point(x: Self.side, y: Self.side))
        }
        return try stamped.count - Self.document { _ in }.count
    }

    private static func document(
        _ draw: (borrowing Canvas) -> Void
    ) throws(PrintingError) -> [UInt8] {
        let document = try PDFSurface(nil, size: PageSize.sheet)
        let page = try document.page { canvas throws(PrintingError) in draw(canvas) }
        return try page + document.finish(with: PDFUpdate(language: "", attachment: nil))
    }
}
