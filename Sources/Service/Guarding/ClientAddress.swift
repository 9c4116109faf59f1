internal import NIOCore

/// Whom a request counts for: an IPv4 address, or the first 64 bits of an IPv6 address, since one
/// caller has all that lie below.
struct ClientAddress: Hashable, Sendable {
    private let network: String

    /// Callers over a socket that has no address are all one.
    init(_ address: SocketAddress?) {
        network = address?.ipAddress.map(Self.network) ?? ""
    }

    /// The last address in a proxy's header field, the one that the proxy itself has added; a port,
    /// and the brackets of IPv6, are no part of it.
    init?(proxied field: String) {
        let last = field.split(separator: ",").last?.trimmingOptionalSpace() ?? ""
        guard let address = try? SocketAddress(ipAddress: Self.withoutPort(last), port: 0) else {
            return nil
        }
        self.init(address)
    }

    private static func withoutPort(_ address: Substring) -> String {
        if address.hasPrefix("[") { return String(address.dropFirst().prefix { $0 != "]" }) }
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        return String(parts.count == 2 ? parts[0] : address)
    }

    private static func network(of address: String) -> String {
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        // IPv4, alone or mapped into IPv6.
        if let last = groups.last, last.contains(".") { return String(last) }
        let head = groups.prefix { !$0.isEmpty }
        let zeros = Array(repeating: Substring("0"), count: 4)
        return (head + zeros).prefix(4).joined(separator: ":")
    }
}
