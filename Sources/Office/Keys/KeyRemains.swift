internal import Certificates
internal import Files

/// The file of a private key, and what a crash has left of it under other names.
struct KeyRemains {
    private let folder: String
    private let name: String

    private static let condemned = ".condemned"

    init(of key: TrustedKey, in workspace: Workspace) {
        let path = workspace.keyPath(key.use, key.keyID)
        (folder, name) = (Files.folder(of: path), Files.name(of: path))
    }

    func isHere() throws(OfficeError) -> Bool { try !files().isEmpty }

    /// Takes the file out of use: from here on running it again can only go on.
    func condemn() throws(OfficeError) {
        let path = "\(folder)/\(name)"
        if try Files.kind(of: path) != .none { try Files.put(path, as: path + Self.condemned) }
    }

    /// Overwrites and removes every file. A medium that writes elsewhere keeps the old bytes, which
    /// are encrypted.
    func destroy() throws(OfficeError) {
        for file in try files() {
            let path = "\(folder)/\(file)"
            try Files.overwrite(path)
            try Files.remove(path)
        }
        try confirmRemoval()
    }

    /// Makes sure that the files stay gone after a power cut.
    func confirmRemoval() throws(OfficeError) {
        try Files.confirmRemoval("\(folder)/\(name)")
    }

    private func files() throws(OfficeError) -> [String] {
        try Files.names(in: folder).filter { $0 == name || $0.hasPrefix(name + ".") }
    }
}
