/// What a character does at the end of a line and beside others.
package enum CharacterKind {
    case ideograph
    /// May not end a line; a full-width one has its ink in the right half.
    case opening
    /// May not begin a line; a full-width one has its ink in the left half.
    case closing
    /// May not begin a line, and otherwise belongs to the word that it stands at.
    case mark
    /// May not begin a line, and stays in the middle of its square.
    case middleDot
    case space
    case digit
    /// Of a word that is not broken.
    case letter

    package init(_ character: Unicode.Scalar) {
        self =
            switch character {
            case " ", "\u{3000}": .space
            case "0"..."9": .digit
            case "（", "「", "『", "《", "〈", "【", "〔", "“", "‘", "(", "[": .opening
            case "）", "」", "』", "》", "〉", "】", "〕", "”", "’", "、", "，", "。", "：", "；", "！", "？":
                .closing
            case ")", "]", ",", ".", ":", ";", "!", "?", "%": .mark
            case "·", "・", "—", "…": .middleDot
            case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{D7FF}", "\u{F900}"..."\u{FAFF}",
                "\u{FF00}"..."\u{FFEF}", "\u{20000}"..."\u{3FFFF}":
                .ideograph
            default: .letter
            }
    }

    /// Whether the character is part of a word as Latin script has them.
    var isOfWord: Bool { self == .letter || self == .digit || self == .mark }

    /// Whether a line may end between two characters.
    package static func mayBreak(_ former: CharacterKind, _ latter: CharacterKind) -> Bool {
        switch (former, latter) {
        case (_, .space), (_, .closing), (_, .middleDot), (_, .mark), (.opening, _): false
        case (.space, _): true
        case (.digit, .ideograph): false
        default: !(former.isOfWord && latter.isOfWord)
        }
    }
}
