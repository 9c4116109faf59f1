/// Lines of text at a size, ready to be drawn.
struct TextBlock {
    enum Alignment { case left, right, center, justified }

    let text: ShapedText
    package let lines: [Line]
    /// Points of an em.
    let size: Double
    /// Points from baseline to baseline.
    let leading: Double
    /// Points.
    let width: Double
    let alignment: Alignment

    /// The text broken at `width` points.
    init(
        _ text: ShapedText, size: Double, leading: Double, width: Double,
        alignment: Alignment = .left, indent: Double = 0
    ) {
        (self.text, self.size, self.leading) = (text, size, leading)
        (self.width, self.alignment) = (width, alignment)
        lines = text.lines(width: width / size, indent: indent)
    }

    /// The text on one line at the greatest of the sizes at which it has room; nil where it has none.
    static func fitting(
        _ text: ShapedText, _ sizes: StrideThrough<Double>, width: Double,
        alignment: Alignment = .left
    ) -> TextBlock? {
        for size in sizes {
            let block = TextBlock(
                text, size: size, leading: 0, width: width, alignment: alignment)
            if block.fits, block.lines.count <= 1 { return block }
        }
        return nil
    }

    /// The width of the widest line, in points.
    var inkWidth: Double { (lines.map(\.width).max() ?? 0) * size }

    /// From the top of the first line's em to the bottom of the last one's, in points.
    var height: Double { Double(max(0, lines.count - 1)) * leading + size }

    /// Whether no line is wider than there is room: a single character could be.
    var fits: Bool { lines.allSatisfy { $0.indent + $0.width <= width / size + 1e-6 } }

    /// Whether the last of several lines has only a few characters.
    var hasShortLastLine: Bool {
        guard lines.count > 1, let last = lines.last else { return false }
        return last.width < 4
    }

    /// Draws the block: `left` is the margin, `top` the top of the first line's em.
    func draw(on canvas: borrowing Canvas, left: Double, top: Double, shaper: Shaper) {
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            let baseline = top + Self.ascent * size + Double(index) * leading
            canvas.show(
                line, of: text, size: size, left: left + start(of: line) * size,
                baseline: baseline, stretch: isLast ? 0 : stretch(of: line), shaper: shaper)
        }
    }

    /// The part of an em of WenKai that lies above the baseline.
    static let ascent = 0.88
    /// A gap that would grow by more than this is left alone: better ragged than torn.
    private static let greatestStretch = 0.2

    private func start(of line: Line) -> Double {
        let room = width / size - line.width
        return switch alignment {
        case .left, .justified: line.indent
        case .center: room / 2
        case .right: room
        }
    }

    /// By how many ems each gap of a line grows.
    private func stretch(of line: Line) -> Double {
        guard alignment == .justified else { return 0 }
        let gaps = line.clusters.dropLast().count { text.mayGrow(after: $0) }
        guard gaps > 0 else { return 0 }
        let stretch = (width / size - line.indent - line.width) / Double(gaps)
        return stretch <= Self.greatestStretch ? max(0, stretch) : 0
    }
}
