package import Certificates
package import JOSE

/// A publication that was proved: its files, and the verifier that believes it.
package struct Publication: Sendable {
    /// By the path in the address, such as `/status/1`; the page also as `/`.
    package let files: [String: PublishedFile]
    package let verifier: Verifier
    let trust: Trust

    /// Reads and proves the publication in a folder under the root with this thumbprint.
    package init(
        folder: String, root: Thumbprint, signatures: SignatureCache? = nil
    ) throws(PublicationError) {
        let folder = ServedFolder(path: folder)
        try self.init(files: Self.settled(folder), root: root, signatures: signatures)
    }

    /// What is read between equal marks is of one publication.
    private static func settled(
        _ folder: ServedFolder
    ) throws(PublicationError) -> [String: [UInt8]] {
        var failure = PublicationError.unsettled
        for _ in 1...5 {
            // A file that is gone in between is no error where the whole was replaced.
            let before = Result { () throws(PublicationError) in try folder.marks() }
            let read = Result { () throws(PublicationError) in try folder.files() }
            let after = Result { () throws(PublicationError) in try folder.marks() }
            switch (before, after) {
            case (.success(let before), .success(let after)):
                if before == after { return try read.get() }
                failure = .unsettled
            case (_, .failure(let error)), (.failure(let error), _): failure = error
            }
        }
        throw failure
    }

    init(
        files: [String: [UInt8]], root: Thumbprint, signatures: SignatureCache?
    ) throws(PublicationError) {
        guard let bundleBytes = files["offline.json"] else { throw .missing("offline.json") }
        let bundle: OfflineBundle
        do throws(TrustError) {
            bundle = try OfflineBundle(bundleBytes.span)
            trust = try Trust(bundle, root: root)
        } catch {
            throw .untrusted(error)
        }
        try Self.check(files, against: bundle, trust)
        verifier = Verifier(
            trust: trust, policy: VerificationPolicy(), signatures: signatures)
        self.files = Self.served(files)
    }

    /// Every list that stands in the bundle also stands alone, and is authentic.
    private static func check(
        _ files: [String: [UInt8]], against bundle: OfflineBundle, _ trust: Trust
    ) throws(PublicationError) {
        guard files["trust-list.jwt"].map({ $0 == Array(bundle.trustList.utf8) }) == true else {
            throw .inconsistent("trust-list.jwt")
        }
        if let rejected = trust.rejectedStatusLists.first { throw .untrusted(rejected.error) }
        for (list, token) in zip(trust.statusLists, bundle.statusLists) {
            let name = "status/" + (list.uri.split(separator: "/").last ?? "")
            guard files[name].map({ $0 == Array(token.utf8) }) == true else {
                throw .inconsistent(name)
            }
        }
        for name in [".well-known/jwt-vc-issuer", "vct/completion", "index.html"]
        where files[name] == nil {
            throw .missing(name)
        }
    }

    private static func served(_ files: [String: [UInt8]]) -> [String: PublishedFile] {
        var served: [String: PublishedFile] = [:]
        for (name, bytes) in files {
            let file = PublishedFile(path: name, bytes: bytes)
            served["/" + name] = file
            if name == "index.html" { served["/"] = file }
        }
        return served
    }
}

extension Publication {
    /// When its trust list and the first of its status lists expire.
    package var expiry: (trustList: UnixTime, statusLists: UnixTime?) {
        (trust.trustList.expiresAt, trust.statusLists.map(\.expiresAt).min())
    }

    /// When the newest of its lists was signed.
    package var newestList: UnixTime {
        (trust.statusLists.map(\.issuedAt) + [trust.trustList.issuedAt]).max()
            ?? trust.trustList.issuedAt
    }

    package var version: Int64 { trust.trustList.version }

    /// Whether every verdict would be undetermined for want of a newer list.
    package func isExpired(at time: UnixTime) -> Bool {
        expiry.trustList <= time || expiry.statusLists.map { $0 <= time } == true
    }
}
