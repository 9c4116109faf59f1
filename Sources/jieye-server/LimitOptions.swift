internal import ArgumentParser
internal import NIOCore
internal import Service

/// How much callers may ask; each option stands for a field of ``Limits``.
struct LimitOptions: ParsableArguments {
    private static let defaults = Limits()

    @Option(help: "Bytes of all header fields of a request together.")
    var headerBytes = Setting.number("header-bytes", or: defaults.headerBytes)

    @Option(help: "Header fields of a request.")
    var headerCount = Setting.number("header-count", or: defaults.headerCount)

    @Option(help: "Bytes of a request's body.")
    var bodyBytes = Setting.number("body-bytes", or: defaults.bodyBytes)

    @Option(help: "Bytes of all bodies that are held at once.")
    var bufferedBytes = Setting.number("buffered-bytes", or: defaults.bufferedBytes)

    @Option(
        help: "From a connection's opening or last answer to the end of the next request's head.")
    var idleTime = Setting.number("idle-time", or: 15)

    @Option(help: "From a request's head to the end of its body.")
    var requestTime = Setting.number("request-time", or: 10)

    @Option(help: "From the end of a request until its answer is taken.")
    var answerTime = Setting.number("answer-time", or: 10)

    @Option(help: "Open connections in all.")
    var connections = Setting.number("connections", or: defaults.connections)

    @Option(help: "Open connections of one address (of one /64 in IPv6).")
    var connectionsPerAddress = Setting.number(
        "connections-per-address", or: defaults.connectionsPerAddress)

    @Option(help: "Requests of one address at once; 4 KiB of a body count as one more.")
    var burst = Setting.number("burst", or: Int(defaults.burst))

    @Option(help: "Requests of one address each second, in the long run.")
    var requestsPerSecond = Setting.number(
        "requests-per-second", or: Int(defaults.requestsPerSecond))

    @Option(
        help: """
            The header field in which a trusted proxy names the caller's address, such as \
            X-Forwarded-For; set it only where nobody else can reach this service.
            """)
    var proxyField = Setting.text("proxy-field", or: "")

    func validate() throws {
        let all = [
            headerBytes, headerCount, bodyBytes, bufferedBytes, idleTime, requestTime, answerTime,
            connections, connectionsPerAddress, burst, requestsPerSecond,
        ]
        guard all.allSatisfy({ (1...1 << 40).contains($0) }) else {
            throw ValidationError("a limit is a whole number from 1 on")
        }
    }

    var limits: Limits {
        var limits = Limits()
        (limits.headerBytes, limits.headerCount) = (headerBytes, headerCount)
        (limits.bodyBytes, limits.bufferedBytes) = (bodyBytes, bufferedBytes)
        limits.idleTime = .seconds(Int64(idleTime))
        limits.requestTime = .seconds(Int64(requestTime))
        limits.answerTime = .seconds(Int64(answerTime))
        limits.connections = connections
        limits.connectionsPerAddress = connectionsPerAddress
        (limits.burst, limits.requestsPerSecond) = (Double(burst), Double(requestsPerSecond))
        limits.proxyField = proxyField.isEmpty ? nil : proxyField
        return limits
    }
}
