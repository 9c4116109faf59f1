package import Certificates
internal import Files
package import JOSE
internal import Programmes
internal import Registry

/// The folder that an office works in: where everything lies, and nothing of what it says.
package struct Workspace: Sendable {
    /// The folder, as it was given.
    package let path: String
    /// Whether a verb may change something under a clock that stands before the last event.
    package var acceptsClock = false

    /// The workspace in the folder at `path`, which must have been made by `init`.
    package init(at path: String) throws(OfficeError) {
        self.init(unchecked: path)
        for file in [registryPath, trustListPath] where try Files.kind(of: file) != .file {
            throw .workspace(.notAWorkspace(path: path, file: file))
        }
    }

    /// The folder at `path`, whatever is missing in it: for verbs that make or mend a workspace.
    package init(unchecked path: String) {
        self.path = Files.trimmed(path)
    }

    package var programmePath: String { place(.programme) }
    package var issuerPath: String { place(.issuer) }
    package var registryPath: String { place(.registry) }
    package var lockPath: String { place(.lock) }
    package var keysPath: String { place(.keys) }
    package var personKeyPath: String { keysPath + "/person.pem" }
    package var trustListPath: String { place(.trust) + "/trust-list.jwt" }
    package var rootThumbprintPath: String { place(.trust) + "/root.thumbprint" }
    package var handoversPath: String { place(.trust) + "/handovers" }
    package var approvalsPath: String { place(.approvals) }
    package var certificatesPath: String { place(.certificates) }
    package var publicationPath: String { place(.publication) }
    /// The folder of the copies that are made before a migration or a restoring.
    package var backupsPath: String { place(.backups) }
    /// The record of where copies of private facts lie.
    var copiesPath: String { place(.copies) }
    /// Where the root key lies unless it was put elsewhere.
    package var defaultRootPath: String { place(.root) }

    /// What a workspace has, or may come to have, of its own.
    private enum Entry: String {
        case programme = "programme.json"
        case issuer = "issuer.json"
        case registry = "registry.sqlite"
        case lock = "registry.lock"
        case copies = "copies.jsonl"
        case keys, trust, root, approvals, certificates, publication, backups
    }

    private func place(_ entry: Entry) -> String { "\(path)/\(entry.rawValue)" }

    /// Whether the workspace has, or may come to have, an entry of its own with this name; SQLite puts
    /// files beside the registry.
    static func hasEntry(called name: String) -> Bool {
        let name = name.lowercased()
        return Entry(rawValue: name) != nil || name.hasPrefix("registry.")
    }

    package func keyPath(_ use: KeyUse, _ keyID: KeyID) -> String {
        "\(keysPath)/\(use.rawValue)-\(keyID).pem"
    }

    /// The read-only copy of an approved roster, by its digest.
    package func approvedRosterPath(_ digest: [UInt8]) -> String {
        "\(approvalsPath)/\(Hexadecimal.string(digest)).csv"
    }

    /// Bytes that no approved roster has more of: a larger file need not be read to its end.
    func largestApprovedRoster() throws(OfficeError) -> Int {
        guard try Files.kind(of: approvalsPath) == .folder else { return 1 << 24 }
        var largest = 1 << 24
        for name in try Files.names(in: approvalsPath) {
            largest = max(largest, try Files.facts(of: "\(approvalsPath)/\(name)")?.size ?? 0)
        }
        return largest
    }

    /// Takes the right to write, which one process has at a time, until the value goes away.
    func lock() throws(OfficeError) -> Files.Lock {
        do throws(OfficeError) {
            return try Files.Lock(file: lockPath)
        } catch .file(.busy) {
            throw .file(.busy(path: path))
        } catch {
            throw error
        }
    }

    func openRegistry(_ access: Registry.Access) throws(OfficeError) -> Registry {
        try registered { () throws(RegistryError) in
            try Registry(at: registryPath, access: access)
        }
    }

    /// Calls `body`, and names this workspace's registry in what it throws.
    func registered<Value>(
        _ body: () throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(RegistryError) {
            return try body()
        } catch {
            throw .workspace(.registry(path: registryPath, error))
        }
    }

    /// The same for what gives out numbers.
    func registered<Value>(
        _ body: () throws(AllocationError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(AllocationError) {
            return try body()
        } catch {
            throw OfficeError(error) { .workspace(.registry(path: registryPath, $0)) }
        }
    }

    /// The same for what moves statuses.
    func registered<Value>(
        _ body: () throws(StatusMoveError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(StatusMoveError) {
            return try body()
        } catch {
            switch error {
            case .registry(let error): throw .workspace(.registry(path: registryPath, error))
            case .unknownNumber(let number): throw .number(.unknownNumber(number))
            case .notAllowed(let number, let from, let to):
                throw .status(.notAllowed(number: number, from: from, to: to))
            }
        }
    }

    func programme() throws(OfficeError) -> (value: Programme, bytes: [UInt8]) {
        try Self.programme(at: programmePath)
    }

    func issuer() throws(OfficeError) -> (value: IssuerProfile, bytes: [UInt8]) {
        try Self.issuer(at: issuerPath)
    }

    static func programme(at path: String) throws(OfficeError) -> (value: Programme, bytes: [UInt8])
    {
        let bytes = try Files.read(path, limit: 1 << 20)
        do throws(ProgrammeError) {
            return (try Programme(json: bytes.span), bytes)
        } catch {
            throw .cohort(.programme(path: path, error))
        }
    }

    static func issuer(at path: String) throws(OfficeError) -> (
        value: IssuerProfile, bytes: [UInt8]
    ) {
        let bytes = try Files.read(path, limit: 1 << 20)
        do throws(ProgrammeError) {
            return (try IssuerProfile(json: bytes.span), bytes)
        } catch {
            throw .cohort(.issuer(path: path, error))
        }
    }
}

extension Workspace {
    /// Calls `body` with the registry open for writing, while no other process can write; every
    /// verb that changes a workspace does all of its work in here.
    ///
    /// A clock that stands before the last event is refused, unless ``acceptsClock`` says not to.
    func write<Value>(
        at now: UnixTime, _ body: (Registry) throws(OfficeError) -> Value
    ) throws(OfficeError) -> Value {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        return try body(try openForWriting(at: now))
    }

    /// The same for work that runs on several cores.
    func write<Value>(
        at now: UnixTime, _ body: (Registry) async throws(OfficeError) -> Value
    ) async throws(OfficeError) -> Value {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        return try await body(try openForWriting(at: now))
    }

    private func openForWriting(at now: UnixTime) throws(OfficeError) -> Registry {
        try backUpBeforeMigration(at: now)
        let registry = try openRegistry(.readWrite)
        let last = try registered { () throws(RegistryError) in try registry.head().at }
        if let last, now < last, !acceptsClock {
            throw .workspace(.clockBehind(now: now, recorded: last))
        }
        return registry
    }
}

extension OfficeError {
    /// `registry` names the file of what is the registry's own.
    init(_ error: AllocationError, registry: (RegistryError) -> OfficeError) {
        switch error {
        case .registry(let error): self = registry(error)
        case .numbersExhausted: self = .issuing(.numbersExhausted)
        }
    }
}
