internal import Files
internal import Processes

/// Where a publication is looked at: in a folder, or at an address as verifiers see it.
struct PublicationSource: Sendable {
    private let place: Place
    private static let sizeLimit = 64 << 20

    private enum Place: Sendable {
        case folder(String)
        /// Without a slash at its end.
        case address(String)
    }

    /// What there is under a name.
    enum Found {
        case file([UInt8])
        case missing
        /// The server gave this status, which is neither 200 nor 404.
        case refused(status: String)
    }

    /// The folder or http(s) address that `text` names.
    init(_ text: String) throws(OfficeError) {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            guard try Files.kind(of: text) == .folder else {
                throw .file(.notThere(path: text))
            }
            place = .folder(text)
            return
        }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        guard isPlain, !text.utf8.contains(UInt8(ascii: "?")),
            !text.utf8.contains(UInt8(ascii: "#"))
        else { throw .publication(.malformedAddress(text)) }
        place = .address(text.hasSuffix("/") ? String(text.dropLast()) : text)
    }

    func read(_ name: String) throws(OfficeError) -> Found {
        switch place {
        case .folder(let folder):
            let path = "\(folder)/\(name)"
            guard try Files.kind(of: path) == .file else { return .missing }
            return .file(try Files.read(path, limit: Self.sizeLimit))
        case .address(let address): return try Self.fetch("\(address)/\(name)")
        }
    }

    /// The files in a folder of the publication; nil where only a reader of the disk could tell.
    func names(in name: String) throws(OfficeError) -> [String]? {
        guard case .folder(let folder) = place else { return nil }
        let path = "\(folder)/\(name)"
        return try Files.kind(of: path) == .folder ? try Files.names(in: path) : []
    }
}

extension PublicationSource {
    /// Asks the `curl` command, which knows proxies, certificates and protocols better than we would.
    private static func fetch(_ url: String) throws(OfficeError) -> Found {
        let arguments = [
            // No file of the user's own settings; errors behind the answer; its status last of all.
            "--disable", "--silent", "--show-error", "--stderr", "-", "--globoff",
            "--proto", "=http,https", "--connect-timeout", "10", "--max-time", "60",
            "--max-filesize", "\(sizeLimit)", "--write-out", "%{http_code}", "--url", url,
        ]
        let output: Command.Output
        do throws(Command.Failure) {
            output = try Command.output(of: "curl", arguments, limit: sizeLimit)
        } catch {
            switch error {
            case .notStarted(let code): throw .publication(.noCurl(errno: code))
            case .tooMuch: throw .file(.tooLarge(path: url, limit: sizeLimit))
            }
        }
        let text = output.bytes
        guard output.code == 0, text.count >= 3 else {
            let words = text.split(separator: UInt8(ascii: "\n")).map {
                String(decoding: $0, as: UTF8.self)
            }
            throw .publication(
                .notFetched(url, words: words.last { $0.hasPrefix("curl: ") } ?? "curl"))
        }
        switch String(decoding: text.suffix(3), as: UTF8.self) {
        case "200": return .file(Array(text.dropLast(3)))
        case "404", "410": return .missing
        case let status: return .refused(status: status)
        }
    }
}
