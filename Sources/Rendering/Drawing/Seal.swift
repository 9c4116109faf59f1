/// What is stamped over the issuing body, drawn in the middle of a square of ``side``.
public struct Seal: Sendable {
    enum Content {
        case path(Path)
        case image([UInt8])
    }

    let content: Content

    /// The side of the square, in points: 40 mm.
    static let side = Measures.millimetres(40)
    /// The most pixels of a seal's image on a side.
    public static let maximumPixels = 4_096
}
