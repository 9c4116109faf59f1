/// Why a registry was not copied, and which of the two files that is about.
package struct CopyError: Error, Sendable, Equatable {
    /// The registry that was to be read, or the copy that was to be written.
    package let path: String
    package let error: RegistryError
}
