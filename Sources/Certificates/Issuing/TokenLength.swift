public import Signing

extension Issuer {
    /// At least the characters that the token of a certificate with nothing disclosed will have,
    /// signed with the key of this issuer.
    public func maximumTokenLength(for certificate: CompletionCertificate) -> Int {
        Self.maximumTokenLength(for: certificate, issuer: url, algorithm: key.algorithm)
    }

    /// At least the characters that the token of a certificate with nothing disclosed will have.
    ///
    /// The same but for what is known only later, which is taken at its longest: the time of
    /// signing (to the year 2286), the entry in the status list, and the list's number (to 9,999).
    public static func maximumTokenLength(
        for certificate: CompletionCertificate, issuer: IssuerURL, algorithm: SignatureAlgorithm
    ) -> Int {
        let payload =
            payloadFrame + 3 * issuer.description.utf8.count + factsLength(of: certificate)
        let header = Base64URL.encodedCount(of: headerFrame + algorithm.name.utf8.count)
        return tokenLength(header: header, payload: payload)
    }

    /// The header but for the algorithm's name.
    private static let headerFrame =
        #"{"alg":"","typ":"dc+sd-jwt","kid":"0123456789A"}"#.utf8.count

    /// The payload without the issuer's address, which stands in it three times, and without the
    /// facts, which are written with empty texts here.
    private static let payloadFrame =
        #"{"iss":"","vct":"/vct/completion","iat":1234567890,"number":"","name":"","#.utf8.count
        + #""programme":"","cohort":"","track":"","institution":"","#.utf8.count
        + #""started":"2021-01-01","completed":"2021-01-01","#.utf8.count
        + #""status":{"status_list":{"idx":131071,"uri":"/status/9999"}},"#.utf8.count
        + #""_sd":["0123456789012345678901234567890123456789012"]}"#.utf8.count

    private static func factsLength(of certificate: CompletionCertificate) -> Int {
        var length = 0
        length += escapedLength(of: certificate.number)
        length += escapedLength(of: certificate.name)
        length += escapedLength(of: certificate.programme)
        length += escapedLength(of: certificate.cohort)
        length += escapedLength(of: certificate.track)
        length += escapedLength(of: certificate.institution)
        if let hours = certificate.hours {
            length += #""hours":,"#.utf8.count + String(hours).utf8.count
        }
        return length
    }

    /// Bytes of a text inside a JSON string.
    private static func escapedLength(of text: String) -> Int {
        text.utf8.reduce(0) { length, byte in
            if byte < 0x20 { return length + 6 }
            return length + (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 2 : 1)
        }
    }
}
