/// Finds the token of a certificate in a document that somebody has sent: a PDF that carries it as an
/// attached file, or a picture of the QR code (PNG or JPEG, also inside of a PDF that was scanned).
///
/// Nothing of it is verified, and nothing else in the document is looked at: what it shows to a
/// reader may have been altered.
public enum Extraction {
    /// A picture of more pixels is not decoded; A4 at 600 dots an inch has 35 million.
    public static let maximumPixels = 1 << 26

    /// How many bytes of a document suffice to tell whether it is one of those that are read here.
    public static let beginningCount = 8

    /// Whether bytes begin like a document that is read here.
    public static func isDocument(beginning bytes: Span<UInt8>) -> Bool {
        DocumentKind(beginning: bytes) != nil
    }

    /// The one token in a document, as its bytes.
    ///
    /// - Throws: ``ExtractionError``.
    public static func token(in document: [UInt8]) throws(ExtractionError) -> [UInt8] {
        let tokens: Set<[UInt8]>
        switch DocumentKind(beginning: document.span) {
        case .pdf: tokens = try Self.tokens(inPDF: document)
        case .png: tokens = QRCodes.tokens(in: try GreyPicture(png: document.span))
        case .jpeg: tokens = QRCodes.tokens(in: try GreyPicture(jpeg: document.span))
        case nil: throw .unknownKind
        }
        guard let token = tokens.first else { throw .noToken }
        guard tokens.count == 1 else { throw .severalTokens }
        return token
    }

    /// What is attached counts; the pictures in a PDF are of interest where it was scanned.
    private static func tokens(inPDF document: [UInt8]) throws(ExtractionError) -> Set<[UInt8]> {
        let streams = PDFStreams(document)
        let attached = Set(streams.attachedFiles.compactMap { TokenText.token(inFile: $0) })
        if !attached.isEmpty { return attached }
        if streams.areEncrypted { throw .encrypted }
        var scanned: Set<[UInt8]> = []
        for picture in streams.jpegPictures {
            // A picture that cannot be decoded may be anything: an ornament, a photograph.
            guard let picture = try? GreyPicture(jpeg: picture.span) else { continue }
            scanned.formUnion(QRCodes.tokens(in: picture))
        }
        return scanned
    }
}

/// What documents are read, told apart by their first bytes: a name can say anything.
enum DocumentKind {
    case pdf, png, jpeg

    init?(beginning bytes: Span<UInt8>) {
        func begins(with magic: [UInt8]) -> Bool {
            bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
        }
        if begins(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else {
            return nil
        }
    }
}
