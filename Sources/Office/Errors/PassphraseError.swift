/// What is wrong with a passphrase.
package enum PassphraseError: Error, Sendable {
    /// A passphrase is needed and none was given.
    case missing(forRoot: Bool)
    /// A new passphrase was typed differently the second time.
    case differ
    /// Others than its owner can read or write a passphrase's file.
    case readableByOthers(path: String, mode: UInt32)
    /// A passphrase is empty, or is longer than a line of 1,024 bytes.
    case unusable
}
