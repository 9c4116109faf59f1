internal import Files
package import Rosters
internal import Signing

/// A roster file that is read record by record, so that its size does not matter.
package struct RosterSource: ~Copyable {
    private let file: Files.Input
    private let proof: RosterProof?
    private var place = 0
    private var reader = RosterReader()
    private var hash = SHA256Stream()
    private var atEnd = false

    /// The file at `path`. Where it is the copy of an approved roster, `proof` says what is in it, and
    /// nothing else is ever taken for a record of it.
    package init(at path: String, proof: RosterProof? = nil) throws(OfficeError) {
        file = try Files.Input(at: path)
        self.proof = proof
    }

    /// The header, once a record was read.
    var header: RosterHeader? { reader.header }

    /// The next record, or nil at the end of the file.
    package mutating func next() throws(OfficeError) -> RosterRecord? {
        while true {
            if let record = try read() { return record }
            if atEnd { return nil }
            let chunk = try nextChunk()
            atEnd = chunk.isEmpty
            if atEnd { reader.finish() } else { reader.append(chunk.span) }
        }
    }

    private mutating func nextChunk() throws(OfficeError) -> [UInt8] {
        guard let proof else {
            let chunk = try file.read()
            hash.update(chunk.span)
            return chunk
        }
        let block = try RosterProof.nextBlock(of: file)
        guard proof.holds(block, at: place) else {
            throw .roster(.approvedCopyDamaged(path: file.path))
        }
        place += 1
        return block
    }

    /// The SHA-256 of all bytes, after the last record; one that is proved has its digest already.
    consuming func digest() -> [UInt8] {
        precondition(atEnd && proof == nil, "the digest of a file that was not read to its end")
        return hash.finalize()
    }

    private mutating func read() throws(OfficeError) -> RosterRecord? {
        do throws(RosterError) {
            return try reader.next()
        } catch {
            throw .roster(.unreadable(path: file.path, error))
        }
    }

    /// The SHA-256 of a roster, read record by record: what is no roster is found out early.
    static func digest(ofRecordsIn path: String) throws(OfficeError) -> [UInt8] {
        var source = try RosterSource(at: path)
        while try source.next() != nil {}
        return source.digest()
    }

    /// The SHA-256 of the file at `path`, whatever it holds; nil where it has more than `limit` bytes.
    static func digest(of path: String, limit: Int = .max) throws(OfficeError) -> [UInt8]? {
        let file = try Files.Input(at: path)
        var hash = SHA256Stream()
        var rest = limit
        while true {
            let chunk = try file.read(upTo: 1 << 18)
            if chunk.isEmpty { return hash.finalize() }
            guard chunk.count <= rest else { return nil }
            rest -= chunk.count
            hash.update(chunk.span)
        }
    }
}
