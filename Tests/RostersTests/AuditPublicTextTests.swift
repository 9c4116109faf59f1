import Certificates
import Rosters
import Signing
import Testing
import TestSupport

/// What everybody reads is one gate: the audit and the lint ask the same of it.
@Suite struct AuditPublicTextTests {
    @Test(
        "A private number in the name is a fault, in whatever notation, and so is its day of birth",
        arguments: [
            "110000195601010000", "欧阳110000195601010000", "欧阳（110000195601010000）",
            "欧阳19560101", "Ouyang 19560101", "１９５６０１０１欧阳", "欧阳91119999MA0RDP0DNR",
            "91119999ma0rdp0dnr",
        ])
    func privateName(_ name: String) throws {
        let row = try #require(try audit([SampleRow([.name: name]).line]).rows.first)
        let faults = row.findings.filter { $0.severity == .fault }
        #expect(faults.count == 1 && faults.allSatisfy { $0.column == .name && $0.value == name })
        #expect(faults.allSatisfy { [.idNumberInText, .creditCodeInText].contains($0.code) })
        #expect(row.outcome == .faulty)
    }

    @Test(
        "Digits that are not the row's own, few of them, or letters alone identify nobody",
        arguments: [
            [.name: "李1956"], [.name: "李1956010"], [.name: "李310000197001013212"],
            [.name: "Martinas１ Ek", .idType: "护照", .idNumber: "MARTINAS9X"],
            [.name: "AB12C", .idType: "护照", .idNumber: "AB12C"],
            [.name: "李110000195601010000", .outcome: "退学"],
        ] as [[RosterColumn: String]])
    func nothingPrivate(_ changes: [RosterColumn: String]) throws {
        let row = try #require(try audit([SampleRow(changes).line]).rows.first)
        #expect(row.findings.allSatisfy { $0.severity != .fault }, "\(row.findings)")
        #expect(row.outcome != .faulty)
    }

    @Test("A private number in a text of the programme is a fault that names no column")
    func privateProgramme() throws {
        let programme = try Checkout.programme(
            replacing: "中小企业经营管理领军人才培训", with: "培训（联系人 110000195601010000）")
        let row = try #require(try audit([SampleRow().line], programme: programme).rows.first)
        let finding = try #require(row.findings.first)
        #expect(finding.code == .idNumberInText && finding.column == nil)
        #expect(finding.value == "培训（联系人 110000195601010000）")
    }

    @Test("What the audit lets pass is signed, whatever characters stand in the name")
    func oneGate() throws {
        let url = try #require(IssuerURL("https://cert.example.org"))
        let key = try PrivateKey.generate(.es256)
        let issuer = Issuer(url: url, key: key.publicKey)
        let signer = try key.makeSigner()
        let programme = try Checkout.programme()
        var audit = Audit(
            programme: programme, tokenLength: { issuer.maximumTokenLength(for: $0) })
        var issued = 0
        for (number, name) in Self.names.enumerated() {
            let passport = "E" + String(10_000_000 + number)
            let row = SampleRow([.name: name, .idType: "护照", .idNumber: passport])
            guard case .issuable(let complete) = audit.check(DraftRow(row.cells)).outcome else {
                continue
            }
            let certificate = complete.certificate(
                number: "LJ2021-000001-W", programme: programme)
            #expect(throws: Never.self, "\(name.unicodeScalars.map(\.value))") {
                try issuer.issue(
                    certificate, to: complete.graduate(),
                    status: StatusReference(uri: url.statusList(1), index: 4_711),
                    at: UnixTime(1_767_225_600), signer: signer, random: .system)
            }
            issued += 1
        }
        #expect(issued > 500)
    }

    /// Every kind of character at the beginning, inside and at the end of a name.
    private static let names: [String] = {
        let values =
            Array(0..<0x400) + Array(stride(from: 0x400, to: 0x3_0000, by: 997))
            + Array(0x2000...0x2070) + Array(0xFE00...0xFE0F) + Array(0xFF00...0xFFFF)
        return values.compactMap(Unicode.Scalar.init).flatMap { scalar in
            ["\(scalar)李明", "李\(scalar)明", "李明\(scalar)"]
        }
    }()
}
