/// What a thread prints with.
final class Press {
    let shaper: Shaper
    let stamp: Stamp?

    /// The language of the documents (BCP 47).
    static let language = "zh-CN"

    init(_ fonts: [Typeface: SubsetFont], _ form: SheetForm) throws(PrintingError) {
        shaper = try Shaper(fonts)
        if let seal = form.seal { stamp = try Stamp(seal) } else { stamp = nil }
    }
}
