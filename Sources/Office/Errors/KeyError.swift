package import Certificates
internal import Files
package import JOSE
package import Signing

/// Why a key is not used, or its life not changed.
package enum KeyError: Error, Sendable {
    /// A key cannot be read from its file.
    case unreadable(path: String, SigningError)
    /// The trust list or a root handover in the workspace cannot be used, or was not signed.
    case trustDocument(path: String, TrustError)
    /// What a key signs does not verify.
    case doesNotSign(path: String)
    /// A key file holds another key than its name says.
    case anotherKey(path: String)
    /// The trust list has no active key for this use.
    case noActiveKey(KeyUse)
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
    /// A key file opens under neither the old nor the new passphrase.
    case anotherPassphrase(path: String)
}

extension KeyError {
    func onTheWay(from temporary: String, to place: String) -> KeyError {
        func asked(_ path: String) -> String { path.onTheWay(from: temporary, to: place) }
        return switch self {
        case .unreadable(let path, let error): .unreadable(path: asked(path), error)
        case .trustDocument(let path, let error): .trustDocument(path: asked(path), error)
        case .doesNotSign(let path): .doesNotSign(path: asked(path))
        case .anotherKey(let path): .anotherKey(path: asked(path))
        case .privateKeyNotHere(let kid, let path): .privateKeyNotHere(kid, path: asked(path))
        case .successorNotPublished(let kid, let path):
            .successorNotPublished(kid, path: asked(path))
        case .anotherPassphrase(let path): .anotherPassphrase(path: asked(path))
        case .noActiveKey, .unknownKey, .keySigns, .lifeNotOver, .compromisedSince, .notYet: self
        }
    }
}
