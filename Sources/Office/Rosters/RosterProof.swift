internal import Files
internal import Signing

/// What a file holds, as one reading found it: a digest of the whole, and one of each block, by which
/// a later reading is proved before anything is made of its bytes.
package struct RosterProof: Sendable {
    /// SHA-256 of the whole file.
    package let digest: [UInt8]
    /// SHA-256 of each block.
    private let blocks: [[UInt8]]

    private static let blockSize = 1 << 16

    /// Reads the file at `path` to its end.
    package init(of path: String) throws(OfficeError) {
        let file = try Files.Input(at: path)
        var whole = SHA256Stream()
        var blocks: [[UInt8]] = []
        while true {
            let block = try Self.nextBlock(of: file)
            if block.isEmpty { break }
            whole.update(block.span)
            blocks.append(SHA256.digest(of: block.span))
        }
        (digest, self.blocks) = (whole.finalize(), blocks)
    }

    /// Whether these bytes are the block at this place; no bytes are what comes after the last one.
    func holds(_ block: [UInt8], at place: Int) -> Bool {
        guard place < blocks.count else { return block.isEmpty && place == blocks.count }
        return blocks[place] == SHA256.digest(of: block.span)
    }

    /// The next bytes of a file: a whole block, unless it ends before.
    static func nextBlock(of file: borrowing Files.Input) throws(OfficeError) -> [UInt8] {
        var block = try file.read(upTo: blockSize)
        while !block.isEmpty, block.count < blockSize {
            let more = try file.read(upTo: blockSize - block.count)
            if more.isEmpty { break }
            block += more
        }
        return block
    }
}
