/// One DER element of these parts.
func der(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
    let content = parts.flatMap(\.self)
    let count = content.count
    let length: [UInt8] =
        count < 0x80 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xff)]
    return [tag] + length + content
}

/// A DER integer, not negative.
func derInteger(_ value: UInt64) -> [UInt8] {
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    bytes = Array(bytes.drop { $0 == 0 })
    if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
    return der(0x02, bytes)
}

/// The object identifiers that key files are made of.
enum OID {
    static let pbes2 = hex("06092a864886f70d01050d")
    static let pbkdf2 = hex("06092a864886f70d01050c")
    static let scrypt = hex("06092b06010401da47040b")
    static let hmacWithSHA256 = hex("06082a864886f70d0209")
    static let aes256CBC = hex("060960864801650304012a")
    static let ed25519 = hex("06032b6570")
    static let ecPublicKey = hex("06072a8648ce3d0201")
    static let p256 = hex("06082a8648ce3d030107")
    static let localKeyID = hex("06092a864886f70d010915")
    static let keyUsage = hex("0603551d0f")
}
