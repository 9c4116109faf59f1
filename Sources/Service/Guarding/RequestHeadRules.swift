internal import HTTPTypes
internal import NIOHTTP1

/// What must hold of a request's head before anything is read of its body.
struct RequestHeadRules {
    let bodyLimit: Int

    /// The refusal that a head deserves, or nil.
    func refusal(of head: HTTPRequestHead) -> Problem? {
        guard head.version.major == 1 else {
            return Problem(.httpVersionNotSupported, "This service speaks HTTP/1.1.")
        }
        let hosts = head.headers["host"]
        guard hosts.count == 1 || (hosts.isEmpty && head.version.minor == 0),
            hosts.allSatisfy(Self.isHost)
        else { return Problem(.badRequest, "A request has exactly one Host header.") }
        guard head.uri.utf8.count <= 2_048 else {
            return Problem(.uriTooLong, "The address is longer than any of this service.")
        }
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
            length > bodyLimit
        {
            return Self.bodyTooLarge
        }
        return nil
    }

    static let bodyTooLarge = Problem(
        .contentTooLarge, "The body is larger than this service reads.")

    /// A host of RFC 9110 section 7.2 has no white space and is not empty here.
    private static func isHost(_ host: String) -> Bool {
        !host.isEmpty && host.utf8.count <= 255
            && host.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }
    }
}
