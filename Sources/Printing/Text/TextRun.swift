/// A part of a text that has one look.
package struct TextRun: Equatable {
    package var text: String
    var strong = false
    /// The size, where the text around it has 1.
    var scale = 1.0
    /// Whether a line may not end inside.
    var keptTogether = false

    package init(text: String, strong: Bool = false, scale: Double = 1, keptTogether: Bool = false)
    {
        (self.text, self.strong) = (text, strong)
        (self.scale, self.keptTogether) = (scale, keptTogether)
    }
}
