internal import CPlatform
internal import Glibc

/// The terminal that the program runs in, if it runs in one.
enum Terminal {
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Whether results may be coloured.
    static let coloured = outputIsTerminal && Environment["NO_COLOR"] == nil

    /// Writes to standard error, past any buffer; a reader that went away is no matter.
    static func writeError(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Tenths of a second since some moment.
    static func tenths() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 10 + Int64(time.tv_nsec) / 100_000_000
    }

    /// Asks for a line at the terminal without showing what is typed, and reads it into `output`; false
    /// where there is no terminal, or no line.
    static func secret(prompt: String, into output: inout OutputSpan<UInt8>) -> Bool {
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            guard let start = buffer.baseAddress else { return false }
            count = unsafe max(jieye_ask_hidden(prompt, start, buffer.count), 0)
            return count > 0
        }
    }

    /// Asks whether to go on; no where there is no terminal to ask at.
    static func confirms() -> Bool {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return false }
        defer { close(terminal) }
        put(say("确定吗？输入 yes：", "Are you sure? Type yes: "), on: terminal)
        return line(from: terminal).map { $0 == Array("yes".utf8) } ?? false
    }

    private static func put(_ text: String, on terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
    }

    private static func line(from terminal: Int32) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(terminal, &byte, 1) == 1, line.count <= 1_024 {
            if byte == UInt8(ascii: "\n") { return line }
            line.append(byte)
        }
        return nil
    }
}
