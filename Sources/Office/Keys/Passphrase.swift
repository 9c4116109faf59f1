internal import Files
internal import Signing

/// What unlocks a key file: the bytes of one line, which exist once and are cleansed at their end.
package struct Passphrase: Sendable {
    /// How many bytes it has at most.
    package static let limit = 1_024

    private let line: SecretBytes

    /// The first line of what `fill` writes, without its line ending: 1 to 1,024 bytes.
    package init(
        capacity: Int, firstLineOf fill: (inout OutputSpan<UInt8>) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        line = try SecretBytes(capacity: capacity) { output throws(OfficeError) in
            try fill(&output)
            output.removeLast(output.count - Self.lineCount(output.span))
        }
        guard (1...Self.limit).contains(line.count) else { throw .passphrase(.unusable) }
    }

    /// The first line of a file that only its owner can read, or of a pipe.
    package init(file path: String) throws(OfficeError) {
        let limit = 4_096
        let file = try Files.Input(at: path)
        guard !file.isRegular || file.mode & 0o077 == 0 else {
            throw .passphrase(.readableByOthers(path: path, mode: file.mode))
        }
        // One byte more tells a file that is too large.
        try self.init(capacity: limit + 1) { output throws(OfficeError) in
            while try file.read(into: &output) > 0 {}
            guard output.count <= limit else {
                throw .file(.tooLarge(path: path, limit: limit))
            }
        }
    }

    /// Calls `body` with the bytes.
    func withBytes<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try line.withBytes(body)
    }

    /// Whether this is the same passphrase.
    package func isSame(as other: Passphrase) -> Bool { line.isSame(as: other.line) }

    private static func lineCount(_ bytes: Span<UInt8>) -> Int {
        let end = bytes.indices.first { bytes[$0] == UInt8(ascii: "\n") } ?? bytes.count
        let hasReturn = end > 0 && bytes[end - 1] == UInt8(ascii: "\r")
        return hasReturn ? end - 1 : end
    }
}
