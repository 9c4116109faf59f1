internal import CRender

/// A font as one thread uses it: HarfBuzz shapes with it, and Cairo draws.
@safe final class Face {
    let shaping: OpaquePointer
    let drawing: OpaquePointer
    /// Units of the font in one em.
    let unitsPerEm: Double

    init?(_ font: SubsetFont) {
        guard let drawing = unsafe jieye_font_face_create(font.blob) else { return nil }
        let face = unsafe hb_face_create(font.blob, 0)
        defer { unsafe hb_face_destroy(face) }
        guard let shaping = unsafe hb_font_create(face) else { return nil }
        unsafe (self.shaping, self.drawing) = (shaping, drawing)
        unitsPerEm = Double(unsafe hb_face_get_upem(face))
    }

    deinit {
        unsafe hb_font_destroy(shaping)
        unsafe cairo_font_face_destroy(drawing)
    }

    func has(_ character: Unicode.Scalar) -> Bool {
        var glyph: hb_codepoint_t = 0
        return unsafe hb_font_get_nominal_glyph(shaping, character.value, &glyph) != 0
    }
}
