/// The characters of a batch of certificates, for which its fonts are cut.
///
/// Its size is bounded by Unicode, not by the batch.
public struct SheetCharacters: Sendable {
    let form: SheetForm
    fileprivate var plain: Set<Unicode.Scalar> = []
    fileprivate var strong: Set<Unicode.Scalar> = []

    /// No certificates yet.
    public init(_ form: SheetForm) {
        self.form = form
    }

    /// Adds what a certificate needs.
    public mutating func insert(_ sheet: Sheet) throws(PrintingError) {
        let text = try SheetText(sheet, form)
        plain.formUnion(text.characters(strong: false))
        strong.formUnion(text.characters(strong: true))
    }
}

/// The fonts of a batch, cut down to its characters: made once, and shared by all its printers.
///
/// ```swift
/// var fonts = SheetFonts(for: characters)
/// while let typeface = fonts.wanted { try fonts.add(typeface, read(typeface).span) }
/// ```
public struct SheetFonts: Sendable {
    private let characters: SheetCharacters
    private var fonts: [Typeface: SubsetFont] = [:]

    /// Fonts that have yet to be added.
    public init(for characters: SheetCharacters) {
        self.characters = characters
    }

    /// The typeface that is still needed: of those for rare characters none, where no certificate
    /// has one.
    public var wanted: Typeface? {
        Typeface.allCases.first { fonts[$0] == nil && !needs($0).isEmpty }
    }

    /// Takes what the batch needs of a font.
    ///
    /// - Parameters:
    ///   - typeface: one that was ``wanted``.
    ///   - bytes: its whole file, which is not needed any longer afterwards.
    /// - Throws: ``PrintingError/notAFont(_:)``.
    public mutating func add(_ typeface: Typeface, _ bytes: Span<UInt8>) throws(PrintingError) {
        let wanted = needs(typeface)
        guard let font = SubsetFont(of: bytes, index: typeface.index, for: wanted) else {
            throw .notAFont(typeface)
        }
        fonts[typeface] = font
    }

    /// The fonts and the form of a batch whose fonts are complete.
    func complete() -> (fonts: [Typeface: SubsetFont], form: SheetForm) {
        (fonts, characters.form)
    }

    /// Whether the batch has characters that no font has.
    public var areMissing: Bool {
        !missing(.rareText).isEmpty || !missing(.rareStrong).isEmpty
    }

    /// The characters of a certificate that no font has, each once, in the order of Unicode.
    public func missing(in sheet: Sheet) throws(PrintingError) -> [Unicode.Scalar] {
        guard areMissing else { return [] }
        let text = try SheetText(sheet, characters.form)
        let plain = text.characters(strong: false).intersection(missing(.rareText))
        let strong = text.characters(strong: true).intersection(missing(.rareStrong))
        return plain.union(strong).sorted()
    }

    private func missing(_ rare: Typeface) -> Set<Unicode.Scalar> { fonts[rare]?.missing ?? [] }

    private func needs(_ typeface: Typeface) -> Set<Unicode.Scalar> {
        switch typeface {
        case .text: characters.plain
        case .strong: characters.strong
        case .rareText, .rareStrong: typeface.base.flatMap { fonts[$0]?.missing } ?? []
        }
    }
}
