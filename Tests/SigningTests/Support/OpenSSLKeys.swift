import Foundation

extension OpenSSLCommand {
    /// `x` and `y`, or an Ed25519 key, of an unencrypted key file: the end of its public DER form.
    func coordinates(ofKeyIn path: String) throws -> [UInt8] {
        let der = try run("pkey", "-in", path, "-pubout", "-outform", "DER")
        return der.suffix(der.count == 44 ? 32 : 64)
    }

    func digest(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        let input = try file("input", bytes)
        return try run("dgst", name, "-binary", input)
    }
}

/// `r || s` of an ECDSA-Sig-Value.
func rawSignature(_ der: [UInt8]) -> [UInt8] {
    let count = Int(der[3])
    let (r, s) = (der[4..<4 + count], der[(6 + count)...])
    return [r, s].flatMap { number in
        let digits = Array(number.drop { $0 == 0 })
        return Array(repeating: 0, count: 32 - digits.count) + digits
    }
}

/// The ECDSA-Sig-Value of `r || s`.
func derSignature(_ raw: [UInt8]) -> [UInt8] {
    let numbers = [raw[..<32], raw[32...]].map { number in
        let digits = Array(number.drop { $0 == 0 })
        return der(0x02, (digits.first ?? 0x80) >= 0x80 ? [0] + digits : digits)
    }
    return der(0x30, numbers[0], numbers[1])
}
