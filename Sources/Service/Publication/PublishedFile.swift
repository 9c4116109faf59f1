internal import Certificates
internal import JOSE
package import NIOCore
internal import Signing

/// A file of the publication as it is served: always the whole, from memory.
package struct PublishedFile: Sendable {
    package let body: ByteBuffer
    package let mediaType: String
    /// A strong validator (RFC 9110 section 8.8.3), quotation marks included.
    package let entityTag: String
    package let cacheControl: String

    /// `path` is relative to the publication, such as `status/1`.
    init(path: String, bytes: [UInt8]) {
        body = ByteBuffer(bytes: bytes)
        let digest = SHA256.digest(of: bytes.span)
        entityTag = "\"" + Hexadecimal.string(digest.prefix(16)) + "\""
        mediaType = Self.mediaType(of: path)
        cacheControl = Self.cacheControl(of: path)
    }

    private static func mediaType(of path: String) -> String {
        switch path {
        case "trust-list.jwt": return "application/trust-list+jwt"
        case "head.jwt": return "application/event-head+jwt"
        case _ where path.hasPrefix("status/"): return "application/statuslist+jwt"
        default: break
        }
        let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
        return suffix.flatMap { mediaTypes[String($0)] } ?? "application/json"
    }

    private static let mediaTypes = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
        "ico": "image/x-icon", "webmanifest": "application/manifest+json",
        "json": "application/json",
    ]

    /// What says who is trusted and what is revoked is asked for often; what describes the type of
    /// a certificate hardly ever changes; the page is asked for by its validator each time, so that
    /// its parts never mix two versions.
    private static func cacheControl(of path: String) -> String {
        switch path {
        case "offline.json", "trust-list.jwt", "head.jwt": "public, max-age=300"
        case _ where path.hasPrefix("status/"): "public, max-age=300"
        case ".well-known/jwt-vc-issuer": "public, max-age=3600"
        case _ where path.hasPrefix("vct/"): "public, max-age=86400"
        default: "no-cache"
        }
    }
}
