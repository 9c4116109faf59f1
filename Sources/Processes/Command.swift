internal import CPlatform
internal import Files
internal import Glibc

/// Runs another program: without a shell, and with bounded output.
package enum Command {
    package struct Output {
        package let bytes: [UInt8]
        /// The exit code; nil where a signal ended the program.
        package let code: Int32?
    }

    package enum Failure: Error {
        /// It could not be started.
        case notStarted(errno: Int32)
        /// It wrote more than the limit, and was ended.
        case tooMuch
    }

    /// What a program that is looked for on the PATH writes to standard output, given these bytes as
    /// standard input; what it writes to standard error is lost.
    package static func output(
        of program: String, _ arguments: [String], input: [UInt8] = [], limit: Int
    ) throws(Failure) -> Output {
        let file = try memory(holding: input)
        defer { _ = close(file) }
        var ends: [Int32] = [-1, -1]
        guard unsafe jieye_pipe(&ends) == 0 else { throw .notStarted(errno: errno) }
        let (reading, writing) = (ends[0], ends[1])
        defer { _ = close(reading) }
        let process: pid_t
        do throws(Failure) {
            process = try start(program, arguments, file, writing)
        } catch {
            _ = close(writing)
            throw error
        }
        _ = close(writing)
        let bytes = readAll(reading, limit: limit)
        if bytes == nil { _ = kill(process, SIGKILL) }
        let code = wait(for: process)
        guard let bytes else { throw .tooMuch }
        return Output(bytes: bytes, code: code)
    }

    /// A file in memory, to be read from its beginning: unlike a pipe it needs nobody who fills it.
    private static func memory(holding bytes: [UInt8]) throws(Failure) -> Int32 {
        let file = jieye_memory_file()
        guard file >= 0 else { throw .notStarted(errno: errno) }
        do throws(FileError) {
            try FileSystem<FileError>.write(bytes, to: file, "input")
        } catch {
            _ = close(file)
            throw .notStarted(errno: ENOSPC)
        }
        _ = lseek(file, 0, SEEK_SET)
        return file
    }

    private static func start(
        _ program: String, _ arguments: [String], _ input: Int32, _ output: Int32
    ) throws(Failure) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) }
        defer { unsafe words.forEach { unsafe free($0) } }
        unsafe words.append(nil)
        var process = pid_t()
        let code = unsafe posix_spawnp(
            &process, program, &actions, nil, words, jieye_environment())
        guard code == 0 else { throw .notStarted(errno: code) }
        return process
    }

    private static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit { return nil }
        }
    }

    private static func wait(for process: pid_t) -> Int32? {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
    }
}
