internal import Certificates
internal import Registry

extension Workspace {
    /// Whether the publication in this workspace was made after the last thing that happened.
    ///
    /// A publication that was put elsewhere is not looked for.
    func isPublished(_ registry: Registry) throws(OfficeError) -> Bool {
        let path = publicationPath + "/head.jwt"
        let trust = try trustList()
        guard let bytes = try Self.publishedFile(at: path, limit: 1 << 14),
            let published = try? EventHeadToken(verifying: bytes.span, trust: trust)
        else { return false }
        let head = try registered { () throws(RegistryError) in try registry.head() }
        return published.count == head.count && published.digest == head.digest
    }
}
