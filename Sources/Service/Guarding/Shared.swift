internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// What all connections of a service share.
struct Shared: Sendable {
    let limits: CallerLimits
    let ledger: Ledger
    let metrics: Metrics
    let accessLog: Logger?

    init(limits: CallerLimits, metrics: Metrics, accessLog: Logger?) {
        (self.limits, self.metrics, self.accessLog) = (limits, metrics, accessLog)
        ledger = Ledger(limits)
    }

    /// Counts and logs a request that was answered: method, route, status, time and size. Neither
    /// the address asked for nor the caller's is there, so that no log says who was verified.
    func observe(_ request: ObservedRequest?) {
        guard let request else { return }
        let seconds = request.seconds
        metrics.count(
            method: request.method, route: request.route, status: request.status,
            seconds: seconds)
        accessLog?.info(
            "request",
            metadata: [
                "method": "\(request.method)", "route": "\(request.route.rawValue)",
                "status": "\(request.status)", "bytes": "\(request.bytes)",
                "milliseconds": "\(Int(seconds * 1_000))",
            ])
    }

    /// Counts and logs a request that was broken off, by whichever side, before it had an answer.
    func observeCut(_ request: ObservedRequest) {
        metrics.countCut()
        accessLog?.info(
            "request cut",
            metadata: [
                "method": "\(request.method)", "route": "\(request.route.rawValue)",
                "milliseconds": "\(Int(request.seconds * 1_000))",
            ])
    }
}

/// What is known of a request without looking at what it is about.
struct ObservedRequest {
    let method: String
    let route: Route
    let begun: NIODeadline
    var status: UInt = 0
    var bytes = 0

    /// Since its head.
    var seconds: Double { Double((NIODeadline.now() - begun).nanoseconds) / 1e9 }

    /// A request of which no head could be read.
    static var unread: Self { Self(method: "-", route: .other) }

    init(_ head: HTTPRequestHead) {
        let path = head.uri.prefix { $0 != "?" && $0 != "#" }
        self.init(method: Self.name(head.method), route: Route(path: String(path)))
    }

    private init(method: String, route: Route) {
        (self.method, self.route, begun) = (method, route, .now())
    }

    private static func name(_ method: HTTPMethod) -> String {
        switch method {
        case .GET, .HEAD, .POST, .PUT, .DELETE, .OPTIONS, .PATCH: method.rawValue
        default: "OTHER"
        }
    }
}
