package import Certificates
internal import HTTPTypes
package import Hummingbird
internal import Synchronization

/// What is answered to a request: by its path, then by its method.
package struct Answers: HTTPResponder {
    package typealias Context = BasicRequestContext

    private let store: PublicationStore
    private let metrics: Metrics
    private let verify: VerifyAnswer
    private let clock: @Sendable () -> UnixTime

    /// `bodyLimit` is in bytes; `clock` gives the present second.
    package init(
        store: PublicationStore, metrics: Metrics, bodyLimit: Int,
        clock: @escaping @Sendable () -> UnixTime
    ) {
        (self.store, self.metrics, self.clock) = (store, metrics, clock)
        verify = VerifyAnswer(store: store, metrics: metrics, clock: clock, bodyLimit: bodyLimit)
    }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let head = request.method == .head
        var response = try await answer(request, request.method == .head ? .get : request.method)
        SecurityHeaders.add(to: &response.headers)
        return head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ method: HTTPRequest.Method
    ) async throws -> Response {
        switch Route(path: request.uri.path) {
        case .verify:
            guard method == .post else { return Problem.notAllowed([.post]).response }
            return try await verify.response(to: request)
        case let route:
            return try answer(request, method, route)
        }
    }

    private func answer(
        _ request: Request, _ method: HTTPRequest.Method, _ route: Route
    ) throws -> Response {
        let file = store.current?.files[request.uri.path]
        if route == .other, file == nil { return Problem.notFound.response }
        guard method == .get else { return Problem.notAllowed([.get, .head]).response }
        switch route {
        case .health: return HealthAnswer.response(store, at: clock())
        case .metrics: return metrics.response(store, at: clock())
        case .openAPI: return OpenAPI.response(to: request)
        default:
            guard let file else { return missing(route) }
            return file.response(to: request)
        }
    }

    /// An address that every publication has is there, though nothing may be at it just now.
    private func missing(_ route: Route) -> Response {
        store.current == nil ? Problem.noPublication.response : Problem.notFound.response
    }
}
