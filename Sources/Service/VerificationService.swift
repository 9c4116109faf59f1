package import Certificates
internal import Hummingbird
internal import HummingbirdCore
package import JOSE
package import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// The endpoint: serves a publication, verifies tokens, and knows nothing else.
package struct VerificationService: Sendable {
    /// Where to listen, what to serve, and how much of it.
    package struct Configuration: Sendable {
        package var folder: String
        package var root: Thumbprint
        package var host: String
        package var port: Int
        package var limits: CallerLimits
        /// How long what is in flight may take after a signal to stop.
        package var shutdownTime: Duration
        /// How often the folder is looked at.
        package var refreshTime: Duration
        /// Whether each request is logged, at level info.
        package var logsRequests = true

        package init(folder: String, root: Thumbprint, host: String, port: Int) {
            (self.folder, self.root, self.host, self.port) = (folder, root, host, port)
            limits = CallerLimits()
            (shutdownTime, refreshTime) = (.seconds(20), .seconds(1))
        }
    }

    private let configuration: Configuration
    private let clock: @Sendable () -> UnixTime
    private let logger: Logger

    package init(
        _ configuration: Configuration, logger: Logger, clock: @escaping @Sendable () -> UnixTime
    ) {
        (self.configuration, self.logger, self.clock) = (configuration, logger, clock)
    }

    /// Serves until SIGTERM or SIGINT, and then finishes what is in flight.
    package func run() async throws {
        let store = PublicationStore(
            folder: configuration.folder, root: configuration.root, logger: logger,
            clock: clock)
        store.refresh()
        let metrics = Metrics()
        let limits = configuration.limits
        let shared = Shared(
            limits: limits, metrics: metrics, accessLog: configuration.logsRequests ? logger : nil)
        let answers = Answers(
            store: store, metrics: metrics, bodyLimit: limits.bodyBytes, clock: clock)
        let application = Application(
            responder: answers,
            server: HTTPServerBuilder { GuardedChannel(responder: $0, shared: shared) },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), backlog: 1_024),
            services: [Watcher(store: store, interval: configuration.refreshTime)],
            logger: logger)
        try await group(application).run()
    }

    private func group(_ service: some Service) -> ServiceGroup {
        var group = ServiceGroupConfiguration(
            services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = configuration.shutdownTime
        return ServiceGroup(configuration: group)
    }
}

/// Looks at the publication's folder from time to time.
private struct Watcher: Service {
    let store: PublicationStore
    let interval: Duration

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                store.refresh()
            }
        }
    }
}
