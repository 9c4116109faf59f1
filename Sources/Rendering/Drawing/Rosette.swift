internal import Glibc

/// Rings of petals around a centre, as engravers draw them.
struct Rosette {
    struct Ring {
        let petals: Int
        let inner: Double
        let outer: Double
        /// Turned by this part of a petal.
        let turn: Double
    }

    let rings: [Ring]

    /// A rosette of this radius for the corner of a frame.
    static func corner(radius: Double) -> Rosette {
        Rosette(rings: [
            Ring(petals: 12, inner: radius * 0.62, outer: radius, turn: 0),
            Ring(petals: 12, inner: radius * 0.62, outer: radius, turn: 0.5),
            Ring(petals: 12, inner: radius * 0.3, outer: radius * 0.74, turn: 0.5),
            Ring(petals: 12, inner: radius * 0.3, outer: radius * 0.74, turn: 0),
            Ring(petals: 8, inner: radius * 0.1, outer: radius * 0.34, turn: 0),
        ])
    }

    /// Draws it around the origin.
    func draw(on canvas: borrowing Canvas, width: Double = 0.45) {
        for ring in rings { canvas.stroke(ring.path, width: width) }
    }
}

extension Rosette.Ring {
    /// A wave around the centre: two curves for each petal.
    var path: Path {
        let half = Double.pi / Double(petals)
        let middle = (inner + outer) / 2
        // Tangential handles as long as the wave is flat at its turning points.
        let handle = half * middle * 0.48
        var path = Path()
        var lastHandle = Point(x: 0, y: 0)
        for index in 0...(2 * petals) {
            let angle = (Double(index) + 2 * turn) * half
            let radius = index % 2 == 0 ? outer : inner
            let point = Point(x: radius * cos(angle), y: radius * sin(angle))
            let along = Point(x: -sin(angle), y: cos(angle)) * handle
            if index == 0 {
                path.move(to: point)
            } else {
                path.curve(lastHandle, point - along, to: point)
            }
            lastHandle = point + along
        }
        path.close()
        return path
    }
}
