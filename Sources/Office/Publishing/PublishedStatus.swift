internal import Certificates
internal import Files
internal import Registry
internal import Signing

/// What signs status lists and the head of the events; the key is unlocked when it is first needed.
struct StatusSigning {
    let workspace: Workspace
    let trust: TrustList
    let now: UnixTime
    private let passphrase: Passphrase
    private var unlocked: PrivateKey?

    init(
        _ workspace: Workspace, _ trust: TrustList, _ passphrase: Passphrase, at now: UnixTime
    ) {
        (self.workspace, self.trust, self.now) = (workspace, trust, now)
        self.passphrase = passphrase
    }

    mutating func sign(
        _ name: String,
        _ body: (borrowing Signer, PublicKey) throws(TrustError) -> String
    ) throws(OfficeError) -> String {
        let key = try unlock()
        let signer = try workspace.signer(key)
        return try Workspace.named(name) { () throws(TrustError) in
            try body(signer, key.publicKey)
        }
    }

    private mutating func unlock() throws(OfficeError) -> PrivateKey {
        if let unlocked { return unlocked }
        let key = try workspace.activeKey(.status, passphrase, at: now)
        unlocked = key
        return key
    }
}

extension Publish {
    /// A status list as it is published: its number, and its signed token.
    struct SignedStatusList {
        let number: Int
        let token: String
    }

    /// Every status list, signed: the token that is published already, where it says the same and
    /// has more than half of its life before it; else a new one.
    func statusLists(
        _ registry: Registry, _ signing: inout StatusSigning
    ) throws(OfficeError) -> [SignedStatusList] {
        var signed: [SignedStatusList] = []
        for (record, list) in try workspace.registeredLists(registry) {
            let token = try token(of: record, list, &signing)
            signed.append(SignedStatusList(number: record.number, token: token))
        }
        return signed
    }

    private func token(
        of record: StatusListRecord, _ list: StatusList, _ signing: inout StatusSigning
    ) throws(OfficeError) -> String {
        let new = StatusListToken(
            uri: record.uri, issuer: record.issuer, issuedAt: signing.now, list: list)
        if let published = published(new, record.number, signing.trust) { return published }
        return try signing.sign(new.uri) { signer, key throws(TrustError) in
            try new.signed(by: signer, of: key)
        }
    }

    /// The published token that may stand in the place of a new one.
    private func published(
        _ new: StatusListToken, _ number: Int, _ trust: TrustList
    ) -> String? {
        guard let bytes = try? Files.read("\(folder)/status/\(number)", limit: 1 << 20),
            let token = try? StatusListToken(verifying: bytes.span, trust: trust),
            token.uri.hasSameBytes(as: new.uri), token.issuer == new.issuer, token.list == new.list,
            token.issuedAt <= new.issuedAt,
            !new.issuedAt.isPastHalf(from: token.issuedAt, to: token.expiresAt)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The end of the chain of events, signed anew only where it is another one.
    func head(
        _ registry: Registry, _ signing: inout StatusSigning
    ) throws(OfficeError) -> String {
        let (head, serials) = try workspace.registered { () throws(RegistryError) in
            (try registry.head(), try registry.lastSerials())
        }
        let new = EventHeadToken(
            issuer: try workspace.issuer().value.url, issuedAt: signing.now, count: head.count,
            digest: head.digest, serials: serials)
        if let bytes = try? Files.read("\(folder)/head.jwt", limit: 1 << 14),
            let old = try? EventHeadToken(verifying: bytes.span, trust: signing.trust),
            old.issuer == new.issuer, old.count == new.count, old.digest == new.digest,
            old.serials == new.serials,
            old.issuedAt <= new.issuedAt
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        return try signing.sign("head.jwt") { signer, key throws(TrustError) in
            try new.signed(by: signer, of: key)
        }
    }
}

extension Workspace {
    /// The status lists as the registry has them.
    func registeredLists(
        _ registry: Registry
    ) throws(OfficeError) -> [(StatusListRecord, StatusList)] {
        try registered { () throws(RegistryError) in
            var lists: [(StatusListRecord, StatusList)] = []
            for record in try registry.statusLists() {
                var list = StatusList()
                for entry in try registry.notValid(inList: record.number) {
                    list[entry.index] = entry.status
                }
                lists.append((record, list))
            }
            return lists
        }
    }
}
