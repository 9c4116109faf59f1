package import NIOCore

/// How much one caller, and all callers together, may ask of the service.
package struct CallerLimits: Sendable {
    /// Of all header fields of a request together, and their count.
    package var headerBytes = 16 << 10
    package var headerCount = 100
    /// Of a request's body.
    package var bodyBytes = 2 << 20
    /// Of each body, so many are always taken in.
    package var smallBodyBytes = 32 << 10
    /// Beyond those, of the bodies of all requests that are being read or answered.
    package var bufferedBytes = 64 << 20
    /// And of those that come from one address.
    package var bufferedBytesPerAddress = 8 << 20
    /// From the opening of a connection, or the last answer, to the end of a request's head.
    package var idleTime = TimeAmount.seconds(15)
    /// From a request's head to the end of its body.
    package var requestTime = TimeAmount.seconds(10)
    /// From there until the other side has taken the whole answer.
    package var answerTime = TimeAmount.seconds(10)
    /// Open connections in all.
    package var connections = 4_096
    /// Open connections of one address; not counted behind a proxy. A browser holds six, and a whole
    /// office or mobile network may have one address.
    package var connectionsPerAddress = 256
    /// Requests of one address: so many at once, and so many each second in the long run. A phone's
    /// first visit makes some 90.
    package var burst = 2_000.0
    package var requestsPerSecond = 500.0
    /// So many bytes of a body, or so many tokens in it, count as one request more: many tokens cost
    /// about what they cost one by one, be they long or short.
    package var bytesPerRequest = 4 << 10
    package var tokensPerRequest = 4
    /// The header field in which a trusted proxy names the caller's address, last; nil where callers
    /// connect directly.
    package var proxyField: String?

    package init() {}

    /// What a request with such a body counts for; never more than can be had at once.
    func requests(bytes: Int, tokens: Int) -> Int {
        min(1 + max(bytes / bytesPerRequest, tokens / tokensPerRequest), Int(burst))
    }
}
