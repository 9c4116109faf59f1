internal import Desk
internal import Extraction

extension DocumentReader {
    /// PDFs, PNGs and JPEGs.
    static let extraction = DocumentReader(
        beginningCount: Extraction.beginningCount,
        isDocument: { Extraction.isDocument(beginning: $0.span) },
        attached: { document in
            result { () throws(ExtractionError) in try Extraction.attachedToken(in: document) }
        },
        scanned: { document in
            result { () throws(ExtractionError) in try Extraction.scannedToken(in: document) }
        })

    private static func result<Token>(
        _ body: () throws(ExtractionError) -> Token
    ) -> Result<Token, DocumentFault> {
        Result(catching: body).mapError(DocumentFault.init)
    }
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
        case .notACertificate:
            say("既不是令牌，也不是 PDF、PNG 或 JPEG", "neither a token nor a PDF, PNG or JPEG")
        case .unreadable: say("无法读取", "it cannot be read")
        case .notScanned:
            say("系统不能启动查找二维码的进程", "the system starts no process to look for a code in it")
        case .tooComplex: say("查找二维码耗时过久", "it takes too long to look for a code in it")
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
                "请用结业证书的原始 PDF，或以 200 dpi 以上完整、平整地扫描二维码，存为 PNG 或 JPEG。",
                "Use the certificate's own PDF, or scan its QR code flat and whole, at 200 dots an inch or more, as PNG or JPEG."
            )
        case .severalTokens:
            say("请把每份证书分为单独的文件。", "Put each certificate into a file of its own.")
        case .notACertificate:
            say(
                "请给出 .sd-jwt 文件、证书 PDF、二维码的链接，或其 PNG、JPEG 图片。",
                "Give the .sd-jwt file, the certificate's PDF, the link of its code, or a PNG or JPEG picture of it."
            )
        case .notScanned:
            say(
                "请检查进程数与打开文件数的限制，并确认 /proc 可用。",
                "Check the limits of processes and open files, and that there is a /proc.")
        case .tooComplex:
            say(
                "请另拍或另扫二维码，画面中只要它一个。",
                "Photograph or scan the QR code anew, with nothing else around it.")
        case .unreadable:
            say(
                "请检查权限；文件名须为 UTF-8，且须是普通文件。",
                "Check the permissions, that its name is in UTF-8, and that it is an ordinary file."
            )
        }
    }
}
