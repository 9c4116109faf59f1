internal import Certificates
import Glibc

/// Turns GB18030 into UTF-8 with the system's iconv; the only pointers of the module are here.
@safe struct GB18030Decoder: ~Copyable {
    private let handle: iconv_t
    private var scratch = [UInt8](repeating: 0, count: 16_384)

    init() throws(CSVError) {
        let handle = unsafe iconv_open("UTF-8", "GB18030")
        // iconv_open says that it failed with (iconv_t) -1.
        guard let handle = unsafe handle, Int(bitPattern: handle) != -1 else {
            throw .conversionUnavailable
        }
        unsafe self.handle = handle
    }

    deinit {
        unsafe iconv_close(handle)
    }

    /// Appends to `text` what `raw` begins with and takes it out of `raw`. An incomplete character
    /// at the end stays.
    ///
    /// - Returns: false where `raw` goes on with bytes that are not GB18030.
    mutating func decode(_ raw: inout [UInt8], into text: inout [UInt8]) -> Bool {
        var consumed = 0
        var outcome = Outcome.full
        while case .full = outcome, consumed < raw.count {
            let step = step(raw, from: consumed)
            consumed += step.consumed
            text.append(contentsOf: scratch[..<step.produced])
            outcome = step.outcome
        }
        raw.removeFirst(consumed)
        return outcome != .invalid
    }

    private enum Outcome { case done, full, incomplete, invalid }

    /// One call of iconv: as much as the scratch space takes.
    private mutating func step(
        _ raw: [UInt8], from start: Int
    ) -> (consumed: Int, produced: Int, outcome: Outcome) {
        var (inputLeft, outputLeft) = (raw.count - start, scratch.count)
        let handle = unsafe handle
        let result = unsafe raw.withUnsafeBufferPointer { raw in
            unsafe scratch.withUnsafeMutableBufferPointer { scratch in
                // iconv's input is char ** for historic reasons; it does not write there.
                unsafe raw.withMemoryRebound(to: CChar.self) { raw in
                    unsafe scratch.withMemoryRebound(to: CChar.self) { scratch in
                        var input = unsafe raw.baseAddress.map {
                            unsafe UnsafeMutablePointer(mutating: $0) + start
                        }
                        var output = scratch.baseAddress
                        return unsafe iconv(handle, &input, &inputLeft, &output, &outputLeft)
                    }
                }
            }
        }
        let outcome = result == -1 ? Self.outcome(of: errno) : .done
        return (raw.count - start - inputLeft, scratch.count - outputLeft, outcome)
    }

    private static func outcome(of code: Int32) -> Outcome {
        switch code {
        case E2BIG: .full
        case EINVAL: .incomplete
        default: .invalid
        }
    }
}
