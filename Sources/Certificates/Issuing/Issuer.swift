internal import JOSE
public import Signing

/// Turns completion certificates into signed tokens (SD-JWT VC).
public struct Issuer: Sendable {
    /// The issuer's address, the claim `iss`.
    public let url: IssuerURL
    /// The public half of the key that signs.
    public let key: PublicKey
    /// The header in base64url: the same in every token.
    private let encodedHeader: [UInt8]

    /// An issuer that signs with the private half of `key`.
    public init(url: IssuerURL, key: PublicKey) {
        (self.url, self.key) = (url, key)
        encodedHeader = Self.encodedHeader(key.algorithm, keyID: key.keyID)
    }

    /// Signs a certificate.
    ///
    /// The payload is read again and checked by ``Lint`` before it is signed. Nothing private
    /// stands in it but the digest of the disclosure `graduate`, which holds the digests of the
    /// facts.
    ///
    /// - Parameters:
    ///   - certificate: What is attested, in the clear.
    ///   - graduate: The private facts; where there is none the token has no `_sd`.
    ///   - status: The entry that the certificate gets in a status list.
    ///   - time: The claim `iat`.
    ///   - signer: Signs with the private half of ``key``.
    ///   - random: Where the salts come from: 16 bytes for each disclosure.
    /// - Returns: The token and its disclosures.
    /// - Throws: ``IssuingError``; nothing is signed then.
    public func issue(
        _ certificate: CompletionCertificate, to graduate: Graduate, status: StatusReference,
        at time: UnixTime, signer: borrowing Signer, random: RandomSource
    ) throws(IssuingError) -> IssuedToken {
        guard signer.publicKey == key else { throw .wrongSigner }
        let disclosures = try GraduateDisclosures(graduate, random: random)
        let payload = CertificatePayload(
            certificate, issuer: url, status: status, issuedAt: time,
            digest: disclosures.digest
        ).serialized
        try lint(payload, graduate)
        let jwt = try sign(payload, with: signer)
        return IssuedToken(jwt: jwt, disclosures: disclosures.encoded)
    }

    private func lint(_ payload: [UInt8], _ graduate: Graduate) throws(IssuingError) {
        let breaches = Lint.breaches(
            payload: payload, issuer: url, graduate: graduate,
            tokenLength: tokenLength(ofPayload: payload.count))
        guard breaches.isEmpty else { throw .lint(breaches) }
    }

    private func sign(
        _ payload: [UInt8], with signer: borrowing Signer
    ) throws(IssuingError) -> String {
        do {
            let jwt = try JWS.sign(
                encodedHeader: encodedHeader, payload: payload.span, with: signer)
            return String(decoding: jwt, as: UTF8.self)
        } catch {
            throw .signing(error)
        }
    }

    private func tokenLength(ofPayload count: Int) -> Int {
        Self.tokenLength(header: encodedHeader.count, payload: count)
    }

    static func encodedHeader(_ algorithm: SignatureAlgorithm, keyID: KeyID) -> [UInt8] {
        JWS.encodedHeader(
            ["typ": "dc+sd-jwt", "kid": .string(keyID.description)], algorithm: algorithm)
    }

    /// Header, dot, payload, dot, a signature of 64 bytes, and the tilde.
    static func tokenLength(header: Int, payload: Int) -> Int {
        header + 1 + Base64URL.encodedCount(of: payload) + 1 + Base64URL.encodedCount(of: 64) + 1
    }
}

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
