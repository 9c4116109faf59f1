import Certificates
import Registry
import Testing

@Suite struct StatusTests {
    /// One certificate that was brought into a state.
    private func office(in status: CertificateStatus) throws -> (Office, CertificateNumber) {
        let office = try Office()
        let number = try office.issue(1)[0].number
        switch status {
        case .valid: break
        case .superseded: try supersede(number, in: office)
        default: try change([number], to: status, in: office)
        }
        return (office, number)
    }

    private func change(
        _ numbers: [CertificateNumber], to status: CertificateStatus, in office: Office
    ) throws {
        try office.registry.changeStatus(
            of: numbers, to: status, reason: "原因", givenBy: "王五", at: Office.now + 60)
    }

    @discardableResult
    private func supersede(
        _ number: CertificateNumber, in office: Office
    ) throws -> CertificateRecord {
        let old = try office.registry.certificate(numbered: number)
        var new = try office.record(office.allocate(1, seed: 77))
        (new.person, new.line) = (old?.person ?? new.person, nil)
        try office.registry.supersede(
            number, by: new, issuer: office.issuer, reason: "错字", givenBy: nil,
            at: Office.now + 60)
        return new
    }

    private static let allowed: [(CertificateStatus, CertificateStatus)] = [
        (.valid, .suspended), (.suspended, .valid), (.valid, .revoked), (.suspended, .revoked),
        (.valid, .superseded),
    ]

    @Test(
        "The allowed moves are made, and all others refused with number, from and to",
        arguments: CertificateStatus.allCases, CertificateStatus.allCases)
    func moves(from: CertificateStatus, to: CertificateStatus) throws {
        let (office, number) = try office(in: from)
        let head = try office.registry.head()
        let attempt = {
            if to == .superseded {
                try supersede(number, in: office)
            } else {
                try change([number], to: to, in: office)
            }
        }
        if Self.allowed.contains(where: { $0 == (from, to) }) {
            try attempt()
            #expect(try office.registry.certificate(numbered: number)?.status == to)
        } else {
            let error = StatusMoveError.notAllowed(
                number: number.description, from: from, to: to)
            #expect(throws: error) { try attempt() }
            #expect(try office.registry.certificate(numbered: number)?.status == from)
            #expect(try office.registry.head() == head)
        }
    }

    @Test("Superseding goes only with a successor")
    func successorNeeded() throws {
        let (office, number) = try office(in: .valid)
        let error = StatusMoveError.notAllowed(
            number: number.description, from: .valid, to: .superseded)
        #expect(throws: error) { try change([number], to: .superseded, in: office) }
    }

    @Test("One bad number refuses all of them")
    func allOrNothing() throws {
        let office = try Office()
        let numbers = try office.issue(5).map(\.number)
        try change([numbers[4]], to: .revoked, in: office)
        let head = try office.registry.head()
        let unknown = try #require(CertificateNumber(prefix: "LJ2021", serial: 99))
        #expect(throws: StatusMoveError.unknownNumber(unknown.description)) {
            try change([numbers[0], unknown], to: .suspended, in: office)
        }
        #expect(throws: StatusMoveError.self) { try change(numbers, to: .suspended, in: office) }
        #expect(throws: StatusMoveError.self) {
            try change([numbers[0], numbers[0]], to: .revoked, in: office)
        }
        #expect(try office.registry.head() == head)
        #expect(try office.issued().map(\.status) == [.valid, .valid, .valid, .valid, .revoked])
    }

    @Test("A status list tells exactly the entries that are not valid")
    func lists() throws {
        let office = try Office()
        let records = try office.issue(40)
        try change([records[0].number, records[39].number], to: .suspended, in: office)
        try change([records[1].number], to: .revoked, in: office)
        try change([records[39].number], to: .valid, in: office)
        let lists = try office.registry.statusLists()
        #expect(lists.map(\.uri) == (1...2).map { "https://cert.example.org/status/\($0)" })
        var told: [StatusSlot: CertificateStatus] = [:]
        for list in lists {
            for (index, status) in try office.registry.notValid(inList: list.number) {
                told[StatusSlot(list: Int32(list.number), index: Int32(index))] = status
            }
        }
        #expect(told == [records[0].slot: .suspended, records[1].slot: .revoked])
    }

    @Test("A correction takes the place of the old certificate, and both are linked")
    func correction() throws {
        let office = try Office()
        let records = try office.issue(2)
        let new = try supersede(records[0].number, in: office)
        #expect(new.number.serial == 3)
        let old = try office.registry.certificate(numbered: records[0].number)
        #expect(old?.status == .superseded)
        #expect(try office.registry.successor(of: records[0].number) == new.number)
        #expect(try office.registry.successor(of: records[1].number) == nil)
        let standing = try office.registry.standing(of: new.person, in: office.cohort)
        #expect(standing?.number == new.number)
        let history = try office.registry.events(of: records[0].number)
        #expect(history.map(\.code) == ["issued", "superseded"])
        #expect(history.last?.detail.hasPrefix("from=valid by=\(new.number) reason=") == true)
    }
}
