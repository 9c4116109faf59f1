internal import Certificates
internal import HTTPTypes
internal import Hummingbird
internal import JOSE

/// `GET /health`: 200 as long as the publication is there, was proved and is not expired.
enum HealthAnswer {
    static func response(_ store: PublicationStore, at now: UnixTime) -> Response {
        guard let publication = store.current else { return Problem.noPublication.response }
        switch store.refusal {
        case .absent?, .inaccessible?: return Problem.absentPublication.response
        default: break
        }
        guard !publication.isExpired(at: now) else {
            return Problem(.serviceUnavailable, "The publication has expired.").response
        }
        return response(publication, refused: store.refusal != nil)
    }

    private static func response(_ publication: Publication, refused: Bool) -> Response {
        var body: JSONObject = [
            "status": "ok", "version": .integer(publication.version),
            "newest_list": .string(publication.newestList.description),
            "trust_list_expires": .string(publication.expiry.trustList.description),
        ]
        body["status_lists_expire"] = publication.expiry.statusLists.map {
            .string($0.description)
        }
        // What lies in the folder now was refused, and the former one is served on.
        body["newer_refused"] = .bool(refused)
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        let bytes = body.serialized + [UInt8(ascii: "\n")]
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
