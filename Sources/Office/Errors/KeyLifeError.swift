package import Certificates
package import JOSE

/// What can keep a verb from being done: key and publish.
package enum KeyLifeError: Error, Sendable {
    /// The trust list has no key with this identifier.
    case unknownKey(String, known: [KeyID])
    /// The key signs still, and nothing can take its place.
    case keySigns(KeyID)
    /// The key's life is not over.
    case lifeNotOver(KeyID, until: UnixTime)
    /// The key file of a key that would be destroyed is not here.
    case privateKeyNotHere(KeyID, path: String)
    /// The successor is not in the published trust list: that is at this path, if there is one.
    case successorNotPublished(KeyID, path: String)
    /// A key is known to be compromised since an earlier time already.
    case compromisedSince(KeyID, UnixTime)
    /// A time that should be in the past is not.
    case notYet(UnixTime)
    /// The root key is not in this place.
    case rootNotHere(path: String)
    /// The root in this file has handed over to another one.
    case rootHasHandedOver(path: String)
    /// The root has as many handovers behind it as a verifier follows.
    case tooManyHandovers
    /// A key file opens under neither the old nor the new passphrase.
    case anotherPassphrase(path: String)
    /// An address has a query, a fragment, or a character that no address has.
    case malformedAddress(String)
    /// The `curl` command cannot be started.
    case noCurl(errno: Int32)
    /// A file could not be fetched; `curl`'s own words.
    case notFetched(String, words: String)
}
