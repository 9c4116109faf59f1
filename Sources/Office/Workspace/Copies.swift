package import Certificates
internal import Files
internal import JOSE

/// The places that private facts were copied to: a purge can only name them, not reach them.
///
/// One line of JSON each in `copies.jsonl`, appended at once, so that verbs need no lock for it.
package struct Copies: Sendable {
    package enum Kind: String, Sendable { case export, backup }

    package struct Copy: Sendable {
        package let kind: Kind
        package let path: String
        package let madeAt: UnixTime

        /// Whether the file is there now; it may lie on another medium. Where the system cannot say, it
        /// is taken to be there.
        package var isThere: Bool {
            do throws(OfficeError) {
                return try Files.kind(of: path) != .none
            } catch {
                return true
            }
        }
    }

    /// The places that are recorded, in the order of recording.
    struct Record {
        fileprivate(set) var copies: [Copy] = []
        /// Lines that say nothing, from 1: a crash or a hand has cut them.
        fileprivate(set) var unreadableLines: [Int] = []
    }

    /// The file of the record.
    let path: String

    init(_ workspace: Workspace) { path = workspace.copiesPath }

    /// Records a place, unless it is recorded already.
    func record(_ kind: Kind, at place: String, _ now: UnixTime) throws(OfficeError) {
        let place = try Files.absolute(place)
        for copy in try record().copies where copy.kind == kind {
            if try Files.absolute(copy.path).hasSameBytes(as: place) { return }
        }
        let line: JSON = [
            "kind": .string(kind.rawValue), "path": .string(place),
            "made_at": .integer(now.seconds),
        ]
        try Files.append(line.serialized, to: path)
    }

    /// What is recorded, and which lines cannot be read: whoever asks for places must say so.
    func record() throws(OfficeError) -> Record {
        var record = Record()
        guard try Files.kind(of: path) == .file else { return record }
        let lines = try Files.read(path, limit: 16 << 20)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() where !line.isEmpty {
            if let copy = Copy(line: Array(line)) {
                record.copies.append(copy)
            } else {
                record.unreadableLines.append(place + 1)
            }
        }
        return record
    }
}

extension Copies.Copy {
    fileprivate init?(line: [UInt8]) {
        guard let object = try? StrictJSON.parseObject(line.span),
            let kind = object.string("kind").flatMap(Copies.Kind.init),
            let path = object.string("path"), let time = object.integer("made_at")
        else { return nil }
        self.init(kind: kind, path: path, madeAt: UnixTime(time))
    }
}
