internal import Certificates
internal import Files
internal import JOSE
internal import Programmes
internal import Signing

/// The trust list as a root signed it last.
struct SignedTrustList: Sendable {
    let token: String
    let list: TrustList
    /// The thumbprint of the root that signed it.
    let root: Thumbprint
    /// The handovers that lead to that root, the oldest first.
    let wayToRoot: [SignedHandover]
}

extension Workspace {
    func trustList() throws(OfficeError) -> TrustList { try signedTrustList().list }

    /// The thumbprint of the root that signs this office's trust list.
    func rootThumbprint() throws(OfficeError) -> Thumbprint { try signedTrustList().root }

    /// The trust list, under the root that `root.thumbprint` names, or under the one that it handed
    /// over to where a crash kept that file from following.
    func signedTrustList() throws(OfficeError) -> SignedTrustList {
        let named = try namedRoot()
        let handovers = try handovers()
        let token = try Files.read(trustListPath, limit: 1 << 20)
        let (list, root) = try Self.named(trustListPath) { () throws(TrustError) in
            do throws(TrustError) {
                return (try TrustList(verifying: token.span, root: named), named)
            } catch .wrongRoot(let found) {
                guard handovers.contains(where: { $0.leads(from: named, to: found) }) else {
                    throw .wrongRoot(found: found)
                }
                return (try TrustList(verifying: token.span, root: found), found)
            }
        }
        return SignedTrustList(
            token: String(decoding: token, as: UTF8.self), list: list, root: root,
            wayToRoot: Self.way(to: root, through: handovers))
    }

    /// Signs a trust list of these keys, newer than the last one, and puts it into place.
    func writeTrustList(
        keys: [TrustedKey], issuer: IssuerProfile, after previous: TrustList?, root: PrivateKey,
        at now: UnixTime
    ) throws(OfficeError) {
        let list = TrustList(
            version: max((previous?.version ?? 0) + 1, now.seconds), issuedAt: now,
            issuers: [
                TrustedIssuer(
                    url: issuer.url, name: issuer.name, utcOffset: issuer.utcOffset,
                    certificateTypes: [issuer.url.certificateType], keys: keys)
            ])
        let token = try Self.named(trustListPath) { () throws(TrustError) in
            try TrustList.sign(list, root: root)
        }
        try Files.replace(trustListPath, with: Array(token.utf8))
        try nameRoot(root.publicKey.thumbprint)
    }

    /// Puts the thumbprint of the root that signs the trust list into its file.
    func nameRoot(_ thumbprint: Thumbprint) throws(OfficeError) {
        if try namedRoot() != thumbprint {
            try Files.replace(rootThumbprintPath, with: Array("\(thumbprint)\n".utf8))
        }
    }

    /// The thumbprint in the file that names the root.
    func namedRoot() throws(OfficeError) -> Thumbprint {
        let line = try Files.read(rootThumbprintPath, limit: 64).prefix { $0 != UInt8(ascii: "\n") }
        let text = String(decoding: line, as: UTF8.self)
        guard let root = Thumbprint(text) else {
            throw .root(.notNamed(path: rootThumbprintPath, found: text))
        }
        return root
    }

    /// Calls `body`, which reads or signs one of the office's own trust documents, and names its file in
    /// what it throws.
    static func named<Value>(
        _ path: String, _ body: () throws(TrustError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(TrustError) {
            return try body()
        } catch {
            throw .key(.trustDocument(path: path, error))
        }
    }
}

extension TrustList {
    /// The keys of the issuer, in the order in which they were made.
    var keys: [TrustedKey] { issuers.flatMap(\.keys) }

    /// The key of this use that signs at this time: the last one made, unless it is taken out of
    /// service or its life has not begun.
    func activeKey(_ use: KeyUse, at time: UnixTime) -> TrustedKey? {
        keys.filter { $0.activeFrom <= time }.activeKey(use)
    }
}

extension [TrustedKey] {
    /// The key of this use that signs as soon as its life has begun.
    func activeKey(_ use: KeyUse) -> TrustedKey? { last { $0.use == use && $0.signs } }
}

extension TrustedKey {
    /// Whether the key was neither retired nor compromised.
    var signs: Bool { retiredAt == nil && compromisedAt == nil }
}
