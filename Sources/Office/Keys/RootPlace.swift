internal import Files
internal import JOSE
internal import Signing

/// The folder that a new root key is to lie in, held by one process at a time.
///
/// What was made there goes away with this value unless it is kept; what others made stays.
struct RootPlace: ~Copyable {
    /// The key file.
    let path: String
    private let folder: String
    private var lock: Files.Lock?
    private var madeFolders: [String] = []
    private var hasStored = false

    /// The file `root.pem` in a folder, which need not be there yet.
    init(_ folder: String) {
        self.folder = folder
        path = Self.path(in: folder)
    }

    static func path(in folder: String) -> String { folder + "/root.pem" }

    deinit {
        if hasStored { try? Files.remove(path) }
        Files.removeEmpty(madeFolders)
    }

    /// Puts a new root key there. A key that is there already is an error, and stays, also where it
    /// comes there meanwhile: the lock spares work, and the new name decides.
    mutating func store(_ root: PrivateKey, _ passphrase: Passphrase) throws(OfficeError) {
        madeFolders = try Files.makeFolder(folder, mode: 0o700)
        lock = try Files.Lock(folder: folder)
        do throws(OfficeError) {
            try KeyFiles.store(root, at: path, passphrase)
        } catch {
            if case .file(.unconfirmed) = error { hasStored = true }
            throw error
        }
        hasStored = true
    }

    /// From here on what was made there stays.
    mutating func keep() { (hasStored, madeFolders) = (false, []) }
}

extension RootPlace {
    /// The root key that an `init` of `workspace` has made in a folder before it was killed: the
    /// unfinished workspace that it left names it. Nil where no key is there; the key of somebody else
    /// is an error.
    static func rootLeft(
        in folder: String, byInitOf workspace: Workspace, _ passphrase: Passphrase
    ) throws(OfficeError) -> PrivateKey? {
        let path = path(in: folder)
        guard try Files.kind(of: path) != .none else { return nil }
        let named = Files.remainingFolders(of: workspace.path).compactMap {
            try? Workspace(unchecked: $0).namedRoot()
        }
        guard !named.isEmpty, let root = try? KeyFiles.load(path, passphrase),
            named.contains(root.publicKey.thumbprint)
        else { throw .file(.exists(path: path)) }
        return root
    }
}
