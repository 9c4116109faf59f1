package import Certificates
internal import Files
package import JOSE

/// What this user pins: one file with each root and the newest bundle accepted under it.
package struct TrustStore: Sendable {
    /// A root and the bundle that was accepted under it.
    package struct Pin: Sendable {
        package let root: Thumbprint
        package let bundle: OfflineBundle
    }

    package let path: String

    /// The store in the file at `path`, which need not be there yet.
    package init(at path: String) { self.path = path }

    /// Every pin, in the order of adding; none where there is no file.
    package func pins() throws(DeskError) -> [Pin] {
        guard try Files.kind(of: path) != .none else { return [] }
        let bytes = try Files.read(path, limit: Self.sizeLimit)
        let json: JSON
        do throws(JSONError) {
            json = try StrictJSON.parse(bytes.span, limits: .document)
        } catch {
            throw .trustStore(.damaged(path: path, .json(error)))
        }
        return try Self.decode(json, path)
    }

    /// Every pin's trust, in the order of adding; at least one.
    package func trusts() throws(DeskError) -> [Trust] {
        var trusts: [Trust] = []
        for pin in try pins() { trusts.append(try trust(of: pin)) }
        guard !trusts.isEmpty else { throw .trustStore(.noRootPinned(path: path)) }
        return trusts
    }

    /// Pins `root` with `bundle`, in place of an older bundle under the same root, or under one that
    /// has handed over to it.
    ///
    /// The bundle must verify under the root, and nothing in it may be older than what is pinned.
    @discardableResult
    package func add(
        _ bundle: OfflineBundle, root: Thumbprint, from source: String, at now: UnixTime
    ) throws(DeskError) -> Trust {
        let trust = try Self.open(bundle, root: root, from: source)
        try Files.makeFolder(Files.folder(of: path), mode: 0o700)
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        var pins = try pins()
        if let (place, accepted) = try pin(for: trust, root: root, in: pins) {
            if let regression = trust.regression(since: accepted, at: now) {
                throw .trustStore(.olderThanPinned(path: source, regression))
            }
            let kept = trust.bundle(keeping: accepted)
            // The first root that was pinned stays the anchor as long as the bundle leads on from it.
            let leadsOn = (try? Trust(kept, root: pins[place].root)) != nil
            pins[place] = Pin(root: leadsOn ? pins[place].root : root, bundle: kept)
        } else {
            pins.append(Pin(root: root, bundle: bundle))
        }
        try Files.replace(path, with: Self.encode(pins), mode: 0o600)
        return trust
    }

    /// The pin that a bundle under this root belongs to, and what was accepted there.
    private func pin(
        for trust: Trust, root: Thumbprint, in pins: [Pin]
    ) throws(DeskError) -> (place: Int, accepted: Trust)? {
        for (place, pin) in pins.enumerated() {
            let accepted = try self.trust(of: pin)
            let isKnown = (try? Trust(pin.bundle, root: root)) != nil
            let follows = (try? Trust(trust.bundle, root: accepted.root)) != nil
            if isKnown || follows { return (place, accepted) }
        }
        return nil
    }

    private func trust(of pin: Pin) throws(DeskError) -> Trust {
        do throws(TrustError) {
            return try Trust(pin.bundle, root: pin.root)
        } catch {
            throw .trustStore(.damagedPin(path: path, root: pin.root, error))
        }
    }

    private func lock() throws(DeskError) -> Files.Lock {
        do throws(DeskError) {
            return try Files.Lock(file: path + ".lock")
        } catch .file(.busy) {
            throw .file(.busy(path: path))
        } catch {
            throw error
        }
    }

    /// Reads a bundle, either the file itself or a publication folder that holds `offline.json`.
    package static func bundle(at path: String) throws(DeskError) -> OfflineBundle {
        let file = try Files.kind(of: path) == .folder ? path + "/offline.json" : path
        let bytes = try Files.read(file, limit: sizeLimit)
        do throws(TrustError) {
            return try OfflineBundle(bytes.span)
        } catch {
            throw .trustStore(.trust(path: file, error))
        }
    }

    /// Opens a bundle under a root.
    package static func open(
        _ bundle: OfflineBundle, root: Thumbprint, from path: String
    ) throws(DeskError) -> Trust {
        do throws(TrustError) {
            return try Trust(bundle, root: root)
        } catch {
            throw .trustStore(.trust(path: path, error))
        }
    }

    /// The thumbprint of a root that somebody gave.
    package static func root(_ text: String) throws(DeskError) -> Thumbprint {
        guard let root = Thumbprint(text) else { throw .trustStore(.malformedThumbprint(text)) }
        return root
    }

    private static let sizeLimit = 64 << 20

    private static func decode(_ json: JSON, _ path: String) throws(DeskError) -> [Pin] {
        guard let list = json.objectValue?.array("pins") else {
            throw .trustStore(.damaged(path: path, .member("pins")))
        }
        var pins: [Pin] = []
        for (place, item) in list.enumerated() {
            func damaged(_ member: String) -> DeskError {
                .trustStore(.damaged(path: path, .member("pins.\(place).\(member)")))
            }
            guard let root = item.objectValue?.string("root").flatMap({ Thumbprint($0) }) else {
                throw damaged("root")
            }
            guard let bundle = item.objectValue?.string("bundle") else { throw damaged("bundle") }
            do throws(TrustError) {
                pins.append(Pin(root: root, bundle: try OfflineBundle(bundle.utf8.span)))
            } catch {
                throw .trustStore(.damagedPin(path: path, root: root, error))
            }
        }
        return pins
    }

    private static func encode(_ pins: [Pin]) -> [UInt8] {
        let list = pins.map { pin -> JSON in
            let bundle = String(decoding: pin.bundle.encoded(), as: UTF8.self)
            return ["root": .string(pin.root.description), "bundle": .string(bundle)]
        }
        let store: JSON = ["pins": .array(list)]
        return Array(store.prettyPrinted.utf8)
    }
}

