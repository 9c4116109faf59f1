internal import HTTPTypes

extension Problem {
    static let overloaded = Problem(.serviceUnavailable, "Too much is being asked just now.")
    static let tooMany: Problem = {
        var problem = Problem(.tooManyRequests, "Too many requests from this address.")
        problem.headers[.retryAfter] = "5"
        return problem
    }()
    static let tooSlow = Problem(.requestTimeout, "The request did not come whole in time.")
    static let notHTTP = Problem(.badRequest, "This is no well-formed HTTP request.")
    static let headersTooLarge = Problem(
        .requestHeaderFieldsTooLarge, "The header fields are larger than this service reads.")

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
