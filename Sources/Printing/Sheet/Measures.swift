/// Where things stand on the page, in points; A4 landscape, from the upper left corner.
enum Measures {
    /// From the edge of the paper to the outermost line of the frame: 8 mm.
    static let frame = 22.75
    /// The text stands between these.
    static let left = PageSize.millimetres(30)
    static let right = PageSize.sheet.width - left
    static let textWidth = right - left

    static let titleTop = PageSize.millimetres(23)
    static let bilingualTitleTop = PageSize.millimetres(21)
    static let titleSize = 44.0
    static let titleTracking = 0.35
    static let englishTitleTop = PageSize.millimetres(40.3)
    static let englishTitleSize = 13.0
    /// Below these, nobody reads it: a text that would be smaller is refused.
    static let smallestTitle = 12.0
    static let smallestEnglish = 6.0
    static let englishTitleTracking = 0.14
    static let flourish = PageSize.millimetres(48.5)
    static let flourishWidth = PageSize.millimetres(84)

    /// The sentence stands in the middle of this, as large as it can be.
    static let sentenceTop = PageSize.millimetres(53.5)
    static let sentenceBottom = PageSize.millimetres(110)
    static let sentenceSizes = stride(from: 20.0, through: 9, by: -0.5)
    static let bilingualSentenceSizes = stride(from: 18.0, through: 9, by: -0.5)

    /// The side of the QR code with its quiet zone, and where that begins.
    static let codeSide = PageSize.millimetres(72)
    static let codeLeft = left - PageSize.millimetres(2)
    static let codeTop = PageSize.millimetres(112.5)
    /// Below this, phones and copies of copies fail.
    static let smallestModule = PageSize.millimetres(0.45)
    static let numberTop = PageSize.millimetres(184.5)
    static let numberSize = 10.5
    static let numberSizes = stride(from: numberSize, through: 6, by: -0.5)

    /// Issuing body and date, and below them how to verify.
    static let columnLeft = PageSize.millimetres(107)
    static let columnWidth = right - columnLeft
    static let bodyTop = PageSize.millimetres(128)
    static let bodySizes = stride(from: 15.0, through: 8, by: -0.5)
    /// Between them, at least.
    static let leastGap = 14.0
    static let adviceSize = 9.5
    static let hostSizes = stride(from: 18.0, through: 10, by: -0.5)
}
