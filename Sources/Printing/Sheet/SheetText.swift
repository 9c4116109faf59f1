internal import Certificates
internal import Programmes

/// All words of one certificate, each as it stands on the page.
struct SheetText {
    let title: [TextRun]
    let englishTitle: [TextRun]?
    let sentence: [TextRun]
    let englishSentence: [TextRun]?
    let issuingBody: [TextRun]
    let englishIssuingBody: [TextRun]?
    let date: [TextRun]
    let number: [TextRun]
    let hostLabel: [TextRun]
    let host: [TextRun]
    let advice: [TextRun]
    let englishAdvice: [TextRun]?

    init(_ sheet: Sheet, _ form: SheetForm) throws(PrintingError) {
        let programme = form.programme
        let chinese = SentenceFacts(sheet.certificate, programme, .chinese)
        let english = SentenceFacts(sheet.certificate, programme, .english)
        func inEnglish(_ text: String?) -> [TextRun]? {
            form.isBilingual ? text.map { [TextRun(text: $0)] } : nil
        }
        title = [TextRun(text: programme.certificateTitle.zh, strong: true)]
        englishTitle = inEnglish(programme.certificateTitle.en)
        sentence = try chinese.sentence(form.sentence)
        if let template = form.englishSentence {
            englishSentence = try english.sentence(template)
        } else {
            englishSentence = nil
        }
        issuingBody = [TextRun(text: programme.issuingBody.zh)]
        englishIssuingBody = inEnglish(programme.issuingBody.en)
        date = [TextRun(text: sheet.issued.inChinese)]
        number = [
            TextRun(text: form.isBilingual ? "证书编号 No. " : "证书编号 "),
            TextRun(text: sheet.certificate.number, keptTogether: true),
        ]
        hostLabel = [TextRun(text: form.isBilingual ? "官方核验网址 Official site" : "官方核验网址")]
        host = [TextRun(text: form.issuer.host, strong: true, keptTogether: true)]
        advice = [TextRun(text: "扫码核验；请核对浏览器地址栏是否为上列官方网址。")]
        englishAdvice = inEnglish(
            "Scan the code to verify, and make sure that the address bar shows exactly this site.")
    }

    /// All characters of a weight.
    func characters(strong: Bool) -> Set<Unicode.Scalar> {
        let texts = [
            title, englishTitle, sentence, englishSentence, issuingBody, englishIssuingBody, date,
            number, hostLabel, host, advice, englishAdvice,
        ]
        let runs = texts.compactMap(\.self).joined().filter { $0.strong == strong }
        return Set(runs.flatMap(\.text.unicodeScalars))
    }
}
