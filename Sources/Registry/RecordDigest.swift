internal import Certificates
internal import Signing

extension CertificateRecord {
    /// What the event of the issuing says: the chain so vouches for the token and the whole row.
    var eventDetail: String {
        var text = Array(
            "approval=\(approval) list=\(slot.list) index=\(slot.index) token=".utf8)
        Hexadecimal.append(SHA256.digest(of: jwt.utf8.span), to: &text)
        text += " row=".utf8
        Hexadecimal.append(rowDigest, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 over every column that is not in the event otherwise, each as a netstring
    /// (`3:abc,`), or `-,` where it is NULL.
    var rowDigest: [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(320)
        Self.append(person.bytes, to: &row)
        Self.append(line, to: &row)
        for text in [name, track, institution, started.description, completed.description] {
            Self.append(Array(text.utf8), to: &row)
        }
        Self.append(hours, to: &row)
        for text in [figures.region, figures.industry, figures.nomination] {
            Self.append(text.map { Array($0.utf8) }, to: &row)
        }
        Self.append(figures.manufacturing.map { $0 ? 1 : 0 }, to: &row)
        Self.append(Int(issuedAt.seconds), to: &row)
        Self.append(Array(keyID.utf8), to: &row)
        return SHA256.digest(of: row.span)
    }

    private static func append(_ number: Int?, to row: inout [UInt8]) {
        append(number.map { Array(String($0).utf8) }, to: &row)
    }

    private static func append(_ field: [UInt8]?, to row: inout [UInt8]) {
        if let field {
            row += String(field.count).utf8
            row.append(UInt8(ascii: ":"))
            row += field
        } else {
            row.append(UInt8(ascii: "-"))
        }
        row.append(UInt8(ascii: ","))
    }
}
