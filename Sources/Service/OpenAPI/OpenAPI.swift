internal import Hummingbird

/// The description of the API, as it was written: `openapi.json` beside this file.
enum OpenAPI {
    private static let file = PublishedFile(
        path: "openapi.json", bytes: PackageResources.openapi_json)

    static func response(to request: Request) -> Response {
        file.response(to: request)
    }
}
