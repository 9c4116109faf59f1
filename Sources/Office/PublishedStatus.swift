internal import Certificates
internal import Registry
internal import Signing

extension Publish {
    /// A status list as it is published: its number, and its signed token.
    struct SignedStatusList {
        let number: Int
        let token: String
    }

    /// Every status list, signed: the token that is published already, where it says the same and
    /// has more than half of its life before it; else a new one.
    func statusLists(
        _ registry: Registry, _ trust: TrustList, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) -> [SignedStatusList] {
        var signed: [SignedStatusList] = []
        var unlocked: PrivateKey?
        for (record, list) in try registeredLists(registry) {
            if let token = published(record, list, trust, at: now) {
                signed.append(SignedStatusList(number: record.number, token: token))
                continue
            }
            let key: PrivateKey
            if let unlocked {
                key = unlocked
            } else {
                key = try workspace.activeKey(.status, passphrase, at: now)
            }
            unlocked = key
            let token = StatusListToken(
                uri: record.uri, issuer: record.issuer, issuedAt: now, list: list)
            signed.append(
                SignedStatusList(number: record.number, token: try sign(token, with: key)))
        }
        return signed
    }

    private func registeredLists(
        _ registry: Registry
    ) throws(OfficeError) -> [(StatusListRecord, StatusList)] {
        try workspace.registered { () throws(RegistryError) in
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

    private func published(
        _ record: StatusListRecord, _ list: StatusList, _ trust: TrustList, at now: UnixTime
    ) -> String? {
        let path = "\(folder)/status/\(record.number)"
        guard let bytes = try? Files.read(path, limit: 1 << 20),
            let token = try? StatusListToken(verifying: bytes.span, trust: trust),
            token.uri == record.uri, token.issuer == record.issuer, token.list == list,
            token.issuedAt <= now,
            now.seconds <= (token.issuedAt.seconds + token.expiresAt.seconds) / 2
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func sign(
        _ token: StatusListToken, with key: PrivateKey
    ) throws(OfficeError) -> String {
        let signer = try workspace.signer(key)
        return try Workspace.named(token.uri) { () throws(TrustError) in
            try token.signed(by: signer, of: key.publicKey)
        }
    }
}
