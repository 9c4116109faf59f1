internal import Extraction
internal import Office

extension DocumentReader {
    /// PDFs, PNGs and JPEGs.
    static let extraction = DocumentReader(
        beginningCount: Extraction.beginningCount,
        isDocument: { Extraction.isDocument(beginning: $0.span) },
        token: { document in
            do throws(ExtractionError) {
                return .success(try Extraction.token(in: document))
            } catch {
                return .failure(DocumentFault(error))
            }
        })
}

extension DocumentFault {
    fileprivate init(_ error: ExtractionError) {
        self =
            switch error {
            case .unknownKind, .damaged: .damaged
            case .tooManyPixels: .tooLarge
            case .encrypted: .encrypted
            case .noToken: .noToken
            case .severalTokens: .severalTokens
            }
    }

    /// What is wrong, in the words of the reader.
    var sentence: String {
        switch self {
        case .damaged: say("文件损坏或不完整", "damaged or cut short")
        case .tooLarge: say("文件过大", "too large")
        case .encrypted: say("PDF 已加密", "an encrypted PDF")
        case .noToken: say("其中没有可读的证书", "no certificate that can be read")
        case .severalTokens: say("其中有多份不同的证书", "several different certificates")
        }
    }

    /// What to do about it.
    var advice: String {
        switch self {
        case .damaged: say("请重新获取该文件。", "Get the file anew.")
        case .tooLarge:
            say(
                "PDF 至多 64 MiB，图片至多 6700 万像素：请以 200–300 dpi 重新扫描。",
                "A PDF has at most 64 MiB, a picture 67 million pixels: scan it at 200 to 300 dots an inch."
            )
        case .encrypted: say("请索取未加密的 PDF。", "Ask for a PDF without a password.")
        case .noToken:
            say(
                "请用结业证书的原始 PDF，或以 200 dpi 以上完整、平整地扫描二维码。",
                "Use the certificate's own PDF, or scan its QR code flat and whole, at 200 dots an inch or more."
            )
        case .severalTokens:
            say("请把每份证书分为单独的文件。", "Put each certificate into a file of its own.")
        }
    }
}