extension TrustStore {
    /// A bundle that a pinned root vouches for.
    package struct Accepted: Sendable {
        package let trust: Trust
        /// Why it could not be remembered that this bundle was accepted; nil where nothing is new, or
        /// where it was remembered.
        package let notRemembered: DeskError?
    }

    /// Opens a bundle under whichever pinned root vouches for it, as it is: nothing is compared with
    /// what was accepted before, and nothing remembered.
    package func open(_ bundle: OfflineBundle, from source: String) throws(DeskError) -> Trust {
        try opened(bundle, from: source).trust
    }

    /// The same, but what is older than what was accepted before is refused, and what is newer is
    /// remembered from now on.
    package func accept(
        _ bundle: OfflineBundle, from source: String, at now: UnixTime
    ) throws(DeskError) -> Accepted {
        let (trust, root, accepted) = try opened(bundle, from: source)
        if let regression = trust.regression(since: accepted, at: now) {
            throw .trustStore(.olderThanPinned(path: source, regression))
        }
        guard trust.bundle(keeping: accepted) != accepted.bundle else {
            return Accepted(trust: trust, notRemembered: nil)
        }
        do throws(DeskError) {
            try add(bundle, root: root, from: source, at: now)
            return Accepted(trust: trust, notRemembered: nil)
        } catch .trustStore(.olderThanPinned(let path, let regression)) {
            // Another process was faster, with a newer bundle.
            throw .trustStore(.olderThanPinned(path: path, regression))
        } catch {
            return Accepted(trust: trust, notRemembered: error)
        }
    }

    /// The bundle under the first pinned root, or the one it handed over to, that vouches for it.
    private func opened(
        _ bundle: OfflineBundle, from source: String
    ) throws(DeskError) -> (trust: Trust, root: Thumbprint, accepted: Trust) {
        let pins = try pins()
        guard let first = pins.first else { throw .trustStore(.noRootPinned(path: path)) }
        for (pin, accepted) in zip(pins, try trusts()) {
            for root in [pin.root, accepted.root] {
                if let trust = try? Trust(bundle, root: root) { return (trust, root, accepted) }
            }
        }
        let trust = try Self.open(bundle, root: first.root, from: source)
        return (trust, first.root, trust)
    }
}
