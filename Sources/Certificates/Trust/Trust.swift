public import JOSE

/// What a verifier believes: the trust list and the status lists of a bundle, proved from a pinned
/// root.
public struct Trust: Sendable {
    /// The bundle that was proved.
    public let bundle: OfflineBundle
    /// The trust list; it may be out of date, which a verdict then says.
    public let trustList: TrustList
    /// The thumbprint of the root that signed the trust list: the pinned one, or the last of those
    /// that it handed over to.
    public let root: Thumbprint
    /// The authentic status lists, in date or not.
    public let statusLists: [StatusListToken]
    /// The status lists of the bundle that were left out, by the address that they claim.
    public let rejectedStatusLists: [(uri: String, error: TrustError)]

    /// Proves a bundle; `root` is the RFC 7638 thumbprint that the verifier pins.
    ///
    /// A trust list or handover that does not hold is an error; a status list that does not is left
    /// out, and a certificate that refers to it cannot be told.
    public init(_ bundle: OfflineBundle, root pinned: Thumbprint) throws(TrustError) {
        self.bundle = bundle
        root = try RootHandover.lastRoot(from: pinned, through: Self.handovers(in: bundle))
        trustList = try TrustList(verifying: bundle.trustList.utf8.span, root: root)
        (statusLists, rejectedStatusLists) = Self.sort(bundle.statusLists, trust: trustList)
    }

    static func handovers(in bundle: OfflineBundle) throws(TrustError) -> [RootHandover] {
        var handovers: [RootHandover] = []
        for token in bundle.handovers {
            handovers.append(try RootHandover(verifying: token.utf8.span))
        }
        return handovers
    }

    private static func sort(
        _ tokens: [String], trust: TrustList
    ) -> ([StatusListToken], [(uri: String, error: TrustError)]) {
        var authentic: [StatusListToken] = []
        var rejected: [(uri: String, error: TrustError)] = []
        for token in tokens {
            guard let document = try? SignedDocument(token.utf8.span, .statusList) else {
                rejected.append((uri: "", error: .malformed(.statusList, .member(""))))
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
