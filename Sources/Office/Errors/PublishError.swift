package import Certificates

/// Why what was published, or is to be, is not accepted or not there.
package enum PublishError: Error, Sendable {
    /// A publication that was named cannot be used.
    case trust(path: String, TrustError)
    /// The same of a status list in it.
    case statusList(uri: String, path: String, TrustError)
    /// What was to be published does not verify; nothing was published.
    case doesNotHold(String, TrustError)
    /// An address has a query, a fragment, or a character that no address has.
    case malformedAddress(String)
    /// The `curl` command cannot be started.
    case noCurl(errno: Int32)
    /// A file could not be fetched; `curl`'s own words.
    case notFetched(String, words: String)
}
