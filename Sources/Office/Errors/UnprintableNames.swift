/// Certificates whose names cannot be printed: the first of them, and how many.
package struct UnprintableNames: Sendable, Equatable {
    /// Why a name cannot be printed.
    package enum Obstacle: Sendable, Equatable {
        /// No font has these characters.
        case missing([Unicode.Scalar])
        /// With it, the sentence has no room on the page.
        case tooLong
    }

    package struct Name: Sendable, Equatable {
        /// The certificate's number.
        package let number: String
        package let obstacle: Obstacle
    }

    /// The first so many.
    package private(set) var names: [Name] = []
    package private(set) var count = 0

    private static let mostNames = 50

    mutating func add(_ number: String, _ obstacle: Obstacle) {
        count += 1
        guard names.count < Self.mostNames else { return }
        names.append(Name(number: number, obstacle: obstacle))
    }

    mutating func add(_ others: UnprintableNames) {
        names += others.names.prefix(max(0, Self.mostNames - names.count))
        count += others.count
    }
}
