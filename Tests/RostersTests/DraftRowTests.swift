import Certificates
import Rosters
import Testing
import TestSupport

@Suite struct DraftRowTests {
    @Test("A row of cells is audited as the same row of a file", arguments: RuleCase.all)
    func sameFindings(rule: RuleCase) throws {
        let row = SampleRow(rule.changes)
        let ofFile = try #require(try audit([row.line]).rows.first)
        var audit = Audit(programme: try Checkout.programme(), tokenLength: { _ in 800 })
        let ofCells = audit.check(DraftRow(row.cells))
        #expect(ofCells.findings.map(\.code) == ofFile.findings.map(\.code))
        #expect(ofCells.findings.map(\.value) == ofFile.findings.map(\.value))
        #expect(ofCells.findings.allSatisfy { $0.line == 0 })
    }

    @Test("Cells that no CSV could hold are audited too")
    func anyText() throws {
        var audit = Audit(programme: try Checkout.programme(), tokenLength: { _ in 800 })
        let row = audit.check(DraftRow(SampleRow([.name: "欧\0阳"]).cells))
        #expect(row.findings.map(\.code) == [.badCharacter])
    }

    @Test("A column that is not given is empty")
    func missing() throws {
        var audit = Audit(programme: try Checkout.programme(), tokenLength: { _ in 800 })
        let row = audit.check(DraftRow([.name: " 欧阳明远\u{3000}"]))
        #expect(DraftRow([.name: " 欧阳明远\u{3000}"]).text(.name) == "欧阳明远")
        #expect(DraftRow([.name: "x"]).text(.idNumber).isEmpty)
        #expect(row.outcome == .faulty)
        #expect(row.findings.allSatisfy { $0.code == .missing && $0.column != .name })
    }
}

/// Of somebody whose private facts were purged.
@Suite struct TrainingAuditTests {
    private static let training: [RosterColumn: String] = [
        .name: "欧阳明远", .track: "区域发展", .institution: "清华大学", .nomination: "主管部门推荐",
        .started: "2020-10-15", .completed: "2021年10月14日",
    ]

    private func audited(
        _ changes: [RosterColumn: String] = [:], tokenLength: Int = 800
    ) throws -> AuditedTraining {
        Audit(programme: try Checkout.programme(), tokenLength: { _ in tokenLength })
            .checkTraining(of: DraftRow(Self.training.merging(changes) { $1 }))
    }

    @Test("Where nothing private is known no document is asked for, and the training is whole")
    func noDocument() throws {
        let audited = try audited()
        #expect(audited.findings.isEmpty)
        #expect(audited.training?.name == "欧阳明远")
        #expect(audited.training?.completed.description == "2021-10-14")
    }

    @Test(
        "The rules about a training hold all the same",
        arguments: [
            ([.name: ""], .missing), ([.name: "欧\u{200B}阳"], .badCharacter),
            ([.track: "国际合作"], .trackUnknown), ([.institution: "青禾大学"], .institutionUnknown),
            ([.nomination: "自荐"], .nominationUnknown), ([.started: "44119"], .dateMalformed),
            ([.completed: "2020-10-14"], .datesReversed), ([.hours: "0"], .hoursMalformed),
        ] as [([RosterColumn: String], FindingCode)])
    func rules(_ changes: [RosterColumn: String], _ code: FindingCode) throws {
        let audited = try audited(changes)
        #expect(audited.findings.map(\.code) == [code])
        #expect(audited.training == nil)
    }

    @Test("A certificate too long for its QR code is a fault here too")
    func tooLong() throws {
        let audited = try audited(tokenLength: 901)
        #expect(audited.findings.map(\.code) == [.tooLong] && audited.training == nil)
    }
}
