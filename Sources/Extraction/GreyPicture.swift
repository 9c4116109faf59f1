internal import CExtract

/// A picture in greys, row by row from the upper left corner: 0 is black, 255 white.
struct GreyPicture {
    let width: Int
    let height: Int
    let pixels: [UInt8]

    init(width: Int, height: Int, pixels: [UInt8]) {
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// Decodes a PNG file; what is transparent becomes white.
    init(png file: Span<UInt8>) throws(ExtractionError) {
        var image = unsafe png_image()
        unsafe image.version = UInt32(PNG_IMAGE_VERSION)
        defer { unsafe png_image_free(&image) }
        let isPNG = unsafe file.withUnsafeBytes { file in
            unsafe png_image_begin_read_from_memory(&image, file.baseAddress, file.count)
        }
        guard isPNG != 0 else { throw .damaged }
        let (width, height) = unsafe (Int(image.width), Int(image.height))
        let count = try Self.pixelCount(width, height)
        unsafe image.format = 0  // PNG_FORMAT_GRAY, a macro that Swift does not see
        var background = png_color(red: 255, green: 255, blue: 255)
        var isWhole = false
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            isWhole =
                unsafe png_image_finish_read(
                    &image, &background, buffer.baseAddress, Int32(width), nil) != 0
            filled = isWhole ? count : 0
        }
        guard isWhole else { throw .damaged }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// How many pixels a picture has, if it has not too many.
    static func pixelCount(_ width: Int, _ height: Int) throws(ExtractionError) -> Int {
        guard width > 0, height > 0 else { throw .damaged }
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, count <= Extraction.maximumPixels else { throw .tooManyPixels }
        return count
    }

    /// The picture at half of its width and height, four pixels in one.
    var halved: GreyPicture {
        let (columns, rows) = (width / 2, height / 2)
        var halved: [UInt8] = []
        halved.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let place = 2 * (row * width + column)
                let upper = Int(pixels[place]) + Int(pixels[place + 1])
                let lower = Int(pixels[place + width]) + Int(pixels[place + width + 1])
                halved.append(UInt8((upper + lower) / 4))
            }
        }
        return GreyPicture(width: columns, height: rows, pixels: halved)
    }
}
