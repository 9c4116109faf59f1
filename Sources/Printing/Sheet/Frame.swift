/// The border of a certificate: rules, a chain of lenses with pearls in them between, and a rosette
/// in each corner.
///
/// Cairo writes it anew into every document, so it makes do with few curves.
struct Frame {
    private let page: PageSize
    /// From the edge of the paper to the outer rule.
    private let margin: Double

    init(_ page: PageSize, margin: Double) {
        (self.page, self.margin) = (page, margin)
    }

    /// From the outer to the inner rule.
    private static let band = 22.0
    /// The side of the square around a rosette.
    private static let corner = 44.0
    /// The length of a lens: whole points, since coordinates that end alike pack well.
    private static let lens = 22.0
    private static let hairline = 0.4

    func draw(on canvas: borrowing Canvas) {
        canvas.set(.gold)
        canvas.stroke(rectangle(0), width: 1.6)
        canvas.stroke(rectangle(3), width: Self.hairline)
        canvas.stroke(notched(Self.band - 3), width: Self.hairline)
        canvas.stroke(notched(Self.band), width: 1)
        drawChains(on: canvas)
        drawRosettes(on: canvas)
    }

    private func rectangle(_ inset: Double) -> Path {
        let distance = margin + inset
        return .rectangle(
            x: distance, y: distance, width: page.width - 2 * distance,
            height: page.height - 2 * distance)
    }

    /// A rectangle that makes room for the squares in the corners.
    private func notched(_ inset: Double) -> Path {
        let near = margin + inset
        let far = margin + Self.corner - (Self.band - inset)
        let (right, bottom) = (page.width, page.height)
        return .polygon([
            Point(x: far, y: near), Point(x: right - far, y: near),
            Point(x: right - far, y: far), Point(x: right - near, y: far),
            Point(x: right - near, y: bottom - far), Point(x: right - far, y: bottom - far),
            Point(x: right - far, y: bottom - near), Point(x: far, y: bottom - near),
            Point(x: far, y: bottom - far), Point(x: near, y: bottom - far),
            Point(x: near, y: far), Point(x: far, y: far),
        ])
    }

    private func drawChains(on canvas: borrowing Canvas) {
        let middle = margin + Self.band / 2
        let start = margin + Self.corner
        let (width, height) = (page.width - 2 * start, page.height - 2 * start)
        for y in [middle, page.height - middle] {
            drawChain(
                from: Point(x: start, y: y), along: Point(x: 1, y: 0), length: width, on: canvas)
        }
        for x in [middle, page.width - middle] {
            drawChain(
                from: Point(x: x, y: start), along: Point(x: 0, y: 1), length: height, on: canvas)
        }
    }

    /// As many whole lenses as there is room for, in the middle of it.
    private func drawChain(
        from start: Point, along direction: Point, length: Double, on canvas: borrowing Canvas
    ) {
        let count = (length / Self.lens).rounded()
        let chain = Chain(
            start: start + direction * ((length - count * Self.lens) / 2), direction: direction,
            count: Int(count), lens: Self.lens, height: Self.band / 2 - 5.5)
        for strand in chain.strands { canvas.stroke(strand, width: 0.55) }
        canvas.dot(chain.axis, every: chain.lens, offset: chain.lens / 2, width: 2.6)
        canvas.dot(chain.axis, every: chain.lens, offset: 0, width: 1.2)
    }

    private func drawRosettes(on canvas: borrowing Canvas) {
        let middle = margin + (Self.corner - 1.5) / 2
        let rosette = Rosette.corner(radius: Self.corner / 2 - 5)
        for x in [middle, page.width - middle] {
            for y in [middle, page.height - middle] {
                canvas.within(x: x, y: y) { canvas in rosette.draw(on: canvas) }
            }
        }
    }
}

/// Two waves that run against each other.
struct Chain {
    let start: Point
    /// Of length 1.
    let direction: Point
    /// How many lenses there are between the waves.
    let count: Int
    /// The length of a lens.
    let lens: Double
    /// Half of the height of a lens.
    let height: Double

    var axis: Path { .line(place(0, 0), place(Double(count) * lens, 0)) }

    var strands: [Path] { [wave(height), wave(-height)] }

    /// From crossing to crossing: one curve for each lens.
    private func wave(_ height: Double) -> Path {
        var path = Path()
        path.move(to: place(0, 0))
        for index in 0..<count {
            let from = Double(index) * lens
            let side = (index.isMultiple(of: 2) ? height : -height) * 4 / 3
            path.curve(
                place(from + lens * Self.handle, side),
                place(from + lens * (1 - Self.handle), side),
                to: place(from + lens, 0))
        }
        return path
    }

    /// Makes half a sine wave, as near as one can see, and with a lens of 22 points whole ones.
    private static let handle = 8.0 / 22

    /// A place so far along, and so far beside.
    private func place(_ along: Double, _ beside: Double) -> Point {
        start + direction * along + Point(x: -direction.y, y: direction.x) * beside
    }
}
