package import Certificates

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
    /// What is stored under this path is damaged.
    case damaged(path: String, TrustFlaw)
}
