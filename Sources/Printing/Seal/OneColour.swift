/// A picture in one colour on white or transparent ground, as most seals are: a mask of where the
/// ink is has sharper edges than the picture, and a fraction of its bytes.
struct OneColour {
    private let paper: Raster
    /// What the ink takes away from white, for each colour.
    private let ink: SIMD3<Double>

    /// Nil where there is next to nothing to be seen.
    init?(_ raster: Raster) {
        paper = raster
        let darkest = raster.pixels.lazy.map { Self.taken($0).sum() }.max() ?? 0
        guard darkest > 60 else { return nil }
        var (sum, count) = (SIMD3<Double>(), 0.0)
        for pixel in raster.pixels {
            let taken = Self.taken(pixel)
            if taken.sum() >= darkest * 0.75 { (sum, count) = (sum + taken, count + 1) }
        }
        ink = sum / count
    }

    /// What a pixel takes away from white, for each colour from 0 to 255.
    private static func taken(_ pixel: UInt32) -> SIMD3<Double> {
        // Premultiplied: what the pixel lets through of white paper adds to its own light.
        let alpha = Double(pixel >> 24)
        return SIMD3(
            alpha - Double(pixel >> 16 & 0xFF), alpha - Double(pixel >> 8 & 0xFF),
            alpha - Double(pixel & 0xFF))
    }

    /// How much ink covers a pixel, from 0 to about 1, and how far its colour is from the ink's.
    private func cover(_ pixel: UInt32) -> (share: Double, distance: Double) {
        let taken = Self.taken(pixel)
        let share = (taken * ink).sum() / (ink * ink).sum()
        let rest = taken - share * ink
        return (share, (rest * rest).sum().squareRoot())
    }

    /// Whether nearly all that is seen is of one ink, laid on fully but at its edges.
    var isPlain: Bool {
        var (seen, strange, soft) = (0, 0, 0)
        for pixel in paper.pixels where pixel != 0 {
            let (share, distance) = cover(pixel)
            guard share > 0.1 || distance > 40 else { continue }
            seen += 1
            if distance > 40 { strange += 1 }
            if (0.1...0.75).contains(share) { soft += 1 }
        }
        return strange * 50 <= seen && soft * 3 <= seen * 2
    }

    /// Where the ink is.
    var mask: Bitmap {
        Bitmap(
            width: paper.width, height: paper.height,
            isInked: paper.pixels.map { cover($0).share >= 0.5 })
    }

    var colour: Ink {
        func part(_ taken: Double) -> UInt32 { UInt32(max(0, min(255, (255 - taken).rounded()))) }
        return Ink(part(ink.x) << 16 | part(ink.y) << 8 | part(ink.z))
    }
}
