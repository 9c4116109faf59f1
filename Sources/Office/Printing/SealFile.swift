internal import Certificates
internal import Files
internal import Rendering

/// The seal of an issuer file that a cohort is to begin with, proved to be one that can be printed.
struct SealFile {
    let seal: Seal?
    /// The image with its path from the issuer file's folder; nil where it is where it belongs.
    private var image: (name: String, bytes: [UInt8])?

    /// The seal of a new issuer file, whose image lies beside it.
    init(of issuer: IssuerProfile, at issuerPath: String) throws(OfficeError) {
        let folder = Files.folder(of: issuerPath)
        if case .image(let name) = issuer.seal {
            try Self.refuseOutside(name, issuerPath)
            image = (name, try Self.bytes("\(folder)/\(name)"))
        }
        seal = try Self.seal(issuer, in: folder, .member("seal.path", path: issuerPath))
    }

    /// The seal that a cohort has, whose image lies in the workspace.
    init(of issuer: IssuerProfile, kept workspace: String, cohort: String) throws(OfficeError) {
        seal = try Self.seal(issuer, in: workspace, .cohort(cohort))
    }

    /// The seal of an issuer, if it has one: `place` is what is at fault with a path, and `folder`
    /// where an image lies.
    static func seal(
        _ issuer: IssuerProfile, in folder: String, _ place: FormFault.Place
    ) throws(OfficeError) -> Seal? {
        switch issuer.seal {
        case nil: return nil
        case .path(let data):
            return try OfficeError.form(place) { () throws(RenderingError) in
                try Seal(path: data)
            }
        case .image(let name):
            let path = "\(folder)/\(name)"
            let bytes = try bytes(path)
            return try OfficeError.form(.image(path: path)) { () throws(RenderingError) in
                try Seal(png: bytes)
            }
        }
    }

    private static func bytes(_ path: String) throws(OfficeError) -> [UInt8] {
        try Files.read(path, limit: largestImage)
    }

    private static let largestImage = 16 << 20

    /// The image is copied beside the workspace's issuer file, and nowhere else; not where the
    /// workspace has something of its own, or will have.
    private static func refuseOutside(_ name: String, _ path: String) throws(OfficeError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isBeside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
        if isBeside, let first = parts.first, !Workspace.hasEntry(called: String(first)) { return }
        throw .issuer(
            path: path,
            .unfitValue(
                "seal.image", value: name, expected: isBeside ? .freeName : .pathBeside))
    }

    /// Refuses where another image lies where this one belongs: an earlier cohort may be printed with
    /// that.
    func refuseAnother(in workspace: Workspace) throws(OfficeError) {
        guard let image else { return }
        let path = "\(workspace.path)/\(image.name)"
        guard try Files.kind(of: path) != .none else { return }
        guard try Self.bytes(path) == image.bytes else { throw .file(.exists(path: path)) }
    }

    /// Puts the image where printing looks for it; where it fails, nothing is left of it.
    ///
    @discardableResult
    func copy(into workspace: Workspace) throws(OfficeError) -> Copied? {
        try refuseAnother(in: workspace)
        guard let image else { return nil }
        let path = "\(workspace.path)/\(image.name)"
        guard try Files.kind(of: path) == .none else { return nil }
        let folders = try Files.makeFolder(Files.folder(of: path))
        do throws(OfficeError) {
            try Files.create(path, with: image.bytes)
        } catch {
            Files.removeEmpty(folders)
            throw error
        }
        return Copied(path: path, folders: folders)
    }

    /// The image that was copied into a workspace, and the folders that were made for it.
    struct Copied {
        let path: String
        let folders: [String]

        /// Takes it back.
        func remove() throws(OfficeError) {
            try Files.remove(path)
            Files.removeEmpty(folders)
        }
    }
}
