/// The border of a certificate: two rules with a braid between them and a rosette in each corner.
struct Frame {
    private let page: PageSize
    /// From the edge of the paper to the outer rule.
    private let margin: Double

    init(_ page: PageSize, margin: Double) {
        (self.page, self.margin) = (page, margin)
    }

    func draw(on canvas: borrowing Canvas) {
        canvas.set(.gold)
        canvas.stroke(rule(0), width: 1.4)
        canvas.stroke(rule(3.2), width: 0.4)
        canvas.stroke(rule(Self.band - 3.2), width: 0.4)
        canvas.stroke(rule(Self.band), width: 0.9)
        braids(on: canvas)
        corners(on: canvas)
    }

    /// From the outer to the inner rule.
    private static let band = Measures.millimetres(7.6)
    /// Half of the braid's width.
    private static let amplitude = Self.band / 2 - 5.2
    /// The side of the square that a rosette fills.
    private static let corner = Self.band + Measures.millimetres(4)

    private func rule(_ inset: Double) -> Path {
        let distance = margin + inset
        return .rectangle(
            x: distance, y: distance, width: page.width - 2 * distance,
            height: page.height - 2 * distance)
    }

    private func braids(on canvas: borrowing Canvas) {
        let (near, far) = (margin + Self.band / 2, Self.corner + margin)
        let width = page.width - 2 * far
        let height = page.height - 2 * far
        for y in [near, page.height - near] {
            braid(on: canvas, from: Point(x: far, y: y), along: Point(x: 1, y: 0), length: width)
        }
        for x in [near, page.width - near] {
            braid(on: canvas, from: Point(x: x, y: far), along: Point(x: 0, y: 1), length: height)
        }
    }

    private func braid(
        on canvas: borrowing Canvas, from start: Point, along direction: Point, length: Double
    ) {
        let braid = Braid(
            start: start, direction: direction, length: length, amplitude: Self.amplitude)
        canvas.set(.gold)
        for strand in braid.strands { canvas.stroke(strand, width: 0.45) }
    }

    private func corners(on canvas: borrowing Canvas) {
        let middle = margin + Self.corner / 2
        canvas.set(.gold)
        for x in [middle, page.width - middle] {
            for y in [middle, page.height - middle] {
                canvas.within(x: x, y: y) { canvas in
                    Rosette.corner(radius: Self.corner / 2).draw(on: canvas)
                }
            }
        }
    }
}

/// Sine waves that run side by side and cross.
struct Braid {
    let start: Point
    /// Of length 1.
    let direction: Point
    let length: Double
    let amplitude: Double

    /// About the length of half a wave.
    private static let halfWave = 13.0

    var strands: [Path] {
        // A whole number of half waves, so that the strands meet at both ends.
        let count = max(1, Int((length / Self.halfWave).rounded()))
        let step = length / Double(count)
        return [1.0, -1, 0.45, -0.45].map { wave(height: amplitude * $0, step: step, count) }
    }

    /// From crest to trough and back: each half wave one curve, which is a cosine as near as one
    /// can see.
    private func wave(height: Double, step: Double, _ count: Int) -> Path {
        var path = Path()
        path.move(to: place(0, height))
        for index in 0..<count {
            let (from, to) = (Double(index) * step, Double(index + 1) * step)
            let side = index % 2 == 0 ? height : -height
            path.curve(
                place(from + step * Self.handle, side), place(to - step * Self.handle, -side),
                to: place(to, -side))
        }
        return path
    }

    private static let handle = 0.3642

    /// A place so far along, and so far beside.
    private func place(_ along: Double, _ beside: Double) -> Point {
        start + direction * along + Point(x: -direction.y, y: direction.x) * beside
    }
}
