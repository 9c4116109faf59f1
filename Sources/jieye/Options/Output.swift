internal import ArgumentParser
internal import JOSE

// The program's whole output policy:
//
// - Results go to standard output, talk goes to standard error. A program that reads standard
//   output never meets a progress bar, a warning or a hint there.
// - `--format json` writes one JSON object; where there are many results, one object a line.
// - A progress bar is drawn only when standard error is a terminal, and `--quiet` is not given.
// - `--quiet` silences talk, but neither results nor errors.
// - Colour is used only on a terminal, and never when NO_COLOR is set; no meaning hangs on it.
// - Text from outside (names, cells, claims) is printed by `visible`: no control, bidi or zero-width
//   character reaches a terminal. CSV cells that a spreadsheet would take for a formula are escaped.
// - An error is one sentence: what, where, what was expected, and on the next line what to do.

/// Standard output and standard error under the policy above.
struct Output: Sendable {
    let quiet: Bool

    /// Writes a line of results.
    func result(_ line: String) { StandardOutput.write(line + "\n") }

    /// Writes one JSON value on a line of its own.
    func result(_ json: JSON) {
        StandardOutput.write(String(decoding: json.serialized, as: UTF8.self) + "\n")
    }

    /// Says something to the person at the terminal.
    func talk(_ line: @autoclosure () -> String) {
        if !quiet { Terminal.writeError(line() + "\n") }
    }

    /// Says that something was refused, and what to do.
    static func error(_ words: ErrorWords) {
        Terminal.writeError("jieye: \(words.what)\n")
        if let advice = words.advice { Terminal.writeError("  \(advice)\n") }
    }

    /// A bar that shows how far a long work has come.
    func progress(_ title: String, of total: Int?) -> ProgressBar {
        ProgressBar(title: title, total: total, shown: !quiet && Terminal.errorIsTerminal)
    }
}

/// Draws at most ten times a second, and takes itself away when the work is done.
struct ProgressBar: ~Copyable {
    private let title: String
    private var total: Int?
    private let shown: Bool
    private var drawn: Int64 = 0

    init(title: String, total: Int?, shown: Bool) {
        (self.title, self.total, self.shown) = (title, total, shown)
    }

    deinit {
        if shown { Terminal.writeError("\r\u{1B}[K") }
    }

    /// Shows the bar where the whole becomes known only on the way.
    mutating func show(_ done: Int, of total: Int) {
        self.total = total
        show(done)
    }

    mutating func show(_ done: Int) {
        guard shown else { return }
        let now = Terminal.tenths()
        guard now != drawn else { return }
        drawn = now
        Terminal.writeError("\r\(title) \(Self.bar(done, total))\u{1B}[K")
    }

    private static func bar(_ done: Int, _ total: Int?) -> String {
        guard let total, total > 0 else { return "\(done)" }
        let width = 30
        let filled = min(width, done * width / total)
        return String(repeating: "█", count: filled)
            + String(repeating: "░", count: width - filled) + " \(done)/\(total)"
    }
}
