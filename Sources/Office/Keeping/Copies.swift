package import Certificates

/// The places that private facts were copied to: a purge can only name them, not reach them.
///
/// One line of JSON each in `copies.jsonl`, appended at once, so that verbs need no lock for it.
package struct Copies: Sendable {
    package enum Kind: String, Sendable { case export, backup }

    package struct Copy: Sendable, Equatable {
        package let kind: Kind
        package let path: String
        package let madeAt: UnixTime

        /// Whether the file is there now; it may lie on another medium.
        package var isThere: Bool { Files.kind(of: path) != .none }
    }

    private let path: String

    init(_ workspace: Workspace) { path = workspace.path + "/copies.jsonl" }

    /// Records a place, unless it is recorded already.
    func record(_ kind: Kind, at place: String, _ now: UnixTime) throws(OfficeError) {
        let place = Files.absolute(place)
        guard try !all().contains(where: { $0.kind == kind && $0.path == place }) else { return }
        let line: JSON = [
            "kind": .string(kind.rawValue), "path": .string(place),
            "made_at": .integer(now.seconds),
        ]
        try Files.append(line.serialized + [UInt8(ascii: "\n")], to: path)
    }

    /// Every place, in the order of recording; a line that a crash has cut is passed over.
    func all() throws(OfficeError) -> [Copy] {
        guard Files.kind(of: path) == .file else { return [] }
        return try Files.read(path, limit: 16 << 20).split(separator: UInt8(ascii: "\n"))
            .compactMap { line in
                let bytes = Array(line)
                guard let object = try? StrictJSON.parseObject(bytes.span),
                    let kind = object.string("kind").flatMap(Kind.init),
                    let path = object.string("path"), let time = object.integer("made_at")
                else { return nil }
                return Copy(kind: kind, path: path, madeAt: UnixTime(time))
            }
    }
}
