internal import JOSE

/// The rules that a payload must keep before it is signed.
///
/// They read the very bytes that will be signed, and know nothing of how these were written. Each
/// rule has a file of its own, which names its source.
public enum Lint {
    /// A rule, by its stable code.
    public enum Rule: String, Sendable, CaseIterable {
        /// The payload is JSON as `StrictJSON` reads it.
        case strictJSON = "strict_json"
        /// Every claim is there, with the right type, and no other.
        case claims
        /// `iss`, `vct` and the status list's address belong together.
        case issuer
        /// Texts are in normalisation form C and hold nothing invisible.
        case text
        /// The training ended after it began.
        case dates
        /// The certificate number has the right check character.
        case number
        /// The digests of disclosures are digests.
        case digests
        /// Nothing private stands in the clear.
        case privacy
        /// The token fits the QR code.
        case size
    }

    /// A rule that is broken, and by what: a claim's name, a length.
    public struct Breach: Sendable, Equatable {
        /// The rule.
        public let rule: Rule
        /// What breaks it.
        public let detail: String

        package init(rule: Rule, detail: String) {
            (self.rule, self.detail) = (rule, detail)
        }
    }

    /// Applies every rule to a payload.
    ///
    /// - Parameters:
    ///   - payload: The bytes to be signed.
    ///   - issuer: Who is going to sign.
    ///   - graduate: The private facts, none of which may stand in the payload.
    ///   - tokenLength: The characters of the token with nothing disclosed.
    /// - Returns: The rules that are broken; none where the payload may be signed.
    package static func breaches(
        payload: [UInt8], issuer: IssuerURL, graduate: Graduate, tokenLength: Int
    ) -> [Breach] {
        let claims: JSONObject
        do {
            claims = try StrictJSON.parseObject(payload.span)
        } catch {
            return [Breach(rule: .strictJSON, detail: "\(error)")]
        }
        let subject = LintSubject(
            claims: claims, payload: payload, issuer: issuer, graduate: graduate,
            tokenLength: tokenLength)
        var breaches: [Breach] = []
        for rule in Rule.allCases {
            if let detail = subject.breach(of: rule) {
                breaches.append(Breach(rule: rule, detail: detail))
            }
        }
        return breaches
    }
}

/// What the rules look at.
struct LintSubject {
    let claims: JSONObject
    let payload: [UInt8]
    package let issuer: IssuerURL
    let graduate: Graduate
    let tokenLength: Int

    /// What breaks a rule, or nil where it is kept.
    func breach(of rule: Lint.Rule) -> String? {
        switch rule {
        case .strictJSON: nil
        case .claims: claimsBreach
        case .issuer: issuerBreach
        case .text: textBreach
        case .dates: datesBreach
        case .number: numberBreach
        case .digests: digestsBreach
        case .privacy: privacyBreach
        case .size: sizeBreach
        }
    }
}
