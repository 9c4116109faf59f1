internal import Glibc

/// Rings of petals around a centre, as engravers draw them.
struct Rosette {
    /// A wave around the centre that swings between two radii.
    struct Ring {
        let petals: Int
        let inner: Double
        let outer: Double
        /// Turned by this part of a petal.
        var turn = 0.0
    }

    let rings: [Ring]
    /// The diameter of the dot in the middle.
    let dot: Double

    /// A rosette of this radius for the corner of a frame.
    static func corner(radius: Double) -> Rosette {
        Rosette(
            rings: [
                Ring(petals: 8, inner: radius * 0.42, outer: radius),
                Ring(petals: 8, inner: radius * 0.42, outer: radius, turn: 0.5),
                Ring(petals: 8, inner: radius * 0.2, outer: radius * 0.5),
            ],
            dot: radius * 0.2)
    }

    /// Draws it around the origin.
    func draw(on canvas: borrowing Canvas) {
        for ring in rings { canvas.stroke(ring.path, width: 0.5) }
        let origin = Point(x: 0, y: 0)
        canvas.dot(.line(origin, Point(x: dot, y: 0)), every: 2 * dot, offset: 0, width: dot)
    }
}

extension Rosette.Ring {
    /// Two curves for each petal, which are level at the turning points. All is rounded to tenths of
    /// a point, which nobody sees and which makes smaller files.
    var path: Path {
        let half = Double.pi / Double(petals)
        var path = Path()
        var handle = Point(x: 0, y: 0)
        for index in 0...(2 * petals) {
            let angle = (Double(index) + 2 * turn) * half
            let radius = index.isMultiple(of: 2) ? outer : inner
            let point = Point(x: radius * cos(angle), y: radius * sin(angle))
            let along = Point(x: -sin(angle), y: cos(angle)) * (half * radius * 0.55)
            if index == 0 {
                path.move(to: point.rounded)
            } else {
                path.curve(handle.rounded, (point - along).rounded, to: point.rounded)
            }
            handle = point + along
        }
        path.close()
        return path
    }
}

extension Point {
    fileprivate var rounded: Point {
        Point(x: (x * 10).rounded() / 10, y: (y * 10).rounded() / 10)
    }
}
