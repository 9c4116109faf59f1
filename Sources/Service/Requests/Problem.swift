package import HTTPTypes
package import Hummingbird
internal import JOSE

/// A refusal as RFC 9457 problem details.
///
/// `title` and `detail` are constant for each kind, so that an answer repeats nothing of what was
/// sent.
package struct Problem: Sendable {
    package let status: HTTPResponse.Status
    let detail: String
    var headers = HTTPFields()

    package init(_ status: HTTPResponse.Status, _ detail: String) {
        (self.status, self.detail) = (status, detail)
    }

    /// The body: `type`, `title`, `status` and `detail`.
    package var body: [UInt8] {
        let members: JSONObject = [
            "type": "about:blank", "title": .string(status.reasonPhrase),
            "status": .integer(Int64(status.code)), "detail": .string(detail),
        ]
        return members.serialized + [UInt8(ascii: "\n")]
    }

    static let mediaType = "application/problem+json"

    package var response: Response {
        var headers = headers
        headers[.contentType] = Self.mediaType
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension Problem {
    static let notFound = Problem(.notFound, "There is nothing at this address.")
    static let notText = Problem(
        .unsupportedMediaType, "Send a token as text/plain, or application/json, in UTF-8.")
    static let encoded: Problem = {
        var problem = Problem(.unsupportedMediaType, "Send the body without a content coding.")
        problem.headers[.acceptEncoding] = "identity"
        return problem
    }()
    static let noPublication = Problem(
        .serviceUnavailable, "The publication is not there yet, or cannot be read.")
    static let absentPublication = Problem(
        .serviceUnavailable, "The publication's folder is gone; the former content is served on.")

    static func notAllowed(_ methods: [HTTPRequest.Method]) -> Problem {
        var problem = Problem(.methodNotAllowed, "This address knows other methods.")
        problem.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        return problem
    }
}
