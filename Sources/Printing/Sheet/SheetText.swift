internal import Certificates
internal import Programmes

/// All words of one certificate, each as it stands on the page.
struct SheetText {
    let title: [Words]
    let englishTitle: [Words]?
    let sentence: [Words]
    let englishSentence: [Words]?
    let issuingBody: [Words]
    let englishIssuingBody: [Words]?
    let date: [Words]
    let number: [Words]
    let hostLabel: [Words]
    let host: [Words]
    let advice: [Words]
    let englishAdvice: [Words]?

    init(_ sheet: Sheet, _ form: SheetForm) throws(PrintingError) {
        let programme = form.programme
        let chinese = SentenceFacts(sheet.certificate, programme, .chinese)
        let english = SentenceFacts(sheet.certificate, programme, .english)
        func inEnglish(_ text: String?) -> [Words]? {
            form.isBilingual ? text.map { [Words(text: $0)] } : nil
        }
        title = [Words(text: programme.certificateTitle.zh, strong: true)]
        englishTitle = inEnglish(programme.certificateTitle.en)
        sentence = try chinese.words(form.sentence)
        if let template = form.englishSentence {
            englishSentence = try english.words(template)
        } else {
            englishSentence = nil
        }
        issuingBody = [Words(text: programme.issuingBody.zh)]
        englishIssuingBody = inEnglish(programme.issuingBody.en)
        date = [Words(text: sheet.issued.inChinese)]
        number = [
            Words(text: form.isBilingual ? "证书编号 No. " : "证书编号 "),
            Words(text: sheet.certificate.number, keptTogether: true),
        ]
        hostLabel = [Words(text: form.isBilingual ? "官方核验网址 Official site" : "官方核验网址")]
        host = [Words(text: form.issuer.host, strong: true, keptTogether: true)]
        advice = [Words(text: "扫码核验；请核对浏览器地址栏是否为上列官方网址。")]
        englishAdvice = inEnglish(
            "Scan the code to verify, and make sure that the address bar shows exactly this site.")
    }

    /// All characters of a weight.
    func characters(strong: Bool) -> Set<Unicode.Scalar> {
        let texts = [
            title, englishTitle, sentence, englishSentence, issuingBody, englishIssuingBody, date,
            number, hostLabel, host, advice, englishAdvice,
        ]
        let words = texts.compactMap(\.self).joined().filter { $0.strong == strong }
        return Set(words.flatMap(\.text.unicodeScalars))
    }
}
