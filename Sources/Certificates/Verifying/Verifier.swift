internal import JOSE

/// Says whether tokens are valid certificates, by what a verifier trusts and at a given time.
///
/// It holds no state but the cache that it may be given, so that many threads may ask the same one.
public struct Verifier: Sendable {
    let trust: PreparedTrust
    let policy: VerificationPolicy
    let signatures: SignatureCache?

    /// A verifier that believes `trust` and asks what `policy` says; with a cache of signatures, the
    /// same token costs one signature check however often it is asked for.
    public init(trust: Trust, policy: VerificationPolicy, signatures: SignatureCache? = nil) {
        self.trust = PreparedTrust(trust)
        (self.policy, self.signatures) = (policy, signatures)
    }

    /// The verdict on a text that should be a token; `time` is the clock of every check.
    public func verify(text: Span<UInt8>, at time: UnixTime) -> Verdict {
        do {
            return verify(try UnverifiedToken(text), at: time)
        } catch {
            return Verdict([.init(reason: .malformed, detail: Self.words(of: error))], at: time)
        }
    }

    /// What is wrong with a text that nobody signed. An error may quote from it; only so much of
    /// that is repeated as can do no harm on a screen.
    private static func words(of error: TokenError) -> String {
        let printable = UInt8(ascii: " ")...UInt8(ascii: "~")
        let bytes = "\(error)".utf8.prefix(160).map { byte in
            printable.contains(byte) ? byte : UInt8(ascii: "?")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The verdict on a token; `time` is the clock of every check.
    public func verify(_ token: UnverifiedToken, at time: UnixTime) -> Verdict {
        var verification = Verification(token, verifier: self, at: time)
        return verification.verdict()
    }
}
