internal import Certificates

/// The characters of a batch of certificates, for which its fonts are cut.
///
/// Its size is bounded by Unicode, not by the batch.
public struct SheetCharacters: Sendable {
    let form: SheetForm
    /// The first certificate that needs a character.
    private(set) var plain: [Unicode.Scalar: String] = [:]
    private(set) var strong: [Unicode.Scalar: String] = [:]

    /// No certificates yet.
    public init(_ form: SheetForm) {
        self.form = form
    }

    /// Adds what a certificate needs.
    public mutating func insert(_ sheet: Sheet) throws(RenderingError) {
        let text = try SheetText(sheet, form)
        let number = sheet.certificate.number
        for character in text.characters(strong: false) where plain[character] == nil {
            plain[character] = number
        }
        for character in text.characters(strong: true) where strong[character] == nil {
            strong[character] = number
        }
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
    /// - Throws: ``RenderingError/notAFont(_:)``, and ``RenderingError/missingCharacter(_:number:)``
    ///   where a font for rare characters lacks one of them.
    public mutating func add(_ typeface: Typeface, _ bytes: Span<UInt8>) throws(RenderingError) {
        let wanted = needs(typeface)
        guard let font = SubsetFont(of: bytes, index: typeface.index, for: wanted) else {
            throw .notAFont(typeface)
        }
        if let base = typeface.base, let character = font.missing.min() {
            throw .missingCharacter(character, number: first(base)[character])
        }
        fonts[typeface] = font
    }

    /// The fonts and the form of a batch whose fonts are complete.
    func complete() -> (fonts: [Typeface: SubsetFont], form: SheetForm) {
        (fonts, characters.form)
    }

    private func first(_ typeface: Typeface) -> [Unicode.Scalar: String] {
        typeface == .text ? characters.plain : characters.strong
    }

    private func needs(_ typeface: Typeface) -> Set<Unicode.Scalar> {
        guard let base = typeface.base else { return Set(first(typeface).keys) }
        return fonts[base]?.missing ?? []
    }
}
