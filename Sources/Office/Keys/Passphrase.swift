internal import Files

/// What unlocks a key file: the bytes of one line.
package struct Passphrase: Sendable {
    package let bytes: [UInt8]

    /// A passphrase of 1 to 1,024 bytes.
    package init(_ bytes: [UInt8]) throws(OfficeError) {
        guard (1...1_024).contains(bytes.count) else { throw .unusablePassphrase }
        self.bytes = bytes
    }

    /// The first line of a file, without its line ending.
    package init(file path: String) throws(OfficeError) {
        let text = try Files.read(path, limit: 4_096)
        var line = text.prefix { $0 != UInt8(ascii: "\n") }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        try self.init(Array(line))
    }
}
