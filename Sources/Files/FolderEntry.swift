/// Something in a folder, by its name.
package struct FolderEntry: Sendable, Equatable {
    /// The name; what is not UTF-8 in it is U+FFFD.
    package let name: String
    /// Whether the name is UTF-8, so that a path can be made of it.
    package let isUTF8: Bool

    init(named bytes: [UInt8]) {
        name = String(decoding: bytes, as: UTF8.self)
        isUTF8 = name.utf8.elementsEqual(bytes)
    }
}
