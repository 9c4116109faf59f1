internal import CRender

/// Pictures from pixels and pixels of pictures.
extension Image {
    /// What `make` makes; where it makes nothing, there is no memory.
    static func of(_ make: () -> Image?) throws(RenderingError) -> Image {
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
    func raster(atMost side: Int) throws(RenderingError) -> Raster {
        try raster(of: min(side, max(width, height)))
    }

    /// The pixels of the picture scaled so that it has so many on its longer side.
    func raster(of side: Int) throws(RenderingError) -> Raster {
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

    private func pixels() throws(RenderingError) -> Raster {
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
