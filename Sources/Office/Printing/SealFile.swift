internal import Files
internal import Printing
internal import Programmes

/// The seal of an issuer file that a cohort is to begin with, proved to be one that can be printed.
struct SealFile {
    let seal: Seal?
    /// What belongs beside the workspace's issuer file, with its path from there: an image, and of one
    /// that is a drawing the picture too.
    private var files: [(name: String, bytes: [UInt8])] = []

    /// The seal of a new issuer file, whose image lies beside it: a drawing is drawn now, once and for
    /// all, unless the workspace has a picture of it already.
    init(
        of issuer: IssuerProfile, at issuerPath: String, for workspace: Workspace
    ) throws(OfficeError) {
        let folder = Files.folder(of: issuerPath)
        guard case .image(let name) = issuer.seal else {
            seal = try Self.seal(issuer, in: folder, .member("seal.path", path: issuerPath))
            return
        }
        try Self.refuseOutside(name, issuerPath)
        let path = "\(folder)/\(name)"
        var picture = try Self.bytes(path)
        files = [(name, picture)]
        if SealDrawing.isNamed(name) {
            if let kept = try Self.kept(of: name, picture, in: workspace) {
                picture = kept
            } else {
                picture = try SealDrawing(path: path, bytes: picture).picture()
            }
            files.append((SealDrawing.picture(of: name), picture))
        }
        seal = try Self.seal(png: picture, at: path)
    }

    /// The picture that a workspace has of the same drawing: drawn again it might not be the same.
    private static func kept(
        of name: String, _ drawing: [UInt8], in workspace: Workspace
    ) throws(OfficeError) -> [UInt8]? {
        let (path, picture) = ("\(workspace.path)/\(name)", SealDrawing.picture(of: name))
        guard try Files.kind(of: path) == .file, try bytes(path) == drawing,
            try Files.kind(of: "\(workspace.path)/\(picture)") == .file
        else { return nil }
        return try bytes("\(workspace.path)/\(picture)")
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
            return try OfficeError.form(place) { () throws(PrintingError) in
                try Seal(path: data)
            }
        case .image(let name):
            let printed = SealDrawing.isNamed(name) ? SealDrawing.picture(of: name) : name
            return try seal(png: try bytes("\(folder)/\(printed)"), at: "\(folder)/\(printed)")
        }
    }

    private static func seal(png bytes: [UInt8], at path: String) throws(OfficeError) -> Seal {
        try OfficeError.form(.image(path: path)) { () throws(PrintingError) in
            try Seal(png: bytes)
        }
    }

    private static func bytes(_ path: String) throws(OfficeError) -> [UInt8] {
        try Files.read(path, limit: largestImage)
    }

    static let largestImage = 16 << 20

    /// The image is copied beside the workspace's issuer file, and nowhere else; not where the
    /// workspace has something of its own, or will have.
    private static func refuseOutside(_ name: String, _ path: String) throws(OfficeError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isBeside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
        if isBeside, let first = parts.first, !Workspace.hasEntry(called: String(first)) { return }
        throw .cohort(
            .issuer(
                path: path,
                .unfitValue(
                    "seal.image", value: name, expected: isBeside ? .freeName : .pathBeside)))
    }

    /// Refuses where another image lies where this one belongs: an earlier cohort may be printed with
    /// that.
    func refuseAnother(in workspace: Workspace) throws(OfficeError) {
        for file in files {
            let path = "\(workspace.path)/\(file.name)"
            guard try Files.kind(of: path) != .none else { continue }
            guard try Self.bytes(path) == file.bytes else { throw .file(.exists(path: path)) }
        }
    }

    /// Puts the image where printing looks for it; where it fails, nothing is left of it.
    @discardableResult
    func copy(into workspace: Workspace) throws(OfficeError) -> Copied {
        try refuseAnother(in: workspace)
        var copied = Copied()
        do throws(OfficeError) {
            for file in files {
                let path = "\(workspace.path)/\(file.name)"
                guard try Files.kind(of: path) == .none else { continue }
                copied.folders += try Files.makeFolder(Files.folder(of: path))
                try Files.create(path, with: file.bytes)
                copied.files.append(path)
            }
        } catch {
            copied.remove()
            throw error
        }
        return copied
    }

    /// The files that were copied into a workspace, and the folders that were made for them.
    struct Copied {
        fileprivate(set) var files: [String] = []
        fileprivate(set) var folders: [String] = []

        /// Takes them back, as far as the system lets it.
        func remove() {
            for file in files { try? Files.remove(file) }
            Files.removeEmpty(folders)
        }
    }
}
