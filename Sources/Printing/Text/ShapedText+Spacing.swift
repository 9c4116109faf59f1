extension ShapedText {
    /// Half of the square of a full-width mark.
    static let halfSquare = 0.5
    /// Between Chinese characters and Latin letters or digits; less than what a reader of the PDF
    /// would take for a space.
    private static let betweenScripts = 0.05

    /// Takes out the double gap of two full-width marks in a row, and puts a thin one between
    /// scripts (W3C, Requirements for Chinese Text Layout, sections 3.1.6 and 3.2.2).
    mutating func adjustSpacing() {
        for place in clusters.indices.dropFirst() {
            let (former, latter) = (clusters[place - 1], clusters[place])
            switch (former.kind, latter.kind) {
            case (.closing, .closing), (.closing, .opening):
                if former.isFullWidth {
                    clusters[place - 1].advance -= Self.halfSquare * former.scale
                }
            case (.opening, .opening):
                if latter.isFullWidth {
                    clusters[place].advance -= Self.halfSquare * latter.scale
                    clusters[place].shift = -Self.halfSquare * latter.scale
                }
            case (.ideograph, .letter), (.ideograph, .digit), (.letter, .ideograph),
                (.digit, .ideograph):
                clusters[place - 1].advance += Self.betweenScripts
            default: break
            }
        }
    }

    /// The text with wider gaps.
    ///
    /// It becomes one cluster, so that it is found and copied as the words that it is, not as
    /// single letters.
    package func tracked(by ems: Double) -> ShapedText {
        guard let first = clusters.first, let last = clusters.last,
            clusters.allSatisfy({ $0.typeface == first.typeface && $0.scale == first.scale })
        else { return self }
        var pen = 0.0
        var glyphs: [Glyph] = []
        for cluster in clusters {
            glyphs += self.glyphs[cluster.glyphs].map { Glyph(id: $0.id, x: pen + $0.x, y: $0.y) }
            pen += cluster.advance + ems
        }
        let whole = Cluster(
            text: first.text.lowerBound..<last.text.upperBound, glyphs: glyphs.indices,
            typeface: first.typeface, scale: first.scale, kind: .letter, keptTogether: true,
            advance: pen - ems)
        return ShapedText(utf8: utf8, glyphs: glyphs, clusters: [whole])
    }

    /// The empty half of a full-width mark at the end of a line, which may hang over.
    func hang(atEnd cluster: Cluster) -> Double {
        cluster.kind == .closing && cluster.isFullWidth ? Self.halfSquare * cluster.scale : 0
    }

    /// The same at the beginning of a line.
    func hang(atStart cluster: Cluster) -> Double {
        cluster.kind == .opening && cluster.isFullWidth ? Self.halfSquare * cluster.scale : 0
    }
}
