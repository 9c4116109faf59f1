internal import ArgumentParser
internal import NIOCore
internal import Service

/// How much callers may ask; each option stands for a field of ``CallerLimits``.
struct LimitOptions: ParsableArguments {
    private static let defaults = CallerLimits()

    @Option(help: "Bytes of all header fields of a request together.")
    var headerBytes = Setting.number("header-bytes", or: defaults.headerBytes)

    @Option(help: "Header fields of a request.")
    var headerCount = Setting.number("header-count", or: defaults.headerCount)

    @Option(help: "Bytes of a request's body.")
    var bodyBytes = Setting.number("body-bytes", or: defaults.bodyBytes)

    @Option(help: "Bytes of a body that are taken in whatever is held of others.")
    var smallBodyBytes = Setting.number("small-body-bytes", or: defaults.smallBodyBytes)

    @Option(help: "Bytes of all bodies that are held at once, beyond those.")
    var bufferedBytes = Setting.number("buffered-bytes", or: defaults.bufferedBytes)

    @Option(help: "Bytes of the bodies of one address that are held at once, beyond those.")
    var bufferedBytesPerAddress = Setting.number(
        "buffered-bytes-per-address", or: defaults.bufferedBytesPerAddress)

    @Option(
        help: "From a connection's opening or last answer to the end of the next request's head.")
    var idleTime = Setting.number("idle-time", or: 15)

    @Option(help: "From a request's head to the end of its body.")
    var requestTime = Setting.number("request-time", or: 10)

    @Option(help: "From the end of a request until its answer is taken.")
    var answerTime = Setting.number("answer-time", or: 10)

    @Option(help: "Open connections in all.")
    var connections = Setting.number("connections", or: defaults.connections)

    @Option(help: "Open connections of one address (of one /64 in IPv6); not behind a proxy.")
    var connectionsPerAddress = Setting.number(
        "connections-per-address", or: defaults.connectionsPerAddress)

    @Option(help: "Requests of one address at once.")
    var burst = Setting.number("burst", or: Int(defaults.burst))

    @Option(help: "Requests of one address each second, in the long run.")
    var requestsPerSecond = Setting.number(
        "requests-per-second", or: Int(defaults.requestsPerSecond))

    @Option(help: "So many bytes of a body count as one request more.")
    var bytesPerRequest = Setting.number("bytes-per-request", or: defaults.bytesPerRequest)

    @Option(help: "So many tokens in a body count as one request more, where that is more.")
    var tokensPerRequest = Setting.number("tokens-per-request", or: defaults.tokensPerRequest)

    @Option(
        help: """
            The header field in which a trusted proxy names the caller's address, such as \
            X-Forwarded-For; set it only where nobody else can reach this service.
            """)
    var proxyField = Setting.text("proxy-field", or: "")

    func validate() throws {
        for (option, value) in numbers { try Setting.check(option, value, in: 1...1 << 40) }
        for (option, value) in times { try Setting.check(option, value, in: 1...86_400) }
        for (option, value) in [
            ("buffered-bytes", bufferedBytes),
            ("buffered-bytes-per-address", bufferedBytesPerAddress),
        ] where value < bodyBytes {
            throw ValidationError(
                "\(Setting.name(option, value: value)) takes at least the bytes of one body, "
                    + "\(bodyBytes) (--body-bytes), not \(value)")
        }
        guard proxyField.utf8.allSatisfy(Self.isOfFieldName) else {
            throw ValidationError(
                "--proxy-field takes the name of a header field such as X-Forwarded-For, "
                    + "not \(proxyField)")
        }
    }

    private var numbers: [(String, Int)] {
        [
            ("header-bytes", headerBytes), ("header-count", headerCount), ("body-bytes", bodyBytes),
            ("small-body-bytes", smallBodyBytes), ("buffered-bytes", bufferedBytes),
            ("buffered-bytes-per-address", bufferedBytesPerAddress), ("connections", connections),
            ("connections-per-address", connectionsPerAddress), ("burst", burst),
            ("requests-per-second", requestsPerSecond), ("bytes-per-request", bytesPerRequest),
            ("tokens-per-request", tokensPerRequest),
        ]
    }

    private var times: [(String, Int)] {
        [("idle-time", idleTime), ("request-time", requestTime), ("answer-time", answerTime)]
    }

    /// A character of a token in the sense of RFC 9110 section 5.6.2.
    private static func isOfFieldName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    var limits: CallerLimits {
        var limits = CallerLimits()
        (limits.headerBytes, limits.headerCount) = (headerBytes, headerCount)
        (limits.bodyBytes, limits.smallBodyBytes) = (bodyBytes, smallBodyBytes)
        limits.bufferedBytes = bufferedBytes
        limits.bufferedBytesPerAddress = bufferedBytesPerAddress
        limits.idleTime = .seconds(Int64(idleTime))
        limits.requestTime = .seconds(Int64(requestTime))
        limits.answerTime = .seconds(Int64(answerTime))
        limits.connections = connections
        limits.connectionsPerAddress = connectionsPerAddress
        (limits.burst, limits.requestsPerSecond) = (Double(burst), Double(requestsPerSecond))
        (limits.bytesPerRequest, limits.tokensPerRequest) = (bytesPerRequest, tokensPerRequest)
        limits.proxyField = proxyField.isEmpty ? nil : proxyField
        return limits
    }
}
