/// Finds the token of a certificate in a document that somebody has sent: a PDF that carries it as an
/// attached file, or a picture of the QR code (PNG or JPEG; JPEG also inside of a PDF, as scanners
/// make them).
///
/// Nothing of it is verified, and nothing else in the document is looked at: what it shows to a
/// reader may have been altered.
public enum Extraction {
    /// A picture of more pixels is not decoded; A4 at 600 dots an inch has 35 million.
    public static let maximumPixels = 1 << 26

    /// How many bytes of a document suffice to tell whether it is one of those that are read here.
    public static let beginningCount = 1_024

    /// Whether bytes begin like a document that is read here.
    public static func isDocument(beginning bytes: Span<UInt8>) -> Bool {
        DocumentKind(beginning: bytes) != nil
    }

    /// The one token that is attached to a document, as its bytes, or nil where none is: to a picture
    /// none can be.
    ///
    /// Of tokens that are the same certificate, and differ only in what they disclose, it is the
    /// longest. How long this takes grows with the document and not with what is in it.
    ///
    /// - Throws: ``ExtractionError``.
    public static func attachedToken(in document: [UInt8]) throws(ExtractionError) -> [UInt8]? {
        guard let kind = DocumentKind(beginning: document.span) else { throw .unknownKind }
        guard kind == .pdf else { return nil }
        let document = PDFBytes(bytes: document)
        var files = AttachedFiles(document)
        var tokens = FoundTokens()
        for stream in PDFStreams(document) where !tokens.areSeveral {
            if let token = files.token(in: stream) { tokens.insert([token]) }
        }
        if tokens.isEmpty, document.contains("/Encrypt", in: 0..<document.count) {
            throw .encrypted
        }
        return tokens.isEmpty ? nil : try tokens.only()
    }

    /// The one token in the QR codes of a document: of a picture, or of the pictures in a PDF that
    /// was scanned.
    ///
    /// The pictures are decoded and searched by libraries of others, which a picture can be made to
    /// keep busy for minutes: a caller may want to do this in a process with a bound on its time.
    ///
    /// - Throws: ``ExtractionError``.
    public static func scannedToken(in document: [UInt8]) throws(ExtractionError) -> [UInt8] {
        var tokens = FoundTokens()
        switch DocumentKind(beginning: document.span) {
        case .pdf: try scan(PDFBytes(bytes: document), for: &tokens)
        case .png: tokens.insert(QRCodes.tokens(in: try GreyPicture(png: document.span)))
        case .jpeg:
            let header = try JPEGHeader(document.span)
            tokens.insert(QRCodes.tokens(in: try GreyPicture(jpeg: document.span, header)))
        case nil: throw .unknownKind
        }
        return try tokens.only()
    }

    /// All pictures of a document together may keep us busy as long as a single one may.
    private static func scan(
        _ document: PDFBytes, for tokens: inout FoundTokens
    ) throws(ExtractionError) {
        var isPassedOver = false
        var budget = JPEGHeader.maximumCost
        for stream in PDFStreams(document) where !tokens.areSeveral {
            guard document.contains("/DCTDecode", in: stream.dictionary) else { continue }
            do throws(ExtractionError) {
                let file = document.bytes.span.extracting(stream.content)
                let header = try JPEGHeader(file)
                budget -= header.cost
                guard budget >= 0 else { throw .tooManyPixels }
                let picture = try GreyPicture(jpeg: file, header)
                tokens.insert(QRCodes.tokens(in: picture))
            } catch {
                // A picture that cannot be decoded may be anything: an ornament, a photograph.
                if error == .tooManyPixels { isPassedOver = true }
            }
        }
        if tokens.isEmpty, isPassedOver { throw .tooManyPixels }
    }
}

/// The tokens that were found, one for each certificate.
private struct FoundTokens {
    private var tokens: [ArraySlice<UInt8>: [UInt8]] = [:]

    var isEmpty: Bool { tokens.isEmpty }
    /// Whether no further one changes the answer.
    var areSeveral: Bool { tokens.count > 1 }

    mutating func insert(_ found: some Sequence<[UInt8]>) {
        for token in found {
            let signed = token.prefix { $0 != UInt8(ascii: "~") }
            if token.count > tokens[signed]?.count ?? 0 { tokens[signed] = token }
        }
    }

    func only() throws(ExtractionError) -> [UInt8] {
        guard let token = tokens.values.first else { throw .noToken }
        guard tokens.count == 1 else { throw .severalTokens }
        return token
    }
}

/// What documents are read, told apart by their first bytes: a name can say anything.
enum DocumentKind {
    case pdf, png, jpeg

    init?(beginning bytes: Span<UInt8>) {
        func begins(with magic: [UInt8]) -> Bool {
            bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
        }
        if begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if Self.beginsAsPDF(bytes) {
            self = .pdf
        } else {
            return nil
        }
    }

    /// Readers take a PDF that has something else before it, such as a byte order mark.
    private static func beginsAsPDF(_ bytes: Span<UInt8>) -> Bool {
        let magic = Array("%PDF-".utf8)
        let count = min(bytes.count, Extraction.beginningCount)
        guard count >= magic.count else { return false }
        return (0...(count - magic.count)).contains { place in
            magic.indices.allSatisfy { bytes[place + $0] == magic[$0] }
        }
    }
}
