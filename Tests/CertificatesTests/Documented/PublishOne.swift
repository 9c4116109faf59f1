import Certificates
import Signing

/// What a verifier needs: who may sign, under the root, and what became of what was signed.
func bundle(
    of office: TrustedIssuer, statuses: StatusList, root: PrivateKey, statusKey: PrivateKey,
    at now: UnixTime
) throws -> OfflineBundle {
    let trust = TrustList(version: now.seconds, issuedAt: now, issuers: [office])
    let status = StatusListToken(
        uri: office.url.statusList(1), issuer: office.url, issuedAt: now, list: statuses)
    return OfflineBundle(
        trustList: try TrustList.sign(trust, root: root),
        statusLists: [try status.signed(by: statusKey.makeSigner(), of: statusKey.publicKey)])
}
