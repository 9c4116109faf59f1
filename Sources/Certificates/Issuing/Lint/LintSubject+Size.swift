/// Source: ISO/IEC 18004: a QR code of level M whose modules a phone still reads from paper.
extension LintSubject {
    var sizeBreach: String? {
        tokenLength > IssuedToken.maximumLength ? String(tokenLength) : nil
    }
}
