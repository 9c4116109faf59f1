internal import Glibc
internal import NIOCore

/// How many files and connections the system lets the process have open.
enum OpenFiles {
    /// Asks for as many as an ordinary user may have; nil where the system does not say.
    static func raiseLimit() -> Int? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return nil
        }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            // Where the system forbids it, the former limit stays.
            if unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 {
                limit = raised
            }
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// What is open beside connections: event loops, the log, the publication while it is read.
    static var others: Int { 48 + 4 * System.coreCount }
}
