internal import ArgumentParser

/// `text` with every control, bidi and zero-width character made visible, so that nothing from
/// outside can move a cursor, turn a name around, or hide in one.
func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            result.append(
                contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".unicodeScalars
            )
        default: result.append(scalar)
        }
    }
    return String(result)
}
