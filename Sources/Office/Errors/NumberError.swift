/// Why no certificate was found, or none asked for.
package enum NumberError: Error, Sendable {
    /// A certificate number has the wrong form or check character.
    case malformedNumber(String)
    /// A number is none of this workspace's certificates.
    case unknownNumber(String)
    /// No certificate was named.
    case nothingNamed
}
