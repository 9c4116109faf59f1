internal import HTTPTypes
internal import NIOHTTP1

extension Problem {
    static let overloaded = Problem(.serviceUnavailable, "Too much is being asked just now.")
    static let tooMany = later("Too many requests from this address.")
    static let tooManyConnections = later("Too many connections from this address.")
    static let tooSlow = Problem(.requestTimeout, "The request did not come whole in time.")

    /// What is wrong with a request that the decoder did not take.
    static func undecodable(_ foreign: HTTPParserError) -> Problem {
        switch foreign {
        case .headerOverflow:
            Problem(
                .requestHeaderFieldsTooLarge,
                "The header fields are larger than this service reads.")
        case .invalidVersion:
            Problem(.httpVersionNotSupported, "This service speaks HTTP/1.1.")
        default: Problem(.badRequest, "This is no well-formed HTTP request.")
        }
    }

    private static func later(_ detail: String) -> Problem {
        var problem = Problem(.tooManyRequests, detail)
        problem.headers[.retryAfter] = "5"
        return problem
    }

    /// The header of an answer that is given before a request is whole.
    func fields(length: Int) -> [(String, String)] {
        var fields = headers
        fields[.contentType] = Self.mediaType
        fields[.contentLength] = String(length)
        fields[.cacheControl] = "no-store"
        SecurityHeaders.add(to: &fields)
        return fields.map { ($0.name.rawName, $0.value) }
    }
}
