internal import Glibc

/// An elliptical arc between two points, as SVG gives it (SVG 1.1 appendix F.6).
struct SVGArc {
    let from: Point
    let to: Point
    let radii: Point
    /// Of the ellipse, in radians.
    let rotation: Double
    let isLarge: Bool
    let sweep: Bool

    /// The arc as curves of at most a quarter of a turn each: two handles and an end.
    var curves: [(Point, Point, Point)] {
        guard from != to else { return [] }
        var radii = Point(x: abs(self.radii.x), y: abs(self.radii.y))
        guard radii.x > 0, radii.y > 0 else { return [(from, to, to)] }
        let half = turned((from - to) * 0.5, by: -rotation)
        // Radii that do not reach are made longer (F.6.6).
        let reach = square(half.x / radii.x) + square(half.y / radii.y)
        if reach > 1 { radii = radii * reach.squareRoot() }
        let unit = Point(x: half.x / radii.x, y: half.y / radii.y)
        let distance = square(unit.x) + square(unit.y)
        let factor = max(0, 1 / distance - 1).squareRoot() * (isLarge == sweep ? -1 : 1)
        let center = Point(x: factor * unit.y, y: -factor * unit.x)
        let first = atan2(unit.y - center.y, unit.x - center.x)
        var angle = atan2(-unit.y - center.y, -unit.x - center.x) - first
        if sweep, angle < 0 { angle += 2 * .pi }
        if !sweep, angle > 0 { angle -= 2 * .pi }
        // Radii or ends that are next to nothing leave no numbers to go by.
        guard [radii.x, radii.y, center.x, center.y, first, angle].allSatisfy(\.isFinite) else {
            return [(from, to, to)]
        }
        return pieces(from: first, by: angle, around: center, radii)
    }

    private func pieces(
        from first: Double, by angle: Double, around center: Point, _ radii: Point
    ) -> [(Point, Point, Point)] {
        let count = max(1, Int((abs(angle) / (.pi / 2) - 1e-9).rounded(.up)))
        let step = angle / Double(count)
        let handle = 4 / 3 * tan(step / 4)
        let middle = (from + to) * 0.5
        func place(_ unit: Point) -> Point {
            let moved = unit + center
            let scaled = Point(x: moved.x * radii.x, y: moved.y * radii.y)
            return middle + turned(scaled, by: rotation)
        }
        return (0..<count).map { index in
            let (a, b) = (first + Double(index) * step, first + Double(index + 1) * step)
            let one = Point(x: cos(a) - handle * sin(a), y: sin(a) + handle * cos(a))
            let two = Point(x: cos(b) + handle * sin(b), y: sin(b) - handle * cos(b))
            let end = index == count - 1 ? to : place(Point(x: cos(b), y: sin(b)))
            return (place(one), place(two), end)
        }
    }

    private func turned(_ point: Point, by angle: Double) -> Point {
        Point(
            x: point.x * cos(angle) - point.y * sin(angle),
            y: point.x * sin(angle) + point.y * cos(angle))
    }

    private func square(_ number: Double) -> Double { number * number }
}
