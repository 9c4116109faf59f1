internal import FoundationEssentials

/// The default of an option: what the environment says, else what the program does.
enum Setting {
    static func text(_ option: String, or standard: String) -> String {
        optionalText(option) ?? standard
    }

    private static func optionalText(_ option: String) -> String? {
        let name = "JIEYE_" + option.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        return ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A value that is no number becomes one that no option takes, so that it is refused and not
    /// passed over.
    static func number(_ option: String, or standard: Int) -> Int {
        optionalText(option).map { Int($0) ?? -1 } ?? standard
    }
}
