package import Certificates
package import JOSE

/// Why a bundle is not trusted; each case carries what its sentence needs.
package enum TrustStoreError: Error, Sendable {
    /// A bundle cannot be used.
    case trust(path: String, TrustError)
    /// No root is pinned, and none was given.
    case noRootPinned(path: String)
    /// A pinned bundle is newer than the one to be added.
    case olderThanPinned(path: String, Trust.Regression)
    /// A root thumbprint is not 43 characters of base64url.
    case malformedThumbprint(String)
    /// The file of what is pinned is damaged.
    case damaged(path: String, TrustFlaw)
    /// The bundle that is stored there under this root is none, or does not verify under it.
    case damagedPin(path: String, root: Thumbprint, TrustError)
}
