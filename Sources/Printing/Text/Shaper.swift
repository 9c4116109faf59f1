internal import CRender

/// Turns texts into glyphs, with the fonts of one thread.
@safe package final class Shaper {
    private let faces: [Typeface: Face]
    private let buffer: OpaquePointer

    package init(_ fonts: [Typeface: SubsetFont]) throws(PrintingError) {
        var faces: [Typeface: Face] = [:]
        for (typeface, font) in fonts {
            guard let face = Face(font) else { throw .notAFont(typeface) }
            faces[typeface] = face
        }
        guard let buffer = unsafe hb_buffer_create() else { throw .drawing("no buffer") }
        self.faces = faces
        unsafe self.buffer = buffer
    }

    deinit { unsafe hb_buffer_destroy(buffer) }

    func face(_ typeface: Typeface) -> Face? { faces[typeface] }

    /// The runs one after another, spaced as Chinese text is set.
    ///
    /// - Throws: ``PrintingError/missingCharacter(_:number:)``: a box is never printed in place of a
    ///   character.
    package func shape(_ runs: [TextRun]) throws(PrintingError) -> ShapedText {
        var text = ShapedText()
        for run in runs {
            let start = text.utf8.count
            text.utf8 += Array(run.text.utf8)
            for (typeface, range) in pieces(run, from: start) {
                try append(range, run, typeface, to: &text)
            }
        }
        text.adjustSpacing()
        return text
    }

    /// The text cut where the font changes.
    private func pieces(_ run: TextRun, from start: Int) -> [(Typeface, Range<Int>)] {
        let wanted: Typeface = run.strong ? .strong : .text
        var pieces: [(Typeface, Range<Int>)] = []
        var end = start
        for character in run.text.unicodeScalars {
            let next = end + UTF8.width(character)
            let typeface = self.typeface(wanted, for: character)
            if let last = pieces.last, last.0 == typeface {
                pieces[pieces.count - 1].1 = last.1.lowerBound..<next
            } else {
                pieces.append((typeface, end..<next))
            }
            end = next
        }
        return pieces
    }

    private func typeface(_ wanted: Typeface, for character: Unicode.Scalar) -> Typeface {
        guard let fallback = wanted.fallback, let rare = faces[fallback],
            faces[wanted]?.has(character) == false, rare.has(character)
        else { return wanted }
        return fallback
    }

    private func append(
        _ range: Range<Int>, _ run: TextRun, _ typeface: Typeface, to text: inout ShapedText
    ) throws(PrintingError) {
        guard let face = faces[typeface] else { return }
        unsafe hb_buffer_clear_contents(buffer)
        unsafe text.utf8.withUnsafeBytes { bytes in
            let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
            unsafe hb_buffer_add_utf8(
                buffer, start, Int32(bytes.count), UInt32(range.lowerBound), Int32(range.count))
        }
        unsafe hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
        unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
        unsafe hb_buffer_guess_segment_properties(buffer)
        unsafe hb_shape(face.shaping, buffer, nil, 0)
        try collect(range, run, typeface, 1 / face.unitsPerEm, into: &text)
    }

    private func collect(
        _ range: Range<Int>, _ run: TextRun, _ typeface: Typeface, _ em: Double,
        into text: inout ShapedText
    ) throws(PrintingError) {
        var count: UInt32 = 0
        guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, nil),
            let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
        else { return }
        let scale = em * run.scale
        var next = 0
        while next < Int(count) {
            let first = next
            let firstGlyph = text.glyphs.count
            var advance = 0.0
            let origin = unsafe infos[first].cluster
            let character = text.character(at: Int(origin))
            while next < Int(count), unsafe infos[next].cluster == origin {
                guard unsafe infos[next].codepoint != 0 else {
                    throw .missingCharacter(character, number: nil)
                }
                let position = unsafe positions[next]
                text.glyphs.append(
                    .init(
                        id: UInt(unsafe infos[next].codepoint),
                        x: advance + Double(position.x_offset) * scale,
                        y: -Double(position.y_offset) * scale))
                advance += Double(position.x_advance) * scale
                next += 1
            }
            let end = next < Int(count) ? Int(unsafe infos[next].cluster) : range.upperBound
            text.clusters.append(
                .init(
                    text: Int(origin)..<end, glyphs: firstGlyph..<text.glyphs.count,
                    typeface: typeface, scale: run.scale,
                    kind: CharacterKind(character),
                    keptTogether: run.keptTogether, advance: advance))
        }
    }
}

extension ShapedText {
    /// The character whose bytes begin there.
    fileprivate func character(at start: Int) -> Unicode.Scalar {
        let bytes = utf8[start...].prefix(4)
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? " "
    }
}
