/// Certificates whose names have characters that no font has: the first of them, and how many.
package struct UnprintableNames: Sendable, Equatable {
    package struct Name: Sendable, Equatable {
        /// The certificate's number.
        package let number: String
        package let characters: [Unicode.Scalar]
    }

    /// The first so many.
    package private(set) var names: [Name] = []
    package private(set) var count = 0

    private static let mostNames = 50

    mutating func add(_ number: String, _ characters: [Unicode.Scalar]) {
        count += 1
        guard names.count < Self.mostNames else { return }
        names.append(Name(number: number, characters: characters))
    }

    mutating func add(_ others: UnprintableNames) {
        names += others.names.prefix(max(0, Self.mostNames - names.count))
        count += others.count
    }
}
