internal import CRender

/// A colour, each part from 0 to 1.
struct Ink: Equatable {
    let red: Double
    let green: Double
    let blue: Double
    var alpha = 1.0

    init(_ hex: UInt32, alpha: Double = 1) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
        self.alpha = alpha
    }
}

/// What is drawn on: points from the upper left corner, to the right and down.
@safe struct Canvas: ~Copyable {
    private let context: OpaquePointer

    /// A canvas on a surface of Cairo, which it keeps alive.
    init?(_ surface: OpaquePointer) {
        guard let context = unsafe cairo_create(surface) else { return nil }
        unsafe self.context = context
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe cairo_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
    }

    deinit { unsafe cairo_destroy(context) }

    /// The first fault since the canvas was made.
    var fault: PrintingError? {
        let status = unsafe cairo_status(context)
        return status == CAIRO_STATUS_SUCCESS ? nil : PrintingError(status)
    }

    func set(_ ink: Ink) {
        unsafe cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
    }

    /// Draws with another origin and scale, and then goes back.
    func within(x: Double, y: Double, scale: Double = 1, _ draw: (borrowing Canvas) -> Void) {
        unsafe cairo_save(context)
        unsafe cairo_translate(context, x, y)
        unsafe cairo_scale(context, scale, scale)
        draw(self)
        unsafe cairo_restore(context)
    }

    func scale(_ factor: Double) { unsafe cairo_scale(context, factor, factor) }

    func add(_ path: Path) {
        for step in path.steps {
            switch step {
            case .move(let to): unsafe cairo_move_to(context, to.x, to.y)
            case .line(let to): unsafe cairo_line_to(context, to.x, to.y)
            case .curve(let first, let second, let to):
                unsafe cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
            case .close: unsafe cairo_close_path(context)
            }
        }
    }

    func stroke(_ path: Path, width: Double) {
        add(path)
        unsafe cairo_set_line_width(context, width)
        unsafe cairo_stroke(context)
    }

    /// Draws a row of dots along a path.
    func dot(_ path: Path, every distance: Double, offset: Double, width: Double) {
        unsafe cairo_save(context)
        unsafe cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_set_dash(context, [0, distance], 2, -offset)
        stroke(path, width: width)
        unsafe cairo_restore(context)
    }

    func fill(_ path: Path) {
        add(path)
        unsafe cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
        unsafe cairo_fill(context)
    }

    /// Draws the ink wherever `image` has some, one unit to a pixel.
    func mask(_ image: Image) {
        guard let pattern = unsafe cairo_pattern_create_for_surface(image.surface) else { return }
        unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
        unsafe cairo_mask(context, pattern)
        unsafe cairo_pattern_destroy(pattern)
    }

    /// Draws an image, one unit to a pixel.
    func paint(_ image: Image) {
        unsafe cairo_set_source_surface(context, image.surface, 0, 0)
        unsafe cairo_paint(context)
    }

    func setFont(_ face: Face, size: Double) {
        unsafe cairo_set_font_face(context, face.drawing)
        unsafe cairo_set_font_size(context, size)
    }

    /// Shows glyphs that stand for these bytes of text, so that the text can be found and copied.
    func show(
        _ glyphs: [cairo_glyph_t], for text: ArraySlice<UInt8>, _ clusters: [cairo_text_cluster_t]
    ) {
        unsafe text.withUnsafeBytes { bytes in
            unsafe cairo_show_text_glyphs(
                context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
                glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
                cairo_text_cluster_flags_t(0))
        }
    }
}

extension PrintingError {
    init(_ status: cairo_status_t) {
        self = .drawing(unsafe String(cString: cairo_status_to_string(status)))
    }
}
