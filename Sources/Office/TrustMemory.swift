package import Certificates

extension TrustStore {
    /// A bundle that a pinned root vouches for.
    package struct Accepted: Sendable {
        package let trust: Trust
        /// Why it could not be remembered that this bundle was accepted; nil where nothing is new, or
        /// where it was remembered.
        package let notRemembered: OfficeError?
    }

    /// Opens a bundle under whichever pinned root vouches for it, as it is: nothing is compared with
    /// what was accepted before, and nothing remembered.
    package func open(_ bundle: OfflineBundle, from source: String) throws(OfficeError) -> Trust {
        try opened(bundle, from: source).trust
    }

    /// The same, but what is older than what was accepted before is refused, and what is newer is
    /// remembered from now on.
    package func accept(
        _ bundle: OfflineBundle, from source: String, at now: UnixTime
    ) throws(OfficeError) -> Accepted {
        let (trust, root, accepted) = try opened(bundle, from: source)
        if let regression = trust.regression(since: accepted, at: now) {
            throw .olderThanPinned(path: source, regression)
        }
        guard trust.bundle(keeping: accepted) != accepted.bundle else {
            return Accepted(trust: trust, notRemembered: nil)
        }
        do throws(OfficeError) {
            try add(bundle, root: root, from: source, at: now)
            return Accepted(trust: trust, notRemembered: nil)
        } catch .olderThanPinned(let path, let regression) {
            // Another process was faster, with a newer bundle.
            throw .olderThanPinned(path: path, regression)
        } catch {
            return Accepted(trust: trust, notRemembered: error)
        }
    }

    /// The bundle under the first pinned root, or the one it handed over to, that vouches for it.
    private func opened(
        _ bundle: OfflineBundle, from source: String
    ) throws(OfficeError) -> (trust: Trust, root: String, accepted: Trust) {
        let pins = try pins()
        guard let first = pins.first else { throw .noRootPinned(path: path) }
        for (pin, accepted) in zip(pins, try trusts()) {
            for root in [pin.root, accepted.root] {
                if let trust = try? Trust(bundle, root: root) { return (trust, root, accepted) }
            }
        }
        let trust = try Self.open(bundle, root: first.root, from: source)
        return (trust, first.root, trust)
    }
}
