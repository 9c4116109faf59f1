/// A fine line that swells to a lozenge in its middle, below the title.
struct Flourish {
    let middle: Point
    let width: Double

    func draw(on canvas: borrowing Canvas) {
        let gap = 9.0
        for side in [-1.0, 1] {
            let near = middle + Point(x: side * gap, y: 0)
            let far = middle + Point(x: side * width / 2, y: 0)
            canvas.fill(.polygon([near + Point(x: 0, y: -0.5), far, near + Point(x: 0, y: 0.5)]))
            canvas.fill(lozenge(at: near, radius: 1.3))
        }
        canvas.fill(lozenge(at: middle, radius: 3.4))
    }

    private func lozenge(at point: Point, radius: Double) -> Path {
        .polygon([
            point + Point(x: -radius, y: 0), point + Point(x: 0, y: -radius),
            point + Point(x: radius, y: 0), point + Point(x: 0, y: radius),
        ])
    }
}
