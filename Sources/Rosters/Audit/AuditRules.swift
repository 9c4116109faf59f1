internal import Certificates
internal import Programmes

/// A programme as the rules look things up in it. A class, since every row refers to it: copying
/// its tables' references would take as long as some of the rules.
final class AuditRules: Sendable {
    let programme: Programme
    let documentTypes: NameTable
    let tracks: NameTable
    let institutions: NameTable
    let nominations: NameTable
    /// For each track, by institution, whether it teaches it.
    let teaches: [[Bool]]
    /// By region, whether its authority nominates.
    let nominates: [Bool]
    /// As long as a certificate's number gets within ten million.
    let longestNumber: String

    init(_ programme: Programme) {
        self.programme = programme
        documentTypes = Self.documentTypes()
        tracks = NameTable(programme.tracks.map(\.name.zh))
        institutions = NameTable(programme.institutions.map(\.name.zh))
        nominations = NameTable(programme.nominations.map(\.name.zh))
        teaches = programme.tracks.map { track in
            let names = NameTable(track.institutions)
            return programme.institutions.map { names[Array($0.name.zh.utf8)[...]] != nil }
        }
        nominates = Region.all.map(programme.nominatingAuthorities.contains)
        longestNumber =
            CertificateNumber(prefix: programme.numberPrefix, serial: 9_999_999)?.description ?? ""
    }

    /// The Chinese names, the short form 身份证, and the names for programs.
    private static func documentTypes() -> NameTable {
        var table = NameTable()
        for (number, type) in IdentityDocumentType.allCases.enumerated() {
            table.add(type.name, number)
            table.add(type.rawValue, number)
        }
        table.add("身份证", 0)
        return table
    }
}
