package import JOSE
import Signing

/// One question to a verifier: collects every reason on the way to the verdict.
///
/// As long as the signature does not hold, what the claims say is nobody's word, and only the form
/// of the token and the state of the trust are reasons.
struct Verification {
    let token: UnverifiedToken
    package let verifier: Verifier
    let now: UnixTime
    private var causes: [Verdict.Cause] = []

    init(_ token: UnverifiedToken, verifier: Verifier, at time: UnixTime) {
        (self.token, self.verifier, self.now) = (token, verifier, time)
    }

    mutating func verdict() -> Verdict {
        guard let type = token.parts.jws.type, type.hasSameBytes(as: "dc+sd-jwt") else {
            note(.malformed, "typ")
            return Verdict(causes, at: now)
        }
        let claims = readClaims()
        checkTrustList()
        guard let issuer = findIssuer(), let key = findKey(of: issuer) else {
            checkAlgorithmExists()
            return Verdict(causes, at: now)
        }
        guard signatureHolds(key) else { return Verdict(causes, at: now) }
        guard let claims else { return Verdict(causes, issuer: issuer.trusted, at: now) }
        return verdict(claims, issuer, key)
    }

    /// What the claims say counts from here on.
    private mutating func verdict(
        _ claims: CertificateClaims, _ issuer: PreparedIssuer, _ key: TrustedKey
    ) -> Verdict {
        checkType(claims, issuer)
        checkDates(claims, key)
        let certificate = VerifiedCertificate(
            claims, graduate: readGraduate(), keyID: key.keyID,
            utcOffset: issuer.trusted.utcOffset)
        let status = checkStatus(claims.status, issuer)
        return Verdict(
            causes, certificate: certificate, issuer: issuer.trusted, status: status, at: now)
    }

    mutating func note(_ reason: Reason, _ detail: String = "") {
        causes.append(Verdict.Cause(reason: reason, detail: detail))
    }
}

extension Verification {
    private mutating func readClaims() -> CertificateClaims? {
        do {
            return try CertificateClaims(token)
        } catch {
            note(.malformed, error.claim)
            return nil
        }
    }

    private mutating func checkTrustList() {
        let expiry = verifier.trust.expiresAt
        if expiry <= now { note(.trustListExpired, expiry.description) }
    }

    private mutating func findIssuer() -> PreparedIssuer? {
        guard let url = token.payload.string("iss") else { return nil }
        guard let issuer = verifier.trust.issuer(url) else {
            // Only what can be a name of an issuer is repeated; the rest is anybody's text.
            note(.unknownIssuer, IssuerURL(url)?.description ?? "")
            return nil
        }
        return issuer
    }

    private mutating func findKey(of issuer: PreparedIssuer) -> TrustedKey? {
        guard let key = token.parts.jws.keyID.flatMap(issuer.key) else {
            note(.unknownKey)
            return nil
        }
        if let since = key.compromisedAt { note(.keyCompromised, since.description) }
        return key
    }

    /// An algorithm that stands in no table is no key's, whoever the issuer may be.
    private mutating func checkAlgorithmExists() {
        if SignatureAlgorithm(named: token.parts.jws.algorithmName) == nil {
            note(.unsupportedAlgorithm)
        }
    }

    private mutating func signatureHolds(_ key: TrustedKey) -> Bool {
        let algorithm = key.publicKey.algorithm.name
        guard token.parts.jws.algorithmName.hasSameBytes(as: algorithm) else {
            note(.unsupportedAlgorithm, algorithm)
            return false
        }
        let jws = token.parts.jws
        let holds =
            verifier.signatures?.isSigned(jws, by: key.publicKey)
            ?? jws.isSigned(by: key.publicKey)
        guard holds else {
            note(.signatureMismatch, key.keyID.description)
            return false
        }
        return true
    }
}

extension Verification {
    private mutating func checkType(_ claims: CertificateClaims, _ issuer: PreparedIssuer) {
        let isAllowed = issuer.trusted.certificateTypes.contains {
            $0.hasSameBytes(as: claims.type)
        }
        if !isAllowed { note(.typeNotAllowed, claims.type) }
    }

    /// Claims are bounded to 2^53, so that adding the skew to them cannot overflow; the clock is not.
    private mutating func checkDates(_ claims: CertificateClaims, _ key: TrustedKey) {
        if !key.isActive(at: claims.issuedAt) { note(.keyNotActive, claims.issuedAt.description) }
        let begin = max(claims.issuedAt, claims.notBefore ?? claims.issuedAt)
        if begin + -UnixTime.skew > now { note(.notYetValid, begin.description) }
        if let end = claims.expiresAt, end + UnixTime.skew <= now {
            note(.expired, end.description)
        }
    }

    private mutating func readGraduate() -> Graduate {
        do {
            return Graduate(
                disclosing: try token.parts.processedPayload().object(GraduateFact.parent))
        } catch {
            note(.disclosureMismatch, "\(error)")
            return Graduate()
        }
    }
}

extension Graduate {
    /// The facts that were disclosed; members that are no facts of ours are passed over.
    package init(disclosing disclosed: JSONObject?) {
        self.init()
        guard let disclosed else { return }
        for fact in GraduateFact.allCases { self[fact] = disclosed.string(fact.rawValue) }
    }
}
