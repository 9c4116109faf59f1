internal import COpenSSL

/// Why a key could not be made, read, stored or used.
public enum SigningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The passphrase does not open the file. Damage to the first bytes of the encrypted part looks
    /// the same; any other damage is ``malformedKey``.
    case wrongPassphrase
    /// An empty passphrase, or one of more than 1,024 bytes.
    case unusablePassphrase
    /// Not one PEM block with one key, over 16 KiB, cut short or altered.
    case malformedKey
    /// A private key that is not encrypted.
    case unencryptedKey
    /// A key of another kind, curve or encryption than this module handles.
    case unsupportedKey
    /// The file asks for more work than is reasonable to open it.
    case costlyKey
    /// Not a point of the algorithm's curve in canonical form, or an Ed25519 point of small order.
    case invalidPublicKey
    /// OpenSSL failed for another reason; its own words.
    case openSSL(String)

    /// A short English text for developers.
    public var description: String {
        switch self {
        case .wrongPassphrase: "wrong passphrase"
        case .unusablePassphrase: "a passphrase has 1 to 1,024 bytes"
        case .malformedKey: "malformed key file"
        case .unencryptedKey: "the private key is not encrypted"
        case .unsupportedKey: "unsupported kind of key"
        case .costlyKey: "the key file asks for too much work to be opened"
        case .invalidPublicKey: "invalid public key"
        case .openSSL(let reason): "OpenSSL: \(reason)"
        }
    }
}

extension SigningError {
    /// Throws what a failed operation means.
    static func check(_ status: jieye_status) throws(SigningError) {
        switch Int(status) {
        case jieye_ok: return
        case jieye_malformed: throw .malformedKey
        case jieye_unencrypted: throw .unencryptedKey
        case jieye_unsupported: throw .unsupportedKey
        case jieye_too_costly: throw .costlyKey
        case jieye_wrong_passphrase: throw .wrongPassphrase
        case jieye_invalid_point: throw .invalidPublicKey
        default: throw .openSSL(words(of: status))
        }
    }

    private static func words(of status: jieye_status) -> String {
        let capacity = 256
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { text in
            guard let start = text.baseAddress else { return "" }
            unsafe jieye_describe(status, start, capacity)
            return unsafe String(cString: start)
        }
    }
}
