extension ShapedText {
    /// Breaks the text into lines of at most `width` ems, the first one indented.
    ///
    /// What fits nowhere, such as a Latin word as long as a line, is broken anywhere.
    package func lines(width: Double, indent: Double = 0) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < clusters.count {
            let indent = lines.isEmpty ? indent : -hang(atStart: clusters[start])
            let end = lineEnd(from: start, room: width - indent)
            lines.append(line(start..<end, indent))
            start = end
            while start < clusters.count, clusters[start].kind == .space { start += 1 }
        }
        return lines
    }

    /// The text on one line, however wide.
    package var singleLine: Line { line(clusters.indices, 0) }

    private func lineEnd(from start: Int, room: Double) -> Int {
        var used = 0.0
        var lastBreak: Int?
        for place in start..<clusters.count {
            let cluster = clusters[place]
            if place > start, mayBreak(before: place) { lastBreak = place }
            let visible = cluster.kind == .space ? 0 : cluster.advance - hang(atEnd: cluster)
            if used + visible > room + 1e-9, place > start { return lastBreak ?? place }
            used += cluster.advance
        }
        return clusters.count
    }

    private func mayBreak(before place: Int) -> Bool {
        let (former, latter) = (clusters[place - 1], clusters[place])
        return CharacterKind.mayBreak(former.kind, latter.kind)
            && !(former.keptTogether && latter.keptTogether)
    }

    private func line(_ range: Range<Int>, _ indent: Double) -> Line {
        var end = range.upperBound
        while end > range.lowerBound, clusters[end - 1].kind == .space { end -= 1 }
        let seen = range.lowerBound..<end
        var width = clusters[seen].reduce(0) { $0 + $1.advance }
        if let last = clusters[seen].last { width -= hang(atEnd: last) }
        return Line(clusters: seen, indent: indent, width: width)
    }

    /// Whether the gap behind a cluster may grow so that its line fills the measure.
    func mayGrow(after place: Int) -> Bool {
        let (former, latter) = (clusters[place].kind, clusters[place + 1].kind)
        return !(former.isOfWord && latter.isOfWord) && latter != .space
    }
}
