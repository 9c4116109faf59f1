/// The addresses of the service, by the name that logs and metrics call them: never by what stands
/// in a request.
package enum Route: String, Sendable, CaseIterable {
    case page = "/"
    case verify = "/api/verify"
    case trustList = "/trust-list.jwt"
    case statusList = "/status/{n}"
    case bundle = "/offline.json"
    case head = "/head.jwt"
    case issuerMetadata = "/.well-known/jwt-vc-issuer"
    case typeMetadata = "/vct/completion"
    case health = "/health"
    case metrics = "/metrics"
    case openAPI = "/openapi.json"
    /// A part of the page, or nothing at all.
    case other

    package init(path: String) {
        if path.hasPrefix("/status/") {
            self = .statusList
        } else {
            self = Self(rawValue: path) ?? .other
        }
    }
}
