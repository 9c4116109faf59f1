extension Ink {
    /// Text.
    static let black = Ink(0x1C1A17)
    /// Text in the second place.
    static let grey = Ink(0x55504A)
    /// Frame and ornaments.
    static let gold = Ink(0xA9843F)
    /// The title.
    static let cinnabar = Ink(0x8F1D1D)
    /// The seal.
    static let seal = Ink(0xC8161D, alpha: 0.85)
}
