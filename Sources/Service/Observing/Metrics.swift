internal import Certificates
internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// What happened since the start, in numbers; none of it is about a certificate or a caller.
package final class Metrics: Sendable {
    fileprivate struct Request: Hashable {
        let method: String
        let route: String
        let status: UInt
    }

    fileprivate struct State {
        var requests: [Request: Int] = [:]
        var latency = Histogram()
        var verdicts: [Verdict.Outcome: Int] = [:]
        var reasons: [Reason: Int] = [:]
        var refusedConnections = 0
        var cuts = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// Counts a request that was answered; `seconds` from its head to the end of its answer.
    func count(method: String, route: Route, status: UInt, seconds: Double) {
        let request = Request(method: method, route: route.rawValue, status: status)
        state.withLock { state in
            state.requests[request, default: 0] += 1
            state.latency.observe(seconds)
        }
    }

    func count(_ verdict: Verdict) {
        state.withLock { state in
            state.verdicts[verdict.outcome, default: 0] += 1
            for cause in verdict.reasons { state.reasons[cause.reason, default: 0] += 1 }
        }
    }

    func countRefusedConnection() { state.withLock { $0.refusedConnections += 1 } }

    /// Counts a request that had no answer, or not the whole of it.
    func countCut() { state.withLock { $0.cuts += 1 } }
}

/// How many requests took at most so long.
private struct Histogram {
    static let bounds = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1, 5]

    private(set) var counts = Array(repeating: 0, count: bounds.count)
    private(set) var count = 0
    private(set) var sum = 0.0

    mutating func observe(_ seconds: Double) {
        for (place, bound) in Self.bounds.enumerated() where seconds <= bound {
            counts[place] += 1
        }
        count += 1
        sum += seconds
    }
}

extension Metrics {
    /// The Prometheus text format, version 0.0.4.
    func response(_ store: PublicationStore, at now: UnixTime) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        headers[.cacheControl] = "no-store"
        let text = state.withLock { Self.text($0) } + Self.publication(store, at: now)
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func text(_ state: State) -> String {
        var text = family("jieye_requests_total", "counter", "Requests answered.")
        for (request, count) in state.requests.sorted(by: { $0.key < $1.key }) {
            text += """
                jieye_requests_total{method="\(request.method)",route="\(request.route)",\
                status="\(request.status)"} \(count)\n
                """
        }
        text += family("jieye_request_seconds", "histogram", "From a request's head to its end.")
        for (bound, count) in zip(Histogram.bounds, state.latency.counts) {
            text += "jieye_request_seconds_bucket{le=\"\(bound)\"} \(count)\n"
        }
        text += "jieye_request_seconds_bucket{le=\"+Inf\"} \(state.latency.count)\n"
        text += "jieye_request_seconds_sum \(state.latency.sum)\n"
        text += "jieye_request_seconds_count \(state.latency.count)\n"
        return text + verdicts(state) + connections(state)
    }

    private static func verdicts(_ state: State) -> String {
        var text = family("jieye_verdicts_total", "counter", "Verdicts.")
        for outcome in [Verdict.Outcome.valid, .invalid, .undetermined] {
            let count = state.verdicts[outcome, default: 0]
            text += "jieye_verdicts_total{verdict=\"\(outcome.rawValue)\"} \(count)\n"
        }
        text += family("jieye_reasons_total", "counter", "Reasons in verdicts.")
        for reason in Reason.allCases {
            let count = state.reasons[reason, default: 0]
            text += "jieye_reasons_total{reason=\"\(reason.rawValue)\"} \(count)\n"
        }
        return text
    }

    private static func connections(_ state: State) -> String {
        family("jieye_refused_connections_total", "counter", "Connections over a limit.")
            + "jieye_refused_connections_total \(state.refusedConnections)\n"
            + family(
                "jieye_cut_requests_total", "counter", "Requests broken off without their answer.")
            + "jieye_cut_requests_total \(state.cuts)\n"
    }

    private static func publication(_ store: PublicationStore, at now: UnixTime) -> String {
        let publication = store.current
        var text = family(
            "jieye_publication_refused", "gauge", "1 if what lies in the folder is not served.")
        text += "jieye_publication_refused \(store.refusal == nil ? 0 : 1)\n"
        text += family("jieye_publication_present", "gauge", "1 if there is a publication.")
        text += "jieye_publication_present \(publication == nil ? 0 : 1)\n"
        guard let publication else { return text }
        let age = now.seconds - publication.newestList.seconds
        text += family(
            "jieye_publication_age_seconds", "gauge", "Since its newest list was signed.")
        text += "jieye_publication_age_seconds \(age)\n"
        text += family("jieye_publication_expired", "gauge", "1 if a list is past its life.")
        return text + "jieye_publication_expired \(publication.isExpired(at: now) ? 1 : 0)\n"
    }

    private static func family(_ name: String, _ type: String, _ help: String) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }
}

extension Metrics.Request: Comparable {
    static func < (one: Self, other: Self) -> Bool {
        (one.route, one.method, one.status) < (other.route, other.method, other.status)
    }
}
