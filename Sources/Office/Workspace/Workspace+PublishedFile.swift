internal import Files

extension Workspace {
    /// The bytes of a file that lies in a publication; nil where nothing is there, or no file of at most
    /// `limit` bytes. That the system could not look is an error, and never "not published".
    static func publishedFile(at path: String, limit: Int) throws(OfficeError) -> [UInt8]? {
        guard let facts = try Files.facts(of: path), facts.type == .regular, facts.size <= limit
        else { return nil }
        return try Files.read(path, limit: limit)
    }
}
