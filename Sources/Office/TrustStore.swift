package import Certificates
internal import Files

/// What this user pins: one file with each root and the newest bundle accepted under it.
package struct TrustStore: Sendable {
    /// A root and the bundle that was accepted under it.
    package struct Pin: Sendable {
        package let root: String
        package let bundle: OfflineBundle
    }

    package let path: String

    /// The store in the file at `path`, which need not be there yet.
    package init(at path: String) { self.path = path }

    /// Every pin, in the order of adding; none where there is no file.
    package func pins() throws(OfficeError) -> [Pin] {
        guard try Files.kind(of: path) != .none else { return [] }
        let bytes = try Files.read(path, limit: Self.sizeLimit)
        let json: JSON
        do throws(JSONError) {
            json = try StrictJSON.parse(bytes.span, limits: .document)
        } catch {
            throw .damaged(path: path, what: "\(error)")
        }
        return try Self.decode(json, path)
    }

    /// Every pin's trust, in the order of adding; at least one.
    package func trusts() throws(OfficeError) -> [Trust] {
        var trusts: [Trust] = []
        for pin in try pins() { trusts.append(try trust(of: pin)) }
        guard !trusts.isEmpty else { throw .noRootPinned(path: path) }
        return trusts
    }

    /// Pins `root` with `bundle`, in place of an older bundle under the same root, or under one that
    /// has handed over to it.
    ///
    /// The bundle must verify under the root, and nothing in it may be older than what is pinned.
    @discardableResult
    package func add(
        _ bundle: OfflineBundle, root: String, from source: String, at now: UnixTime
    ) throws(OfficeError) -> Trust {
        let trust = try Self.open(bundle, root: root, from: source)
        try Files.makeFolder(Files.folder(of: path), mode: 0o700)
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        var pins = try pins()
        if let (place, accepted) = try pin(for: trust, root: root, in: pins) {
            if let regression = trust.regression(since: accepted, at: now) {
                throw .olderThanPinned(path: source, regression)
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
        for trust: Trust, root: String, in pins: [Pin]
    ) throws(OfficeError) -> (place: Int, accepted: Trust)? {
        for (place, pin) in pins.enumerated() {
            let accepted = try self.trust(of: pin)
            let isKnown = (try? Trust(pin.bundle, root: root)) != nil
            let follows = (try? Trust(trust.bundle, root: accepted.root)) != nil
            if isKnown || follows { return (place, accepted) }
        }
        return nil
    }

    private func trust(of pin: Pin) throws(OfficeError) -> Trust {
        try Self.open(pin.bundle, root: pin.root, from: path)
    }

    private func lock() throws(OfficeError) -> Files.Lock {
        do throws(OfficeError) {
            return try Files.Lock(file: path + ".lock")
        } catch .file(.busy) {
            throw .workspaceBusy(path: path)
        } catch {
            throw error
        }
    }

    /// Reads a bundle, either the file itself or a publication folder that holds `offline.json`.
    package static func bundle(at path: String) throws(OfficeError) -> OfflineBundle {
        let file = try Files.kind(of: path) == .folder ? path + "/offline.json" : path
        let bytes = try Files.read(file, limit: sizeLimit)
        do throws(TrustError) {
            return try OfflineBundle(bytes.span)
        } catch {
            throw .trust(path: file, error)
        }
    }

    /// Opens a bundle under a root.
    package static func open(
        _ bundle: OfflineBundle, root: String, from path: String
    ) throws(OfficeError) -> Trust {
        guard isThumbprint(root) else { throw .malformedThumbprint(root) }
        do throws(TrustError) {
            return try Trust(bundle, root: root)
        } catch {
            throw .trust(path: path, error)
        }
    }

    private static let sizeLimit = 64 << 20

    private static func isThumbprint(_ text: String) -> Bool {
        text.utf8.count == 43 && Base64URL.decode(text.utf8.span)?.count == 32
    }

    private static func decode(_ json: JSON, _ path: String) throws(OfficeError) -> [Pin] {
        guard let list = json.objectValue?.array("pins") else {
            throw .damaged(path: path, what: "pins")
        }
        var pins: [Pin] = []
        for item in list {
            guard let root = item.objectValue?.string("root"),
                let bundle = item.objectValue?.string("bundle")
            else { throw .damaged(path: path, what: "pins") }
            do throws(TrustError) {
                pins.append(Pin(root: root, bundle: try OfflineBundle(bundle.utf8.span)))
            } catch {
                throw .trust(path: path, error)
            }
        }
        return pins
    }

    private static func encode(_ pins: [Pin]) -> [UInt8] {
        let list = pins.map { pin -> JSON in
            let bundle = String(decoding: pin.bundle.encoded(), as: UTF8.self)
            return ["root": .string(pin.root), "bundle": .string(bundle)]
        }
        let store: JSON = ["pins": .array(list)]
        return Array(store.prettyPrinted.utf8)
    }
}
