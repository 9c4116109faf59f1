/// Where in a picture all lies that is seen on white paper, in pixels.
package struct InkBox: Sendable, Equatable {
    /// The longer side of the whole picture.
    package let side: Int
    package let columns: Range<Int>
    package let rows: Range<Int>

    /// Looks for it in a PNG file.
    ///
    /// - Throws: ``RenderingError/seal(_:)`` where the file is none, or nothing is seen.
    package init(png bytes: [UInt8]) throws(RenderingError) {
        try PNGHeader(bytes).check()
        guard let image = Image(png: bytes) else { throw .seal(.damaged) }
        side = max(image.width, image.height)
        guard let ink = try image.raster(of: side).ink else { throw .seal(.invisible) }
        // What is all but white at the edges belongs to it.
        columns = max(0, ink.columns.lowerBound - 1)..<min(image.width, ink.columns.upperBound + 1)
        rows = max(0, ink.rows.lowerBound - 1)..<min(image.height, ink.rows.upperBound + 1)
    }
}
