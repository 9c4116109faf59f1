internal import Certificates
internal import Signing

extension Workspace {
    /// The trust list as the root signed it last.
    func trustList() throws(OfficeError) -> TrustList {
        let root = try rootThumbprint()
        let token = try Files.read(trustListPath, limit: 1 << 20)
        return try Self.named(trustListPath) { () throws(TrustError) in
            try TrustList(verifying: token.span, root: root)
        }
    }

    /// The thumbprint of the root that signs this office's trust list.
    func rootThumbprint() throws(OfficeError) -> String {
        let line = try Files.read(rootThumbprintPath, limit: 64).prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: line, as: UTF8.self)
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
                    url: issuer.url, name: issuer.name,
                    certificateTypes: [issuer.url.certificateType], keys: keys)
            ])
        let token = try Self.named(trustListPath) { () throws(TrustError) in
            try TrustList.sign(list, root: root)
        }
        try Files.replace(trustListPath, with: Array(token.utf8))
    }

    /// Calls `body`, and names the file in what it throws.
    static func named<Value>(
        _ path: String, _ body: () throws(TrustError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(TrustError) {
            return try body()
        } catch {
            throw .trust(path: path, error)
        }
    }
}

extension TrustList {
    /// The newest key of this use that may sign at this time and is not compromised.
    func activeKey(_ use: KeyUse, at time: UnixTime) -> TrustedKey? {
        issuers.flatMap(\.keys)
            .filter { $0.use == use && $0.compromisedAt == nil && $0.isActive(at: time) }
            .max { $0.activeFrom < $1.activeFrom }
    }
}
