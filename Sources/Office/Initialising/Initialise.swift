package import Certificates
internal import Files
package import JOSE
internal import Programmes
internal import Registry
package import Signing

/// `init`: a new workspace with its keys, its first trust list, its registry and its first cohort.
package struct Initialise: Sendable {
    package var folder: String
    package var issuer: IssuerURL
    package var programmeFile: String
    /// A ready issuer file, of which the address must be ``issuer``; nil writes one that names
    /// the programme's issuing body.
    package var issuerFile: String?
    package var algorithm: SignatureAlgorithm
    package var passphrase: Passphrase
    package var rootFolder: String?
    package var rootPassphrase: Passphrase

    package init(
        folder: String, issuer: IssuerURL, programmeFile: String, issuerFile: String? = nil,
        algorithm: SignatureAlgorithm, passphrase: Passphrase, rootFolder: String?,
        rootPassphrase: Passphrase
    ) {
        (self.folder, self.issuer, self.programmeFile) = (folder, issuer, programmeFile)
        (self.issuerFile, self.algorithm, self.passphrase) = (issuerFile, algorithm, passphrase)
        (self.rootFolder, self.rootPassphrase) = (rootFolder, rootPassphrase)
    }

    /// What a new workspace has.
    package struct Result: Sendable {
        package let workspace: Workspace
        package let rootThumbprint: Thumbprint
        package let rootPath: String
        package let cohort: String
        /// The font for want of which it was not proved that certificates can be printed.
        package let missingFont: MissingFont?
        /// Why the system could not confirm that the workspace, which is in place, outlasts a power cut.
        package let unconfirmed: OfficeError?
        /// What runs that were killed have left beside it, with keys in it, and could not be removed.
        package let remains: [String]
    }

    /// Makes the workspace beside its place and moves it there when it is whole, so that a failure
    /// on the way leaves nothing behind, and a run that was killed nothing that the next one would not
    /// take up. The folder must be empty or not there.
    package func run(at now: UnixTime) throws(OfficeError) -> Result {
        let final = Workspace(unchecked: try place())
        let programme = try Workspace.programme(at: programmeFile)
        let profile = try profile(programme.value)
        try refuseWhatIsThere(final)
        let seal = try SealFile(
            of: profile.value, at: issuerFile ?? final.issuerPath, for: final)
        let missingFont = try PrintTrial(
            programme: programme.value, programmePath: programmeFile, issuer: issuer,
            algorithm: algorithm, seal: seal.seal
        ).run()

        var made = try make(final, programme, profile, seal, at: now)
        var remains: [String] = []
        do throws(OfficeError) {
            remains = try Files.removeRemains(of: final.path)
        } catch {
            made.unconfirmed = made.unconfirmed ?? error
        }
        return Result(
            workspace: final, rootThumbprint: made.root,
            rootPath: RootPlace.path(in: rootFolder ?? final.defaultRootPath),
            cohort: programme.value.cohort, missingFont: missingFont,
            unconfirmed: made.unconfirmed, remains: remains)
    }

    /// Gives the root's thumbprint, and what could not be confirmed once the workspace was in place: from
    /// there on nothing is taken back.
    private func make(
        _ final: Workspace, _ programme: (value: Programme, bytes: [UInt8]),
        _ profile: (value: IssuerProfile, bytes: [UInt8]), _ seal: SealFile, at now: UnixTime
    ) throws(OfficeError) -> (root: Thumbprint, unconfirmed: OfficeError?) {
        let above = try Files.makeFolder(Files.folder(of: final.path))
        let folder = try Files.Temporary(folderFor: final.path, mode: 0o755)
        let staged = Workspace(unchecked: folder.path)
        do throws(OfficeError) {
            var place = try RootPlace(rootFolder ?? staged.defaultRootPath)
            let left = try place.rootLeft(byInitOf: final, algorithm, rootPassphrase)
            let root =
                if let left { left } else { try KeyFiles.generate(algorithm, for: folder.path) }
            try fill(staged, programme, profile, root: root, at: now)
            try seal.copy(into: staged)
            if left == nil { try place.store(root, rootPassphrase) }
            try Files.syncTree(staged.path)
            let unconfirmed = try put(folder, into: final)
            place.keep()
            return (root.publicKey.thumbprint, unconfirmed)
        } catch {
            Files.removeEmpty(above)
            throw error.onTheWay(from: staged.path, to: final.path)
        }
    }

    private func put(
        _ folder: consuming Files.Temporary, into final: Workspace
    ) throws(OfficeError) -> OfficeError? {
        do throws(OfficeError) {
            try folder.replacePlace(sync: true)
            return nil
        } catch {
            if case .file(.unconfirmed) = error { return error }
            throw error
        }
    }

    /// Where the workspace is to lie: where a link leads to, and never in the place of the folder that
    /// this process is in, which would have no name any more.
    private func place() throws(OfficeError) -> String {
        guard try Files.kind(of: folder) == .folder else { return folder }
        let resolved = try Files.resolve(folder)
        if Files.isWithin(try Files.resolve("."), resolved) {
            throw .workspace(.currentFolder(path: folder))
        }
        return try Files.ownFacts(of: Files.trimmed(folder))?.type == .link ? resolved : folder
    }

    private func refuseWhatIsThere(_ workspace: Workspace) throws(OfficeError) {
        switch try Files.kind(of: workspace.path) {
        case .none: break
        case .file: throw .file(.exists(path: workspace.path))
        case .folder:
            if let name = try Files.names(in: workspace.path).first {
                throw .file(.exists(path: "\(workspace.path)/\(name)"))
            }
        }
    }

    private func fill(
        _ workspace: Workspace, _ programme: (value: Programme, bytes: [UInt8]),
        _ profile: (value: IssuerProfile, bytes: [UInt8]), root: PrivateKey, at now: UnixTime
    ) throws(OfficeError) {
        try Files.replace(workspace.programmePath, with: programme.bytes)
        try Files.replace(workspace.issuerPath, with: profile.bytes)
        let keys = try makeKeys(workspace, at: now)
        try Files.makeFolder(Files.folder(of: workspace.trustListPath))
        try Files.replace(
            workspace.rootThumbprintPath, with: Array("\(root.publicKey.thumbprint)\n".utf8))
        try workspace.writeTrustList(
            keys: keys, issuer: profile.value, after: nil, root: root, at: now)
        try makeRegistry(workspace, programme, issuer: profile.bytes, at: now)
    }

    private func profile(
        _ programme: Programme
    ) throws(OfficeError) -> (value: IssuerProfile, bytes: [UInt8]) {
        guard let issuerFile else {
            let profile = IssuerProfile(url: issuer, name: programme.issuingBody)
            let file: JSON = ["url": .string(issuer.description), "name": Self.json(profile.name)]
            return (profile, Array(file.prettyPrinted.utf8))
        }
        let profile = try Workspace.issuer(at: issuerFile)
        guard profile.value.url == issuer else {
            throw .cohort(
                .issuerIsAnother(path: issuerFile, found: profile.value.url, expected: issuer))
        }
        return profile
    }

    private static func json(_ text: LocalizedText) -> JSON {
        var object: JSONObject = ["zh": .string(text.zh)]
        object["en"] = text.en.map(JSON.string)
        return .object(object)
    }

    private func makeKeys(
        _ workspace: Workspace, at now: UnixTime
    ) throws(OfficeError) -> [TrustedKey] {
        try Files.makeFolder(workspace.keysPath, mode: 0o700)
        var keys: [TrustedKey] = []
        for use in [KeyUse.certificate, .status] {
            let key = try KeyFiles.generate(algorithm, for: workspace.keysPath)
            try KeyFiles.store(key, at: workspace.keyPath(use, key.publicKey.keyID), passphrase)
            keys.append(TrustedKey(key.publicKey, use: use, activeFrom: now))
        }
        let secret = try KeyFiles.named(workspace.personKeyPath) { () throws(SigningError) in
            try SecretKey.generate()
        }
        try KeyFiles.store(secret, at: workspace.personKeyPath, passphrase)
        return keys
    }

    private func makeRegistry(
        _ workspace: Workspace, _ programme: (value: Programme, bytes: [UInt8]), issuer: [UInt8],
        at now: UnixTime
    ) throws(OfficeError) {
        let lock = try workspace.lock()
        defer { withExtendedLifetime(lock) {} }
        try workspace.registered { () throws(RegistryError) in
            let registry = try Registry.create(at: workspace.registryPath)
            try registry.add(
                CohortRecord(
                    name: programme.value.cohort, prefix: programme.value.numberPrefix,
                    programme: programme.bytes, issuer: issuer),
                at: now)
        }
    }
}
