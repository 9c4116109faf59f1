/// A picture whose pixels threads can share, row by row.
struct Raster: Sendable {
    let width: Int
    let height: Int
    /// Each 0xAARRGGBB, the colours multiplied by the alpha.
    fileprivate(set) var pixels: [UInt32]

    /// The picture on white paper, with 3 or 5 bits of each colour: a document packs that better.
    func onPaper(bits: Int) -> Raster {
        var raster = self
        raster.pixels = pixels.map { pixel in
            let light = 0xFF - pixel >> 24
            // Scaling can make a colour a little stronger than its alpha.
            let full = [0, 8, 16, 24].reduce(0 as UInt32) { sum, shift in
                sum | min(0xFF, (pixel >> shift & 0xFF) + light) << shift
            }
            return bits > 3
                ? full & 0xF8F8_F8F8 | full >> 5 & 0x0707_0707
                : full & 0xE0E0_E0E0 | full >> 3 & 0x1C1C_1C1C | full >> 6 & 0x0303_0303
        }
        return raster
    }
}

/// A picture of ink and paper, row by row.
struct Bitmap: Sendable {
    let width: Int
    let height: Int
    let isInked: [Bool]
}
