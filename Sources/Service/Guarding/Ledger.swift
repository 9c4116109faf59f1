internal import NIOCore
internal import Synchronization

/// Who has how many connections, requests and bytes.
final class Ledger: Sendable {
    private struct Client {
        var connections = 0
        var held = 0
        var allowance: Double
        var refreshed: NIODeadline

        var isIdle: Bool { connections == 0 && held == 0 }
    }

    private struct State {
        var connections = 0
        var held = 0
        var clients: [ClientAddress: Client] = [:]
    }

    /// Whether there is room: for this address, and at all.
    enum Room { case granted, addressFull, full }

    /// Addresses that are remembered though they have no connection.
    private static let clientLimit = 1 << 16

    private let limits: CallerLimits
    private let state = Mutex(State())

    init(_ limits: CallerLimits) { self.limits = limits }

    /// Whether a connection may be opened; each one that may must leave again.
    func enter(_ address: ClientAddress, at now: NIODeadline) -> Room {
        state.withLock { state in
            guard state.connections < limits.connections else { return .full }
            var client = client(address, in: &state, at: now)
            let limited = limits.proxyField == nil
            guard !limited || client.connections < limits.connectionsPerAddress else {
                return .addressFull
            }
            client.connections += 1
            state.connections += 1
            state.clients[address] = client
            return .granted
        }
    }

    func leave(_ address: ClientAddress) {
        state.withLock { state in
            state.connections -= 1
            state.clients[address]?.connections -= 1
        }
    }

    /// Whether so many requests may be made: a bucket that fills with time.
    func allow(_ requests: Int, of address: ClientAddress, at now: NIODeadline) -> Bool {
        state.withLock { state in
            var client = client(address, in: &state, at: now)
            let allowed = client.allowance >= Double(requests)
            if allowed { client.allowance -= Double(requests) }
            state.clients[address] = client
            return allowed
        }
    }

    /// Whether so many bytes more may be held; they must be released again.
    func hold(_ bytes: Int, of address: ClientAddress, at now: NIODeadline) -> Room {
        guard bytes > 0 else { return .granted }
        return state.withLock { state in
            var client = client(address, in: &state, at: now)
            guard client.held + bytes <= limits.bufferedBytesPerAddress else {
                return .addressFull
            }
            guard state.held + bytes <= limits.bufferedBytes else { return .full }
            client.held += bytes
            state.held += bytes
            state.clients[address] = client
            return .granted
        }
    }

    func release(_ bytes: Int, of address: ClientAddress) {
        guard bytes > 0 else { return }
        state.withLock { state in
            state.held -= bytes
            state.clients[address]?.held -= bytes
        }
    }

    private func client(
        _ address: ClientAddress, in state: inout State, at now: NIODeadline
    ) -> Client {
        if var client = state.clients[address] {
            let seconds = Double((now - client.refreshed).nanoseconds) / 1e9
            client.allowance = min(
                limits.burst, client.allowance + max(0, seconds) * limits.requestsPerSecond)
            client.refreshed = now
            return client
        }
        if state.clients.count >= Self.clientLimit {
            state.clients = state.clients.filter { !$0.value.isIdle }
        }
        return Client(allowance: limits.burst, refreshed: now)
    }
}
