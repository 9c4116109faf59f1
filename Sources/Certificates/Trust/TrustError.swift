public import JOSE
public import Signing

/// What a ``TrustError`` speaks of.
public enum TrustDocument: String, Sendable {
    /// The offline bundle.
    case bundle
    /// The trust list.
    case trustList = "trust_list"
    /// A root handover.
    case rootHandover = "root_handover"
    /// A status list.
    case statusList = "status_list"
    /// The head of the chain of events.
    case eventHead = "event_head"

    /// The value of `typ`; the bundle is not signed and has none.
    var type: String {
        switch self {
        case .bundle: ""
        case .trustList: "trust-list+jwt"
        case .rootHandover: "root-handover+jwt"
        case .statusList: "statuslist+jwt"
        case .eventHead: "event-head+jwt"
        }
    }

    /// Whether the header carries the root's key as `jwk`.
    var carriesRoot: Bool { self == .trustList || self == .rootHandover }
}

/// Why a ``TrustDocument`` cannot be read.
public enum TrustFlaw: Sendable, Equatable {
    /// A member is missing, or is not what it should be; it is named by its path from the top, such as
    /// `issuers.0.keys.1.kid`.
    case member(String)
    /// Its bytes are no JSON object that we take.
    case json(JSONError)
    /// It is no token that we read.
    case token(TokenError)
}

extension TrustFlaw: CustomStringConvertible {
    /// The member, or what is wrong with the bytes, in English.
    public var description: String {
        switch self {
        case .member(let path): path
        case .json(let error): error.description
        case .token(let error): error.description
        }
    }
}

/// Why a trust list, handover, status list, event head or bundle is not accepted.
public enum TrustError: Error, Sendable, Equatable {
    /// It cannot be read, for this reason.
    case malformed(TrustDocument, TrustFlaw)
    /// Its `typ` is another one.
    case wrongType(TrustDocument)
    /// Its signature does not hold, or is by another algorithm than its key's.
    case signatureMismatch(TrustDocument)
    /// The pinned root neither signed it nor handed over to the one who did, whose thumbprint this is.
    case wrongRoot(found: Thumbprint)
    /// Two keys of an issuer share a key identifier.
    case duplicateKey(KeyID)
    /// An issuer stands twice in the trust list.
    case duplicateIssuer(String)
    /// The root stands in the trust list as an issuer's key.
    case rootAmongKeys(KeyID)
    /// The handovers lead back to a root that was left.
    case handoverLoop
    /// The handovers from the pinned root are more than ``RootHandover/maximumDepth``.
    case tooManyHandovers
    /// One root handed over to two.
    case handoverFork
    /// The issuer of a status list or event head is not in the trust list.
    case unknownIssuer(String)
    /// The issuer has no status key with this identifier, which is what the token says.
    case unknownKey(String)
    /// The status key with this identifier was not active when the token was signed.
    case keyNotActive(KeyID)
    /// The status key with this identifier is compromised.
    case keyCompromised(KeyID)
    /// Signing failed.
    case signing(SigningError)
}

extension TrustError: CustomStringConvertible {
    /// A sentence in English, without the file.
    public var description: String {
        switch self {
        case .malformed(let document, let flaw): "the \(document.word) is cut or damaged (\(flaw))"
        case .wrongType(let document): "the \(document.word) has another typ"
        case .signatureMismatch(let document):
            "the signature of the \(document.word) does not match"
        case .wrongRoot(let found): "not signed by the root that was given, but by \(found)"
        case .duplicateKey(let kid): "two keys in the trust list have the identifier \(kid)"
        case .duplicateIssuer(let url): "the issuer \(url) stands twice in the trust list"
        case .rootAmongKeys(let kid):
            "the root stands in the trust list as an issuer's key (\(kid))"
        case .handoverLoop: "the handovers lead back to a root that was left"
        case .tooManyHandovers:
            "more than \(RootHandover.maximumDepth) handovers from the root that was given"
        case .handoverFork: "one root handed over to two"
        case .unknownIssuer(let url): "the issuer \(url) is not in the trust list"
        case .unknownKey(let kid): "the trust list has no status key \(kid)"
        case .keyNotActive(let kid): "the status key \(kid) was not active when this was signed"
        case .keyCompromised(let kid): "the status key \(kid) is compromised"
        case .signing(let error): "it cannot be signed: \(error.description)"
        }
    }
}

extension TrustDocument {
    /// What it is called in an English sentence.
    fileprivate var word: String {
        switch self {
        case .bundle: "bundle"
        case .trustList: "trust list"
        case .rootHandover: "root handover"
        case .statusList: "status list"
        case .eventHead: "event head"
        }
    }
}
