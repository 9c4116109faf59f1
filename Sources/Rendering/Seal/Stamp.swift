/// A seal as a printer draws it.
enum Stamp {
    case path(Path)
    case image(Image)

    init(_ seal: Seal) throws(RenderingError) {
        switch seal.content {
        case .path(let path): self = .path(path)
        case .image(let bytes):
            guard let image = Image(png: bytes)?.reduced(to: Self.pixels) else {
                throw .unusableSealImage
            }
            self = .image(image)
        }
    }

    /// Pixels on a side: finer would be larger files and not finer prints.
    private static let pixels = 400

    func draw(on canvas: borrowing Canvas, around middle: Point) {
        switch self {
        case .path(let path):
            guard let box = path.box else { return }
            let scale = Seal.side / max(box.size.x, box.size.y)
            let corner = middle - (box.origin + box.size * 0.5) * scale
            canvas.set(.seal)
            canvas.within(x: corner.x, y: corner.y, scale: scale) { canvas in canvas.fill(path) }
        case .image(let image):
            let size = Point(x: Double(image.width), y: Double(image.height))
            let scale = Seal.side / max(size.x, size.y)
            let corner = middle - size * (0.5 * scale)
            canvas.within(x: corner.x, y: corner.y, scale: scale) { canvas in canvas.paint(image) }
        }
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
