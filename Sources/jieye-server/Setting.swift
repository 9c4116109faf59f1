internal import ArgumentParser
internal import FoundationEssentials

/// The default of an option: what the environment says, else what the program does.
enum Setting {
    static func text(_ option: String, or standard: String) -> String {
        environment(option) ?? standard
    }

    /// What is no number becomes one that no option takes, so that ``check(_:_:in:)`` refuses it.
    static func number(_ option: String, or standard: Int) -> Int {
        environment(option).map { Int($0) ?? .min } ?? standard
    }

    /// Whether a switch is on.
    static func isOn(_ option: String) throws -> Bool {
        switch environment(option) {
        case nil, "0", "false": return false
        case "1", "true": return true
        case let other?:
            throw ValidationError("\(variable(option)) takes 1 or 0, not \(other)")
        }
    }

    /// Refuses a number that the option does not take, and says where it stood.
    static func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws {
        guard !range.contains(value) else { return }
        throw ValidationError(
            name(option, value: value)
                + " takes a whole number from \(range.lowerBound) to \(range.upperBound), not "
                + (value == .min ? environment(option) ?? "that" : "\(value)"))
    }

    /// The option, or the variable where the value is from there.
    static func name(_ option: String, value: Int) -> String {
        let given = environment(option)
        let isFromThere = given != nil && (given.flatMap { Int($0) } ?? .min) == value
        return isFromThere ? variable(option) : "--" + option
    }

    private static func environment(_ option: String) -> String? {
        ProcessInfo.processInfo.environment[variable(option)].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func variable(_ option: String) -> String {
        "JIEYE_" + option.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }
}
