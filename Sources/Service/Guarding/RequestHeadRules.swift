internal import HTTPTypes
internal import NIOHTTP1

/// What must hold of a request's head before anything is read of its body.
struct RequestHeadRules {
    let bodyLimit: Int

    /// The refusal that a head deserves, or nil.
    func refusal(of head: HTTPRequestHead) -> Problem? {
        let hosts = head.headers["host"]
        guard hosts.count == 1 || (hosts.isEmpty && head.version.minor == 0),
            hosts.allSatisfy(Self.isHost)
        else { return Problem(.badRequest, "A request has exactly one Host header.") }
        guard head.uri.utf8.count <= 2_048 else {
            return Problem(.uriTooLong, "The address is longer than any of this service.")
        }
        guard head.headers["transfer-encoding"].allSatisfy({ $0.lowercased() == "chunked" }) else {
            return Problem(.notImplemented, "The only transfer coding here is chunked.")
        }
        if let length = declaredLength(of: head), length > bodyLimit { return Self.bodyTooLarge }
        return nil
    }

    func declaredLength(of head: HTTPRequestHead) -> Int? {
        head.headers.first(name: "content-length").flatMap { Int($0) }
    }

    /// Whether nothing is read behind this request. To what asks for an upgrade the decoder takes all
    /// that follows for another protocol, though no upgrade is ever agreed to.
    func isLast(_ head: HTTPRequestHead) -> Bool {
        !head.isKeepAlive || head.method == .CONNECT || head.headers.contains(name: "upgrade")
    }

    /// RFC 9110 section 10.1.1: in HTTP/1.0, and where no body follows, it means nothing.
    func awaitsContinue(_ head: HTTPRequestHead) -> Bool {
        head.version == .http1_1
            && head.headers.first(name: "expect")?.lowercased() == "100-continue"
            && (head.headers.contains(name: "transfer-encoding")
                || declaredLength(of: head).map { $0 > 0 } == true)
    }

    static let bodyTooLarge = Problem(
        .contentTooLarge, "The body is larger than this service reads.")

    /// A host of RFC 9110 section 7.2 has no white space and is not empty here.
    private static func isHost(_ host: String) -> Bool {
        !host.isEmpty && host.utf8.count <= 255
            && host.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }
    }
}
