internal import NIOCore
internal import Synchronization

/// Who has how many connections, requests and bytes.
final class Ledger: Sendable {
    private struct Client {
        var connections = 0
        var allowance: Double
        var refreshed: NIODeadline
    }

    private struct State {
        var connections = 0
        var buffered = 0
        var clients: [ClientAddress: Client] = [:]
    }

    /// Addresses that are remembered though they have no connection.
    private static let clientLimit = 1 << 16

    private let limits: Limits
    private let state = Mutex(State())

    init(_ limits: Limits) { self.limits = limits }

    /// Whether a connection may be opened; each one that may must leave again.
    func enter(_ address: ClientAddress, at now: NIODeadline) -> Bool {
        state.withLock { state in
            guard state.connections < limits.connections else { return false }
            var client = client(address, in: &state, at: now)
            let limited = limits.proxyField == nil
            guard !limited || client.connections < limits.connectionsPerAddress else {
                return false
            }
            client.connections += 1
            state.connections += 1
            state.clients[address] = client
            return true
        }
    }

    func leave(_ address: ClientAddress) {
        state.withLock { state in
            state.connections -= 1
            state.clients[address]?.connections -= 1
        }
    }

    /// Whether so many requests may be made: a bucket that fills with time.
    func allow(_ requests: Int = 1, of address: ClientAddress, at now: NIODeadline) -> Bool {
        state.withLock { state in
            var client = client(address, in: &state, at: now)
            let allowed = client.allowance >= Double(requests)
            if allowed { client.allowance -= Double(requests) }
            state.clients[address] = client
            return allowed
        }
    }

    /// Whether so many bytes may be held; they must be released again.
    func reserve(_ bytes: Int) -> Bool {
        state.withLock { state in
            guard state.buffered + bytes <= limits.bufferedBytes else { return false }
            state.buffered += bytes
            return true
        }
    }

    func release(_ bytes: Int) { state.withLock { $0.buffered -= bytes } }

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
            state.clients = state.clients.filter { $0.value.connections > 0 }
        }
        return Client(allowance: limits.burst, refreshed: now)
    }
}
