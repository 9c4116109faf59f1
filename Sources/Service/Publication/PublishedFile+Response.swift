internal import HTTPTypes
internal import Hummingbird

extension PublishedFile {
    /// The file as an answer, under the conditions of RFC 9110 section 13.
    func response(to request: Request) -> Response {
        var headers = HTTPFields()
        headers[.eTag] = entityTag
        headers[.cacheControl] = cacheControl
        if Self.matches(request.headers[.ifNoneMatch], entityTag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = mediaType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// The weak comparison of RFC 9110 section 8.8.3.2, as If-None-Match asks for.
    private static func matches(_ condition: String?, _ entityTag: String) -> Bool {
        guard let condition else { return false }
        return condition.split(separator: ",").contains { candidate in
            let tag = candidate.trimmingOptionalSpace()
            return tag == "*" || tag == entityTag
                || (tag.hasPrefix("W/") && tag.dropFirst(2) == entityTag)
        }
    }
}
