internal import CRender

extension Canvas {
    /// Shows a line of text with its origin at `left` and `baseline`; its gaps grow by `stretch`
    /// ems each.
    func show(
        _ line: Line, of text: ShapedText, size: Double, left: Double, baseline: Double,
        stretch: Double = 0, shaper: Shaper
    ) {
        var pen = left
        var start = line.clusters.lowerBound
        while start < line.clusters.upperBound {
            let end = text.endOfRun(from: start, before: line.clusters.upperBound)
            var run = GlyphRun()
            for place in start..<end {
                let cluster = text.clusters[place]
                run.append(cluster, of: text, size: size, at: Point(x: pen, y: baseline))
                pen += cluster.advance * size
                if place + 1 < line.clusters.upperBound, text.mayGrow(after: place) {
                    pen += stretch * size
                }
            }
            show(run, of: text, start..<end, size: size, shaper)
            start = end
        }
    }

    private func show(
        _ run: GlyphRun, of text: ShapedText, _ clusters: Range<Int>, size: Double,
        _ shaper: Shaper
    ) {
        let (first, last) = (
            text.clusters[clusters.lowerBound], text.clusters[clusters.upperBound - 1]
        )
        guard let face = shaper.face(first.typeface) else { return }
        setFont(face, size: size * first.scale)
        let bytes = text.utf8[first.text.lowerBound..<last.text.upperBound]
        show(run.glyphs, for: bytes, run.clusters)
    }
}

/// Glyphs of one font at one size, as Cairo takes them.
private struct GlyphRun {
    var glyphs: [cairo_glyph_t] = []
    var clusters: [cairo_text_cluster_t] = []

    mutating func append(
        _ cluster: ShapedText.Cluster, of text: ShapedText, size: Double, at origin: Point
    ) {
        for glyph in text.glyphs[cluster.glyphs] {
            let x = origin.x + (cluster.shift + glyph.x) * size
            glyphs.append(cairo_glyph_t(index: glyph.id, x: x, y: origin.y + glyph.y * size))
        }
        clusters.append(
            cairo_text_cluster_t(
                num_bytes: Int32(cluster.text.count), num_glyphs: Int32(cluster.glyphs.count)))
    }
}

extension ShapedText {
    /// Where the font or its size changes.
    fileprivate func endOfRun(from start: Int, before limit: Int) -> Int {
        let first = clusters[start]
        return clusters[start..<limit].firstIndex {
            $0.typeface != first.typeface || $0.scale != first.scale
        } ?? limit
    }
}
