internal import Certificates
internal import Registry

/// A file of the publication: its path inside the folder, and what it says.
struct PublicationFile: Sendable {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
        (self.name, self.bytes) = (name, bytes)
    }

    init(_ name: String, _ token: String) { self.init(name, Array(token.utf8)) }
}

extension Publish {
    /// Every file of the publication. The bundle is the last, so that it never names what is not there
    /// yet where the files are written one by one.
    func files(
        _ registry: Registry, _ trust: SignedTrustList, _ signing: inout StatusSigning
    ) throws(OfficeError) -> [PublicationFile] {
        let lists = try statusLists(registry, &signing)
        let bundle = OfflineBundle(
            trustList: trust.token, handovers: trust.wayToRoot.map(\.token),
            statusLists: lists.map(\.token))
        try prove(bundle, trust)
        return [PublicationFile("trust-list.jwt", trust.token)]
            + lists.map { PublicationFile("status/\($0.number)", $0.token) }
            + [PublicationFile("head.jwt", try head(registry, &signing))]
            + (try workspace.unsignedFiles(trust.list))
            + [PublicationFile("offline.json", bundle.encoded())]
    }

    /// Nothing is published that a verifier would not believe, whichever of the roots it pinned.
    private func prove(_ bundle: OfflineBundle, _ trust: SignedTrustList) throws(OfficeError) {
        let roots = trust.wayToRoot.map(\.handover.previous) + [trust.root]
        for root in roots {
            let proved = try Workspace.named(workspace.trustListPath) { () throws(TrustError) in
                try Trust(bundle, root: root)
            }
            guard proved.rejectedStatusLists.isEmpty else { throw .signatureDoesNotHold }
        }
    }
}

extension Workspace {
    /// The files that are not signed: metadata for other verifiers. Whoever serves them vouches for
    /// them.
    func unsignedFiles(_ trust: TrustList) throws(OfficeError) -> [PublicationFile] {
        let issuer = try issuer().value
        let programme = try programme().value
        return [
            PublicationFile(
                ".well-known/jwt-vc-issuer",
                IssuerMetadata.json(issuer: issuer.url, keys: trust.keys)),
            PublicationFile(
                "vct/completion",
                TypeMetadata.json(
                    issuer: issuer.url, title: programme.certificateTitle,
                    programme: programme.title)),
        ]
    }
}
