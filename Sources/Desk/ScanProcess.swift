internal import Files
internal import Glibc
internal import Processes

/// Looks for the QR codes of a document in a process of its own.
///
/// Pictures come from anybody, and are decoded and searched by libraries of others: one that takes them
/// minutes, or ends them, ends this process alone.
package enum ScanProcess {
    /// What the program is called with to be this process.
    package static let verb = "scan-document"

    /// An ordinary page takes a tenth of a second.
    private static let seconds: rlim_t = 10

    /// What this process found.
    static func token(in document: [UInt8]) -> Result<[UInt8], DocumentFault> {
        let output: Command.Output
        do throws(Command.Failure) {
            output = try Command.output(
                of: "/proc/self/exe", [verb], input: document, limit: TokenInputs.sizeLimit)
        } catch {
            return .failure(.notScanned)
        }
        guard output.code == 0 else { return .failure(.tooComplex) }
        let fault = DocumentFault(rawValue: String(decoding: output.bytes, as: UTF8.self))
        return fault.map { .failure($0) } ?? .success(output.bytes)
    }

    /// The work of the process itself: reads a document from standard input, and gives the token in
    /// its pictures or the code of a fault.
    package static func run(_ reader: DocumentReader) throws(DeskError) -> [UInt8] {
        boundTime()
        let document = try Files.Input(standardInputAs: "-")
            .readAll(limit: TokenInput.documentLimit)
        switch reader.scanned(document) {
        case .success(let token): return token
        case .failure(let fault): return Array(fault.rawValue.utf8)
        }
    }

    private static func boundTime() {
        var limit = rlimit(rlim_cur: seconds, rlim_max: seconds)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    }
}
