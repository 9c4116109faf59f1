/// Points.
struct PageSize {
    let width: Double
    let height: Double
}

extension PageSize {
    /// A4 landscape in whole points, as PostScript has it.
    static let sheet = PageSize(width: 842, height: 595)

    /// A length in points.
    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }
}
