internal import JOSE

/// Source: ISO 7064 MOD 37,36 (GB/T 17710): a mistyped number is caught before any look-up.
extension LintSubject {
    var numberBreach: String? {
        claims.string("number").flatMap(CertificateNumber.init) == nil ? "number" : nil
    }
}
