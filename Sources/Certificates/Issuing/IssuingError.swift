public import Signing

/// Why a certificate was not issued.
public enum IssuingError: Error, Sendable, Equatable {
    /// What would have been signed breaks rules; each is named with what it is about.
    case lint([Lint.Breach])
    /// The signer's key is not the issuer's.
    case wrongSigner
    /// The source of random bytes gave fewer than it was asked for.
    case randomness
    /// Signing failed.
    case signing(SigningError)
}
