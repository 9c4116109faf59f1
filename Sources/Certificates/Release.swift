/// What this version of Jieye calls itself, for both programs.
package enum Release {
    /// A semantic version, as CHANGELOG and `openapi.json` have it.
    package static let version = "0.1.0"
}
