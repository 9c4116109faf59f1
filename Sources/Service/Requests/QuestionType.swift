/// The two media types in which a question is understood.
enum QuestionType {
    case text, json

    /// Of parameters only `charset` says anything, and only UTF-8 and its part US-ASCII are read.
    init?(_ field: String?) {
        let parts = (field ?? "").lowercased().split(
            separator: ";", omittingEmptySubsequences: false
        )
        .map { $0.trimmingOptionalSpace() }
        guard let name = parts.first, parts.dropFirst().allSatisfy(Self.isReadable) else {
            return nil
        }
        switch name {
        case "text/plain": self = .text
        case "application/json": self = .json
        default: return nil
        }
    }

    private static func isReadable(_ parameter: Substring) -> Bool {
        guard parameter.hasPrefix("charset=") else { return true }
        let value = parameter.dropFirst("charset=".count)
        return ["utf-8", "us-ascii", "\"utf-8\"", "\"us-ascii\""].contains(value)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without the spaces and tabs that may stand around a value (OWS, RFC 9110 section 5.6.3).
    func trimmingOptionalSpace() -> Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return start[...last]
    }
}
