internal import JOSE

extension Trust {
    /// What in this trust is older than in one that was accepted before, or nil: a rollback, which
    /// the one who keeps that memory refuses.
    ///
    /// A status list that is missing here is no rollback; see ``bundle(keeping:)``. One whose key is
    /// compromised by now was nobody's word. One that was dated in the future, by more than the 60
    /// seconds that clocks may differ, was never believed, and gives way to one that is not.
    public func regression(since accepted: Trust, at time: UnixTime) -> Regression? {
        guard follows(accepted.root) else { return .root }
        if trustList.version < accepted.trustList.version { return .trustList }
        let latest = time + UnixTime.skew
        for list in accepted.stillAuthentic(under: trustList) {
            guard let newest = newestIssue(of: list), newest < list.issuedAt else { continue }
            if list.issuedAt <= latest || newest > latest { return .statusList(uri: list.uri) }
        }
        return nil
    }

    /// What is older than it was.
    public enum Regression: Sendable, Equatable {
        /// The trust list is by a root that has handed over to another one since.
        case root
        /// The trust list's version is a lower one.
        case trustList
        /// The status list with this address was signed earlier.
        case statusList(uri: String)
    }

    /// The bundle of this trust, and those status lists of an older one of which it has no copy, so
    /// that whoever keeps it forgets no revocation.
    public func bundle(keeping older: Trust) -> OfflineBundle {
        var kept = bundle
        for token in older.bundle.statusLists {
            let room = kept.statusLists.count < OfflineBundle.maximumStatusLists
            let list = try? StatusListToken(verifying: token.utf8.span, trust: trustList)
            if room, let list, newestIssue(of: list) == nil { kept.statusLists.append(token) }
        }
        return kept
    }

    /// Whether this trust's root is that one, or one that it handed over to.
    private func follows(_ earlier: Thumbprint) -> Bool {
        guard let handovers = try? Self.handovers(in: bundle) else { return false }
        return (try? RootHandover.lastRoot(from: earlier, through: handovers)) == root
    }

    private func stillAuthentic(under trustList: TrustList) -> [StatusListToken] {
        bundle.statusLists.compactMap {
            try? StatusListToken(verifying: $0.utf8.span, trust: trustList)
        }
    }

    private func newestIssue(of list: StatusListToken) -> UnixTime? {
        statusLists.lazy.filter { $0.uri.hasSameBytes(as: list.uri) && $0.issuer == list.issuer }
            .map(\.issuedAt).max()
    }
}
