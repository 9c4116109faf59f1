import Certificates
import JOSE

/// What is to be said of a token, by the bundle of an office whose root is pinned.
func verdict(
    on token: String, bundle: [UInt8], root: Thumbprint, at now: UnixTime
) throws -> Verdict {
    let trust = try Trust(OfflineBundle(bundle.span), root: root)
    let verifier = Verifier(trust: trust, policy: VerificationPolicy())
    return verifier.verify(text: token.utf8.span, at: now)
}
