public import Certificates
public import Programmes

/// What all certificates of a cohort have in common on paper.
public struct SheetForm: Sendable {
    let programme: Programme
    let issuer: IssuerURL
    let seal: Seal?
    let sentence: SentenceTemplate
    let englishSentence: SentenceTemplate?

    /// The form of a cohort's certificates.
    ///
    /// - Parameters:
    ///   - programme: the programme; its ``Programme/sentence`` sets the words, and with an
    ///     ``Programme/englishSentence`` the certificate is in two languages.
    ///   - issuer: whose host is printed and stands in the QR code.
    ///   - seal: what is stamped over the issuing body, if anything is.
    public init(programme: Programme, issuer: IssuerURL, seal: Seal? = nil) {
        (self.programme, self.issuer, self.seal) = (programme, issuer, seal)
        sentence = programme.sentence ?? Self.usualSentence
        englishSentence = programme.englishSentence
    }

    /// Whether the certificate is in English too.
    var isBilingual: Bool { englishSentence != nil }

    private static let usualSentence = SentenceTemplate(parts: [
        .fact(.name), .text(" 于"), .fact(.started), .text("至"), .fact(.completed), .text("参加"),
        .fact(.programme), .text("（"), .fact(.cohort), .text("年度，"), .fact(.track),
        .text("方向），由"), .fact(.institution), .text("承担培训，完成规定的学习任务，成绩合格，准予结业。"),
    ])
}
