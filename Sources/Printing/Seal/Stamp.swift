/// A seal as a printer draws it.
enum Stamp {
    case path(Path)
    case mask(Image, Ink)
    case picture(Image)

    init(_ seal: Seal) throws(PrintingError) {
        switch seal.content {
        case .path(let path): self = .path(path)
        case .mask(let mask, let ink): self = .mask(try Image.of { Image(mask) }, ink)
        case .picture(let raster): self = .picture(try Image.of { Image(raster) })
        }
    }

    func draw(on canvas: borrowing Canvas, around middle: Point) {
        switch self {
        case .path(let path):
            guard let box = path.box else { return }
            let scale = Seal.side / max(box.size.x, box.size.y)
            let corner = middle - (box.origin + box.size * 0.5) * scale
            canvas.set(.seal)
            canvas.within(x: corner.x, y: corner.y, scale: scale) { canvas in canvas.fill(path) }
        case .mask(let image, let ink):
            canvas.set(ink)
            image.place(on: canvas, around: middle) { canvas in canvas.mask(image) }
        case .picture(let image):
            image.place(on: canvas, around: middle) { canvas in canvas.paint(image) }
        }
    }
}

extension Image {
    /// Draws with a unit to a pixel, so that the image is as large as a seal.
    fileprivate func place(
        on canvas: borrowing Canvas, around middle: Point, _ draw: (borrowing Canvas) -> Void
    ) {
        let size = Point(x: Double(width), y: Double(height))
        let scale = Seal.side / max(size.x, size.y)
        let corner = middle - size * (0.5 * scale)
        canvas.within(x: corner.x, y: corner.y, scale: scale, draw)
    }
}

extension Path {
    /// A rectangle that holds the path and the handles of its curves.
    var box: (origin: Point, size: Point)? {
        let points = steps.flatMap { step -> [Point] in
            switch step {
            case .move(let point), .line(let point): [point]
            case .curve(let first, let second, let point): [first, second, point]
            case .close: []
            }
        }
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
        else { return nil }
        return (Point(x: left, y: top), Point(x: right - left, y: bottom - top))
    }
}
