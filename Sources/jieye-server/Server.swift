internal import ArgumentParser
internal import Certificates
internal import CPlatform
internal import Glibc
internal import JOSE
internal import Logging
internal import NIOCore
internal import Service

@main
struct Server: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "jieye-server",
            abstract: "Serves a publication and verifies certificates; knows nothing else.",
            discussion: """
                Every option can also be set in the environment: --idle-time is JIEYE_IDLE_TIME, \
                and so on; --no-access-log is JIEYE_NO_ACCESS_LOG=1. The service holds no secret; \
                run it as an ordinary user, behind a proxy that speaks TLS. SIGTERM finishes what \
                is in flight. Times are in seconds, sizes in bytes.
                """,
            version: Release.version)
    }

    static func main() async {
        jieye_keep_memory_private()
        await main(nil)
    }

    @Option(help: "The folder that `jieye publish` writes.")
    var publication = Setting.text("publication", or: "publication")

    @Option(
        parsing: .unconditional, help: "The root's thumbprint, as `jieye init` printed it.")
    var root = Setting.text("root", or: "")

    @Option(help: "The address to listen at.")
    var host = Setting.text("host", or: "127.0.0.1")

    @Option(help: "The port to listen at; 0 takes a free one, which the log names.")
    var port = Setting.number("port", or: 8_080)

    @OptionGroup var limits: LimitOptions

    @Option(help: "How long what is in flight may take after SIGTERM.")
    var shutdownTime = Setting.number("shutdown-time", or: 20)

    @Option(help: "How often the folder is looked at for a new publication.")
    var refreshTime = Setting.number("refresh-time", or: 1)

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = Setting.text("log-level", or: "info")

    @Flag(name: .customLong("no-access-log"), help: "Log no request.")
    var withoutAccessLog = false

    func validate() throws {
        guard Thumbprint(root) != nil else {
            throw ValidationError(
                root.isEmpty
                    ? "--root is needed: the 43 characters that `jieye init` printed"
                    : "--root takes the 43 characters that `jieye init` printed, not \(root)")
        }
        try Setting.check("port", port, in: 0...65_535)
        try Setting.check("shutdown-time", shutdownTime, in: 1...86_400)
        try Setting.check("refresh-time", refreshTime, in: 1...86_400)
        _ = try Setting.isOn("no-access-log")
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level takes a level such as info, not \(logLevel)")
        }
    }

    func run() async throws {
        guard let root = Thumbprint(root) else { throw ExitCode.validationFailure }
        var logger = Logger(
            label: "jieye-server", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        if getuid() == 0 {
            logger.warning("running as root; an ordinary user is enough, and safer")
        }
        var service = VerificationService.Configuration(
            folder: publication, root: root, host: host, port: port)
        service.limits = within(OpenFiles.raiseLimit(), limits.limits, logger)
        service.shutdownTime = .seconds(shutdownTime)
        service.refreshTime = .seconds(refreshTime)
        service.logsRequests = try !withoutAccessLog && !Setting.isOn("no-access-log")
        do {
            try await VerificationService(service, logger: logger) {
                UnixTime(Int64(time(nil)))
            }.run()
        } catch {
            logger.critical("cannot serve", metadata: ["reason": "\(error)"])
            throw ExitCode(1)
        }
    }
    /// No more connections than the system has files for: one that cannot be opened would be tried
    /// again and again, and the publication could not be read any more.
    private func within(_ files: Int?, _ limits: CallerLimits, _ logger: Logger) -> CallerLimits {
        var limits = limits
        guard let files, files - OpenFiles.others < limits.connections else { return limits }
        let asked = limits.connections
        limits.connections = max(1, files - OpenFiles.others)
        logger.warning(
            "fewer connections than asked for: raise the limit of open files (ulimit -n)",
            metadata: [
                "asked": "\(asked)", "connections": "\(limits.connections)",
                "open_files": "\(files)",
            ])
        return limits
    }
}
