package import Certificates
internal import Glibc

/// The machine's clock, read only where a verb begins; everything below takes the time as a
/// parameter.
package enum Clock {
    /// The present second.
    package static func now() -> UnixTime { UnixTime(Int64(time(nil))) }
}
