internal import NIOCore

/// What one request holds and has been charged for so far.
struct RequestAccount {
    /// The ledger is not asked for every byte of a body that comes byte by byte.
    private static let step = 4 << 10

    private let shared: Shared
    private let caller: ClientAddress
    private var bytes = 0
    private var held = 0
    private var charged = 0

    init(_ shared: Shared, of caller: ClientAddress) {
        (self.shared, self.caller) = (shared, caller)
    }

    /// Charges what so many bytes and tokens add to what was charged; gives the refusal where that is
    /// more than the caller has.
    mutating func charge(bytes: Int, tokens: Int = 0) -> Problem? {
        let cost = shared.limits.requests(bytes: bytes, tokens: tokens)
        guard cost > charged else { return nil }
        guard shared.ledger.allow(cost - charged, of: caller, at: .now()) else { return .tooMany }
        charged = cost
        return nil
    }

    /// Takes in so many more bytes of the body. The first ones are always taken, so that nobody who
    /// fills the memory with large bodies keeps out a single token.
    mutating func take(_ more: Int) -> Problem? {
        bytes += more
        let beyond = max(0, bytes - shared.limits.smallBodyBytes)
        let wanted = (beyond + Self.step - 1) / Self.step * Self.step
        switch shared.ledger.hold(wanted - held, of: caller, at: .now()) {
        case .granted: held = wanted
        case .addressFull: return .tooMany
        case .full: return .overloaded
        }
        return charge(bytes: bytes)
    }

    func release() { shared.ledger.release(held, of: caller) }
}
