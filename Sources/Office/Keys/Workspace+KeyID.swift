internal import Certificates
package import JOSE

extension Workspace {
    /// The key identifier that somebody gave; what can be none names no key of this office.
    package func keyID(_ text: String) throws(OfficeError) -> KeyID {
        guard let keyID = KeyID(text) else { throw .unknownKey(text, among: try trustList().keys) }
        return keyID
    }
}

extension OfficeError {
    static func unknownKey(_ text: String, among keys: [TrustedKey]) -> OfficeError {
        .key(.unknownKey(text, known: keys.map(\.keyID)))
    }
}
