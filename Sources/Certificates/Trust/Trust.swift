/// What a verifier believes: the trust list and the status lists of a bundle, proved from a pinned
/// root.
public struct Trust: Sendable {
    /// The trust list; it may be out of date, which a verdict then says.
    public let trustList: TrustList
    /// The thumbprint of the root that signed the trust list: the pinned one, or the last of those
    /// that it handed over to.
    public let root: String
    /// The authentic status lists, in date or not.
    public let statusLists: [StatusListToken]
    /// The status lists of the bundle that were left out, by the address that they claim.
    public let rejectedStatusLists: [(uri: String, error: TrustError)]

    /// Proves a bundle; `root` is the RFC 7638 thumbprint that the verifier pins.
    ///
    /// A trust list or handover that does not hold is an error; a status list that does not is left
    /// out, and a certificate that refers to it cannot be told.
    public init(_ bundle: OfflineBundle, root pinned: String) throws(TrustError) {
        guard Thumbprint.isWellFormed(pinned) else { throw .malformedThumbprint }
        var handovers: [RootHandover] = []
        for token in bundle.handovers {
            handovers.append(try RootHandover(verifying: token.utf8.span))
        }
        root = try RootHandover.lastRoot(from: pinned, through: handovers)
        trustList = try TrustList(verifying: bundle.trustList.utf8.span, root: root)
        (statusLists, rejectedStatusLists) = Self.sort(bundle.statusLists, trust: trustList)
    }

    private static func sort(
        _ tokens: [String], trust: TrustList
    ) -> ([StatusListToken], [(uri: String, error: TrustError)]) {
        var authentic: [StatusListToken] = []
        var rejected: [(uri: String, error: TrustError)] = []
        for token in tokens {
            guard let document = try? SignedDocument(token.utf8.span, .statusList) else {
                rejected.append((uri: "", error: .malformed(.statusList, "")))
                continue
            }
            do {
                authentic.append(try StatusListToken(authenticating: document, trust: trust))
            } catch {
                rejected.append((uri: document.claims.object.string("sub") ?? "", error: error))
            }
        }
        return (authentic, rejected)
    }
}

extension Trust {
    /// What in this trust is older than in another one that was accepted before, or nil: a rollback,
    /// which the one who keeps that memory refuses.
    public func regression(since accepted: Trust) -> Regression? {
        if trustList.version < accepted.trustList.version { return .trustList }
        for list in accepted.statusLists {
            let newest = newestIssue(of: list.uri, by: list.issuer)
            if let newest, let before = accepted.newestIssue(of: list.uri, by: list.issuer),
                newest < before
            {
                return .statusList(uri: list.uri)
            }
        }
        return nil
    }

    /// What is older than it was.
    public enum Regression: Sendable, Equatable {
        /// The trust list's version is a lower one.
        case trustList
        /// The status list with this address was signed earlier.
        case statusList(uri: String)
    }

    private func newestIssue(of uri: String, by issuer: IssuerURL) -> UnixTime? {
        statusLists.lazy.filter { $0.uri.hasSameBytes(as: uri) && $0.issuer == issuer }
            .map(\.issuedAt).max()
    }
}
