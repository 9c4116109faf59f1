internal import Certificates
internal import Files
internal import JOSE
internal import Signing

/// The folder that a new root key is to lie in, held by one process at a time.
///
/// What was made there goes away with this value unless it is kept; what others made stays.
struct RootPlace: ~Copyable {
    /// The key file.
    let path: String
    private let lock: Files.Lock
    private var madeFolders: [String]
    private var hasStored = false

    /// The file `root.pem` in a folder, which is made where it is not there. Another process that
    /// works there is waited for.
    init(_ folder: String) throws(OfficeError) {
        let made = try Files.makeFolder(folder, mode: 0o700)
        do throws(OfficeError) {
            lock = try Files.Lock(folder: folder)
        } catch {
            Files.removeEmpty(made)
            throw error
        }
        (path, madeFolders) = (Self.path(in: folder), made)
    }

    static func path(in folder: String) -> String { folder + "/root.pem" }

    deinit {
        if hasStored { try? Files.remove(path) }
        Files.removeEmpty(madeFolders)
    }

    /// Puts a new root key there. A key that is there already is an error, and stays, also where it
    /// comes there meanwhile: not every file system knows the lock.
    mutating func store(_ root: PrivateKey, _ passphrase: Passphrase) throws(OfficeError) {
        try KeyFiles.store(root, at: path, passphrase)
        hasStored = true
    }

    /// From here on what was made there stays.
    mutating func keep() { (hasStored, madeFolders) = (false, []) }

    /// The root key that an `init` of `workspace` has made here before it was killed: the unfinished
    /// workspace that it left names it. Nil where no key is there; the key of somebody else, and one of
    /// another algorithm, is an error.
    borrowing func rootLeft(
        byInitOf workspace: Workspace, _ algorithm: SignatureAlgorithm, _ passphrase: Passphrase
    ) throws(OfficeError) -> PrivateKey? {
        guard try Files.kind(of: path) != .none else { return nil }
        let named = try Files.remains(of: workspace.path).filter(Files.isLeft).compactMap {
            try? Workspace(unchecked: $0).namedRoot()
        }
        guard !named.isEmpty else { throw .file(.exists(path: path)) }
        let root = try KeyFiles.load(path, passphrase)
        let thumbprint = root.publicKey.thumbprint
        guard named.contains(thumbprint),
            root.publicKey.algorithm == algorithm
        else { throw .file(.exists(path: path)) }
        return root
    }
}
