internal import Certificates

/// How many entries a status list has, and how many of them are given out before it is closed.
package struct ListCapacity: Sendable, Equatable {
    package var entries: Int
    package var used: Int

    /// Closed at half, so that a random free entry is always found quickly and tells nothing.
    package static let standard = Self(
        entries: StatusList.capacity, used: StatusList.maximumUsed)

    /// Other capacities are for tests; `used` must not be more than `entries`.
    package init(entries: Int, used: Int) {
        precondition(0 < used && used <= entries && entries <= Int32.max, "not a capacity")
        (self.entries, self.used) = (entries, used)
    }
}
