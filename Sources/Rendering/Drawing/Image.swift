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
    func png() throws(RenderingError) -> [UInt8] {
        let sink = ByteSink()
        let status = unsafe cairo_surface_write_to_png_stream(
            surface, ByteSink.write, sink.closure)
        guard status == CAIRO_STATUS_SUCCESS else { throw RenderingError(status) }
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
