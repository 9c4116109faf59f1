/// The numbers that identify a person or an enterprise, as the audit and the lint look for them in
/// the texts that everybody reads.
package struct PrivateNumbers {
    /// Which of them stands in a text.
    package enum Kind: String {
        case idNumber = "id_number"
        case creditCode = "credit_code"
    }

    private let idNumber: String
    private let creditCode: String

    /// Shorter texts than this identify nobody, and would be found by chance.
    static let shortest = 6
    /// So much of an ID number tells too much already: the day of birth has as many digits.
    private static let part = 8

    package init(idNumber: String?, creditCode: String?) {
        (self.idNumber, self.creditCode) = (idNumber ?? "", creditCode ?? "")
    }

    package init(_ graduate: Graduate) {
        self.init(idNumber: graduate.idNumber, creditCode: graduate.creditCode)
    }

    /// Which of the numbers, or of their parts, stands in a text in any width or case.
    package func kind(in text: String) -> Kind? {
        guard Self.mayHoldNumber(text) else { return nil }
        let code = Array(text.utf8)[...].normalisedCode
        if idParts.contains(where: code.contains) { return .idNumber }
        return creditCode.utf8.count >= Self.shortest && code.contains(Array(creditCode.utf8))
            ? .creditCode : nil
    }

    /// Letters alone are a word, which may well stand in a name.
    private var idParts: [ArraySlice<UInt8>] {
        let number = Array(idNumber.utf8)
        let size = min(number.count, Self.part)
        guard size >= Self.shortest else { return [] }
        return (0...number.count - size).map { number[$0..<$0 + size] }
            .filter { $0.contains(where: isDigit) }
    }

    /// What most texts answer at once: whether letters and digits stand together in it long enough,
    /// or characters that may be full-width ones.
    private static func mayHoldNumber(_ text: String) -> Bool {
        var (run, hasDigit) = (0, false)
        for byte in text.utf8 {
            if byte == fullWidth { return true }
            let isDigit = isDigit(byte)
            run = isDigit || (0x41...0x5A).contains(byte & 0xDF) ? run + 1 : 0
            hasDigit = run > 0 && (hasDigit || isDigit)
            if run >= shortest, hasDigit { return true }
        }
        return false
    }

    /// The byte that the full-width forms begin with.
    private static let fullWidth: UInt8 = 0xEF
}

extension [UInt8] {
    /// Whether the bytes of `needle`, which is not empty, stand in this order somewhere.
    func contains(_ needle: some RandomAccessCollection<UInt8>) -> Bool {
        guard needle.count <= count, let first = needle.first else { return false }
        return (0...count - needle.count).contains { start in
            self[start] == first && self[start...].starts(with: needle)
        }
    }
}
