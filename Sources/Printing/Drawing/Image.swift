internal import CRender

/// A picture in memory, as Cairo draws it.
@safe final class Image {
    let surface: OpaquePointer

    /// Takes over a surface of Cairo.
    private init(owning surface: OpaquePointer) {
        unsafe self.surface = surface
    }

    deinit { unsafe cairo_surface_destroy(surface) }

    var width: Int { Int(unsafe cairo_image_surface_get_width(surface)) }
    var height: Int { Int(unsafe cairo_image_surface_get_height(surface)) }

    /// A picture of a square of modules, row by row, true where there is ink: each module is
    /// ``modulePixels`` wide, so that a viewer that scales it down makes even greys of it.
    convenience init?(modules: [Bool], width: Int) {
        guard width > 0, let size = Int32(exactly: width * Self.modulePixels),
            let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_A1, size, size),
            let data = unsafe cairo_image_surface_get_data(surface)
        else { return nil }
        let stride = Int(unsafe cairo_image_surface_get_stride(surface))
        for row in 0..<width * Self.modulePixels {
            // One byte holds the bits of one module.
            let start = row / Self.modulePixels * width
            for (column, isDark) in modules.dropFirst(start).prefix(width).enumerated() {
                unsafe data[row * stride + column] = isDark ? 0xFF : 0
            }
        }
        unsafe cairo_surface_mark_dirty(surface)
        unsafe self.init(owning: surface)
    }

    /// The width of a module in pixels.
    static let modulePixels = 8

    /// A picture from a PNG file, or nil where it is none.
    convenience init?(png bytes: [UInt8]) {
        let source = ByteSource(bytes)
        let read = unsafe withExtendedLifetime(source) {
            unsafe cairo_image_surface_create_from_png_stream(ByteSource.read, source.closure)
        }
        guard let surface = unsafe read else { return nil }
        unsafe self.init(owning: surface)
        guard unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    }

    /// The picture as a PNG file.
    func png() throws(PrintingError) -> [UInt8] {
        let sink = ByteSink()
        let status = unsafe cairo_surface_write_to_png_stream(
            surface, ByteSink.write, sink.closure)
        guard status == CAIRO_STATUS_SUCCESS else { throw PrintingError(status) }
        return sink.bytes
    }

    /// A picture whose rows `fill` fills, given where they begin and how many bytes lie between them;
    /// nil where there is no memory for it.
    convenience init?(
        _ format: cairo_format_t, width: Int, height: Int,
        _ fill: (UnsafeMutablePointer<UInt8>, Int) -> Void
    ) {
        guard let width = Int32(exactly: width), let height = Int32(exactly: height),
            let surface = unsafe cairo_image_surface_create(format, width, height)
        else { return nil }
        unsafe self.init(owning: surface)
        guard let rows = unsafe cairo_image_surface_get_data(surface) else { return nil }
        unsafe fill(rows, Int(cairo_image_surface_get_stride(surface)))
        unsafe cairo_surface_mark_dirty(surface)
    }

    /// A page for drawing, or nil where there is no memory for it.
    convenience init?(blankWidth width: Int, height: Int) {
        guard let width = Int32(exactly: width), let height = Int32(exactly: height),
            let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
        else { return nil }
        unsafe self.init(owning: surface)
        guard unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    }
}

/// Pictures from pixels and pixels of pictures.
extension Image {
    /// What `make` makes; where it makes nothing, there is no memory.
    static func of(_ make: () -> Image?) throws(PrintingError) -> Image {
        guard let image = make() else { throw .drawing("no memory for a picture") }
        return image
    }

    convenience init?(_ bitmap: Bitmap) {
        unsafe self.init(CAIRO_FORMAT_A1, width: bitmap.width, height: bitmap.height) {
            rows, stride in
            for (place, isInked) in bitmap.isInked.enumerated() where isInked {
                let (row, column) = place.quotientAndRemainder(dividingBy: bitmap.width)
                // On a machine whose numbers end with their greatest byte, as all that this runs on,
                // a pixel's bit is the higher the further right it stands.
                unsafe rows[row * stride + column / 8] |= 1 << UInt8(column % 8)
            }
        }
    }

    /// A picture without transparency.
    convenience init?(_ raster: Raster) {
        unsafe self.init(CAIRO_FORMAT_RGB24, width: raster.width, height: raster.height) {
            rows, stride in
            for row in 0..<raster.height {
                let line = unsafe UnsafeMutableRawPointer(rows + row * stride)
                for column in 0..<raster.width {
                    let pixel = raster.pixels[row * raster.width + column]
                    unsafe line.storeBytes(of: pixel, toByteOffset: column * 4, as: UInt32.self)
                }
            }
        }
    }

    /// The pixels of the picture scaled down so that it has at most so many on a side.
    func raster(atMost side: Int) throws(PrintingError) -> Raster {
        try raster(of: min(side, max(width, height)))
    }

    /// The pixels of the picture scaled so that it has so many on its longer side.
    func raster(of side: Int) throws(PrintingError) -> Raster {
        let scale = Double(side) / Double(max(width, height))
        func scaled(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        let (width, height) = (scaled(width), scaled(height))
        let image = try Image.of {
            unsafe Image(CAIRO_FORMAT_ARGB32, width: width, height: height) { _, _ in }
        }
        guard let canvas = unsafe Canvas(image.surface) else { throw .drawing("no canvas") }
        canvas.scale(scale)
        canvas.paint(self)
        if let fault = canvas.fault { throw fault }
        return try image.pixels()
    }

    private func pixels() throws(PrintingError) -> Raster {
        unsafe cairo_surface_flush(surface)
        guard let rows = unsafe cairo_image_surface_get_data(surface) else {
            throw .drawing("no pixels")
        }
        let stride = Int(unsafe cairo_image_surface_get_stride(surface))
        var pixels: [UInt32] = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            let line = unsafe UnsafeRawPointer(rows + row * stride)
            for column in 0..<width {
                pixels.append(unsafe line.load(fromByteOffset: column * 4, as: UInt32.self))
            }
        }
        return Raster(width: width, height: height, pixels: pixels)
    }
}
