/// Why a seal that is an SVG file cannot be drawn.
package enum DrawingFault: Error, Sendable, Equatable {
    /// No SVG document.
    case notSVG
    /// There is text in it, which would look different on a machine with other fonts.
    case hasText
    /// It names a picture or a drawing that is not in it, and would be missing.
    case refersOutside
    /// `rsvg-convert` refuses it: it is damaged, has no size, or asks for too much memory.
    case refused
    /// It takes more time or memory than a seal needs.
    case tooComplex
    /// The program that draws could not be started.
    case notStarted(program: String, errno: Int32)
}
