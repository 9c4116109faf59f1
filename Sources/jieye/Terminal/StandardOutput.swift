internal import Glibc
internal import Synchronization

/// What can go wrong with results on their way out.
enum OutputError: Error {
    /// The system took not all of them.
    case notWritten(errno: Int32)
}

/// Results on their way out, gathered so that many lines cost few calls; at a terminal each line
/// goes at once.
///
/// A disk that is full must not pass for success: what could not be written is an error at the end.
enum StandardOutput {
    private struct State {
        var pending: [UInt8] = []
        var failure: Int32 = 0
    }

    private static let state = Mutex(State())

    static func write(_ text: String) {
        state.withLock { state in
            state.pending += text.utf8
            if state.pending.count >= 1 << 16 || Terminal.outputIsTerminal { flush(&state) }
        }
    }

    /// Writes what is left, and throws where anything could not be written.
    static func finish() throws(OutputError) {
        let failure = state.withLock { state in
            flush(&state)
            return state.failure
        }
        guard failure == 0 else {
            throw .notWritten(errno: failure)
        }
    }

    private static func flush(_ state: inout State) {
        var rest = state.pending[...]
        while !rest.isEmpty, state.failure == 0 {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                state.failure = errno
            }
        }
        state.pending.removeAll(keepingCapacity: true)
    }
}
