public import Signing

/// Turns completion certificates into signed tokens (SD-JWT VC).
public struct Issuer: Sendable {
    /// The most characters of a token with nothing disclosed; more do not fit the QR code.
    public static let maximumLength = 900

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
        let findings = Lint.findings(
            payload: payload, issuer: url, graduate: graduate,
            tokenLength: tokenLength(ofPayload: payload.count))
        guard findings.isEmpty else { throw .lint(findings) }
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

    static func encodedHeader(_ algorithm: SignatureAlgorithm, keyID: String) -> [UInt8] {
        JWS.encodedHeader(["typ": "dc+sd-jwt", "kid": .string(keyID)], algorithm: algorithm)
    }

    /// Header, dot, payload, dot, a signature of 64 bytes, and the tilde.
    static func tokenLength(header: Int, payload: Int) -> Int {
        header + 1 + Base64URL.encodedCount(of: payload) + 1 + Base64URL.encodedCount(of: 64) + 1
    }
}
