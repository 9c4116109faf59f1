internal import Certificates
internal import Signing

extension CertificateRecord {
    /// What the event of the issuing says: the chain so vouches for the token and the whole row.
    var eventDetail: String {
        var text: [UInt8] = []
        text.reserveCapacity(128)
        text += "approval=".utf8
        Digits.appendDecimal(approval, to: &text)
        text += " list=".utf8
        Digits.appendDecimal(Int64(slot.list), to: &text)
        text += " index=".utf8
        Digits.appendDecimal(Int64(slot.index), to: &text)
        text += " record=".utf8
        Hexadecimal.append(digest, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 over the token and every column that does not stand in the event otherwise, each
    /// as a netstring (`3:abc,`), or `-,` where it is NULL.
    var digest: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(jwt.utf8.count + 320)
        Self.append(jwt.utf8, to: &text)
        Self.append(person.bytes, to: &text)
        Self.append(line, to: &text)
        Self.append(name.utf8, to: &text)
        Self.append(track.utf8, to: &text)
        Self.append(institution.utf8, to: &text)
        for date in [started, completed] {
            Self.append(date.year * 10_000 + date.month * 100 + date.day, to: &text)
        }
        Self.append(hours, to: &text)
        Self.append(figures.region?.utf8, to: &text)
        Self.append(figures.industry?.utf8, to: &text)
        Self.append(figures.nomination?.utf8, to: &text)
        Self.append(figures.manufacturing.map { $0 ? 1 : 0 }, to: &text)
        Self.append(Int(issuedAt.seconds), to: &text)
        Self.append(keyID.utf8, to: &text)
        return SHA256.digest(of: text.span)
    }

    private static func append(_ number: Int?, to text: inout [UInt8]) {
        guard let number else { return append(nil as [UInt8]?, to: &text) }
        var digits: [UInt8] = []
        Digits.appendDecimal(Int64(number), to: &digits)
        append(digits, to: &text)
    }

    private static func append(_ field: (some Collection<UInt8>)?, to text: inout [UInt8]) {
        if let field {
            Digits.appendDecimal(Int64(field.count), to: &text)
            text.append(UInt8(ascii: ":"))
            text += field
        } else {
            text.append(UInt8(ascii: "-"))
        }
        text.append(UInt8(ascii: ","))
    }
}
