/// Where things stand on the page, in points; A4 landscape, from the upper left corner.
enum Measures {
    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }

    static let page = PageSize(width: millimetres(297), height: millimetres(210))
    /// From the edge of the paper to the outermost line of the frame.
    static let frame = millimetres(8)
    /// The text stands between these.
    static let left = millimetres(30)
    static let right = page.width - millimetres(30)
    static let textWidth = right - left

    static let titleTop = millimetres(25)
    static let titleSize = 44.0
    static let englishTitleTop = millimetres(44.5)
    static let englishTitleSize = 13.0

    /// The sentence stands in the middle of this, at most so large.
    static let sentenceTop = millimetres(57)
    static let sentenceBottom = millimetres(117)
    static let sentenceSize = 21.0
    static let smallestSentenceSize = 9.0

    /// The side of the QR code with its quiet zone.
    static let codeSide = millimetres(62)
    static let codeLeft = millimetres(25)
    static let codeTop = millimetres(121)
    /// ISO/IEC 18004 sets none; below this, phones and copies of copies fail.
    static let smallestModule = millimetres(0.45)
    static let numberTop = millimetres(183.5)

    static let columnLeft = millimetres(95)
    static let columnWidth = right - columnLeft
    static let bodyTop = millimetres(133)
}
