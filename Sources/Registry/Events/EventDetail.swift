/// The `name=value` pairs of an event.
package struct EventDetail: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    package init(_ detail: String) {
        pairs = detail.split(separator: " ").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }

    package subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }.map { String($0.value) }
    }
}
