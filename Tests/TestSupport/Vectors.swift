import FoundationEssentials
package import JOSE

/// The shared test vectors, which lie beside the checkout or where `JIEYE_SHARED` says.
package enum Vectors {
    package static let isThere = FileManager.default.fileExists(atPath: folder + "/README.md")

    package static func json(_ path: String) throws -> JSON {
        let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
        return try StrictJSON.parse(Array(data).span, limits: .document)
    }

    /// The members of an array of objects; none where the vectors are not there, so that a table
    /// of cases can be made of them in any case.
    package static func objects(_ path: String) -> [JSONObject] {
        (try? json(path))?.arrayValue?.compactMap(\.objectValue) ?? []
    }

    private static let folder: String = {
        let shared = ProcessInfo.processInfo.environment["JIEYE_SHARED"]
        let checkout = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? checkout.path() + "/../shared") + "/vectors"
    }()
}
