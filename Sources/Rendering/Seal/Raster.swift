/// A picture whose pixels threads can share, row by row.
struct Raster: Sendable {
    let width: Int
    let height: Int
    /// Each 0xAARRGGBB, the colours multiplied by the alpha.
    fileprivate(set) var pixels: [UInt32]

    /// The picture on white paper, with 3 or 5 bits of each colour: a document packs that better.
    /// What is nearly white, such as scanned paper, becomes white: its edges would be seen.
    func onPaper(bits: Int) -> Raster {
        var raster = self
        raster.pixels = pixels.map { pixel in
            let colours = Self.onPaper(pixel)
            guard colours.contains(where: { $0 < Self.nearlyWhite }) else { return 0xFFFF_FFFF }
            return colours.reduce(0xFF) { $0 << 8 | Self.rounded($1, bits: bits) }
        }
        return raster
    }

    /// Whether anything of the picture is seen on white paper.
    var isVisible: Bool { pixels.contains(where: Self.isSeen) }

    /// The columns and rows between which all lies that is seen on white paper; nil where nothing is.
    var ink: (columns: Range<Int>, rows: Range<Int>)? {
        var (left, right, top, bottom) = (width, 0, height, 0)
        for (place, pixel) in pixels.enumerated() where Self.isSeen(pixel) {
            let (row, column) = place.quotientAndRemainder(dividingBy: width)
            (left, right) = (min(left, column), max(right, column + 1))
            (top, bottom) = (min(top, row), max(bottom, row + 1))
        }
        return right == 0 ? nil : (left..<right, top..<bottom)
    }

    private static func isSeen(_ pixel: UInt32) -> Bool {
        onPaper(pixel).contains { $0 < nearlyWhite }
    }

    /// The least part of each colour in what is taken for white.
    private static let nearlyWhite: UInt32 = 0xE8

    /// Red, green and blue of a pixel with white paper behind it, each up to 255.
    private static func onPaper(_ pixel: UInt32) -> [UInt32] {
        let light = 0xFF - pixel >> 24
        // Scaling can make a colour a little stronger than its alpha.
        return [16, 8, 0].map { min(0xFF, (pixel >> $0 & 0xFF) + light) }
    }

    /// The nearest of the values that so many bits can have, spread evenly from 0 to 255.
    private static func rounded(_ value: UInt32, bits: Int) -> UInt32 {
        let most: UInt32 = 1 << UInt32(bits) - 1
        return ((value * most + 127) / 255 * 255 + most / 2) / most
    }
}

/// A picture of ink and paper, row by row.
struct Bitmap: Sendable {
    let width: Int
    let height: Int
    let isInked: [Bool]
}
