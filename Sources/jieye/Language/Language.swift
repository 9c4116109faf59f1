internal import Vocabulary

/// The language in which the program speaks: that of `--language`, else of the locale.
enum Language: String, Sendable {
    case zh, en

    /// Settled once, before any option is parsed, since help texts depend on it too.
    static let current: Self = fromArguments(CommandLine.arguments) ?? fromEnvironment()

    private static func fromArguments(_ arguments: [String]) -> Self? {
        for (place, argument) in arguments.enumerated() {
            if argument == "--language", place + 1 < arguments.count {
                return Self(rawValue: arguments[place + 1])
            }
            if argument.hasPrefix("--language=") {
                return Self(rawValue: String(argument.dropFirst("--language=".count)))
            }
        }
        return nil
    }

    private static func fromEnvironment() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Environment[$0] }.first
        return locale?.hasPrefix("zh") == true ? .zh : .en
    }
}

/// A phrase of the vocabulary in the user's language.
func say(_ phrase: Phrase) -> String { say(phrase.zh, phrase.en) }

/// The one of two sentences that is in the user's language.
func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    Language.current == .zh ? zh() : en()
}

/// A number with the English words for one of a thing or for any other number of it.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}
