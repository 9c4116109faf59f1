import Certificates
import Desk
import Files
import Foundation
import Office
import Registry
import Testing

/// Drives an office and its model with the same verbs, and compares every answer.
final class Walk {
    private let office: TestWorkspace
    private var model = Model()
    private var dice: Dice
    private var now = TestWorkspace.start + 60
    /// Every token that was ever issued, by its number.
    private var tokens: [String: String] = [:]
    private(set) var done: [String: Int] = [:]

    init(seed: UInt64) throws {
        office = try TestWorkspace()
        dice = Dice(state: seed)
    }

    private var root: RootSource { RootSource(folder: nil, passphrase: office.passphrase) }
    private var workspace: Workspace { office.workspace }

    /// Does one verb.
    func step() async throws {
        now = now + Int64.random(in: 1...900, using: &dice)
        switch Int.random(in: 0..<1_000, using: &dice) {
        case ..<60: try await issue()
        case ..<80: try await issueAgain()
        case ..<300: try change(to: .suspended)
        case ..<500: try change(to: .valid)
        case ..<620: try change(to: .revoked)
        case ..<680: try correct()
        case ..<740: try publish()
        case ..<960: try verify()
        case ..<968: try rotate()
        case ..<972: try compromise()
        case ..<976: try purge()
        case ..<988: try backup()
        default: try restore()
        }
    }

    private func count(_ verb: String) { done[verb, default: 0] += 1 }

    private func anyNumber() -> String? { model.entries.keys.sorted().randomElement(using: &dice) }
}

extension Walk {
    private func issue() async throws {
        count("issue")
        let persons = model.nextPerson..<model.nextPerson + Int.random(in: 1...4, using: &dice)
        guard persons.upperBound < 36_000 else { return }
        model.nextPerson = persons.upperBound
        let issued = try await office.issue(persons, at: now)
        #expect(issued.issued == persons.count)
        let numbers = try newNumbers()
        #expect(numbers.count == persons.count)
        for (number, person) in zip(numbers, persons) {
            #expect(model.usedNumbers.insert(number).inserted, "\(number) was used again")
            model.issue(number, person: person, name: "张三\(person)")
        }
        try collectTokens(numbers)
    }

    /// Whoever has a certificate gets no second one, in whatever roster.
    private func issueAgain() async throws {
        guard let number = anyNumber(), let entry = model.entries[number] else { return }
        count("issue again")
        let person = entry.person..<entry.person + 1
        let isStanding = model.standing.contains(entry.person)
        let isLost = model.lost.values.contains { $0.person == entry.person }
        guard !isLost else { return }
        do {
            // The same bytes would be the same roster, whose rows have had their certificates.
            let issued = try await office.issue(
                person, at: now, roster: "again.csv", title: "总经理\(now.seconds)")
            #expect(!isStanding && issued.issued == 1, "\(number) is \(entry.status)")
            let numbers = try newNumbers()
            for number in numbers {
                #expect(model.usedNumbers.insert(number).inserted)
                model.issue(number, person: entry.person, name: "张三\(entry.person)")
            }
            try collectTokens(numbers)
        } catch let error as OfficeError {
            guard case .roster(.faultyRows) = error else { throw error }
            #expect(isStanding, "\(number) is \(entry.status)")
        }
    }

    private func change(to status: CertificateStatus) throws {
        let numbers = (0..<Int.random(in: 1...3, using: &dice)).compactMap { _ in anyNumber() }
        guard !numbers.isEmpty else { return }
        count(status.name)
        let isAllowed =
            Set(numbers).count == numbers.count
            && numbers.allSatisfy { number in
                model.entries[number].map { Model.mayBecome(status, $0.status) } ?? false
            }
        do {
            let count = try StatusChange(workspace, NumberList(numbers, file: nil))
                .run(to: status, reason: "理由", by: nil, at: now)
            #expect(isAllowed && count == numbers.count)
            for number in numbers { model.entries[number]?.status = status }
        } catch {
            guard case .list = error else { throw error }
            #expect(!isAllowed)
        }
    }

    private func correct() throws {
        guard let number = anyNumber(), let entry = model.entries[number] else { return }
        count("correct")
        let name = "李四\(now.seconds)"
        let change = try Correction.Change("name", name)
        do {
            let successor = try Correction(workspace, number: number, [change])
                .run(reason: "误", by: "王五", passphrase: office.passphrase, at: now)
            #expect(entry.status == .valid)
            #expect(model.usedNumbers.insert(successor).inserted)
            model.entries[number]?.status = .superseded
            model.issue(successor, person: entry.person, name: name)
            model.entries[successor]?.isPurged = entry.isPurged
            try collectTokens([successor])
        } catch let error as OfficeError {
            guard case .status(.notAllowed) = error else { throw error }
            #expect(entry.status != .valid)
        }
    }

    private func publish() throws {
        count("publish")
        try office.publish(at: now)
        model.publish()
        let again = try Publish(workspace, folder: workspace.publicationPath)
            .run(passphrase: office.passphrase, root: nil, at: now)
        #expect(again.written.isEmpty)
    }

    /// Any certificate that was ever issued, lost ones too, by what was published last.
    private func verify() throws {
        guard try Files.kind(of: workspace.publicationPath) == .folder else { return }
        let all = model.entries.merging(model.lost) { known, _ in known }
        guard let number = all.keys.sorted().randomElement(using: &dice), let entry = all[number],
            entry.key < model.published.keys, model.published.statuses[number] != nil,
            let token = tokens[number]
        else { return }
        count("verify")
        let trust = try TrustStore.open(
            TrustStore.bundle(at: workspace.publicationPath), root: office.root, from: "")
        let verdict = Verifier(trust: trust, policy: VerificationPolicy(acceptStale: true))
            .verify(text: token.utf8.span, at: now)
        let stale: Set<Reason> = [.statusStale]
        let reasons = verdict.reasons.map(\.reason).filter { !stale.contains($0) }
        if verdict.reasons.contains(where: { $0.reason == .statusStale }) { return }
        #expect(reasons == model.verdict(on: number, entry), "\(number)")
        #expect(verdict.certificate?.certificate.name == entry.name)
    }
}

extension Walk {
    private func rotate() throws {
        count("rotate")
        _ = try KeyRotation(workspace, use: .certificate, algorithm: nil)
            .run(passphrase: office.passphrase, root: root, at: now)
        model.keys += 1
        now = now + 2
    }

    /// The certificates of the newest key cannot be told any more.
    private func compromise() throws {
        guard model.keys < 12 else { return }
        count("compromise")
        let key = try workspaceKeys().last { $0.use == .certificate }
        guard let key else { return }
        _ = try KeyCompromise(workspace, keyID: key.keyID, since: now + -60)
            .run(passphrase: office.passphrase, root: root, at: now)
        model.compromised.insert(model.keys - 1)
        model.keys += 1
        now = now + 2
    }

    private func purge() throws {
        guard let day = CalendarDate(iso: "2030-01-01") else { return }
        count("purge")
        let outcome = try Purge(workspace, completedBefore: day).run(at: now)
        let open = model.entries.values.count { !$0.isPurged }
        #expect(outcome.certificates >= open)
        for number in model.entries.keys { model.entries[number]?.isPurged = true }
    }

    private func backup() throws {
        count("backup")
        let file = office.path("backup-\(now.seconds).sqlite")
        try Backup(workspace, file: file).run(at: now)
        model.saved = Model.Saved(entries: model.entries, file: file)
    }

    private func restore() throws {
        guard let saved = model.saved else { return }
        count("restore")
        try publish()
        let outcome = try Restore(
            workspace, file: saved.file, publication: workspace.publicationPath, skip: nil
        ).run(at: now)
        #expect(outcome.continuation.lastClosedList > 0)
        model.restore()
        now = now + 2
    }

    private func workspaceKeys() throws -> [TrustedKey] {
        let token = try Array(Data(contentsOf: URL(fileURLWithPath: workspace.trustListPath)))
        let list = try TrustList(verifying: token.span, root: office.root)
        return list.issuers.flatMap(\.keys)
    }
}

extension Walk {
    /// Everything that the registry lists is what the model holds, and `fsck` has nothing to say.
    func compare() async throws {
        var listed: [String: CertificateStatus] = [:]
        var names: [String: String] = [:]
        try Inspection(workspace).list(cohort: nil, where: CertificateFilter()) { certificate in
            listed[certificate.number.description] = certificate.status
            names[certificate.number.description] = certificate.name
        }
        #expect(listed == model.entries.mapValues(\.status))
        #expect(names == model.entries.mapValues(\.name))
        let outcome = try await Fsck(workspace).run { _, _ in }
        #expect(outcome.faults.isEmpty)
        #expect(outcome.certificates == model.entries.count)
        let report = try ProgrammeReport(workspace, cohort: nil)
        let statuses = model.entries.values.map(\.status)
        #expect(report.total.issued == statuses.count { $0 != .superseded })
        #expect(report.total.revoked == statuses.count { $0 == .revoked })
        #expect(report.total.suspended == statuses.count { $0 == .suspended })
    }

    /// Numbers that are listed and not in the model, in their order.
    private func newNumbers() throws -> [String] {
        var numbers: [String] = []
        try Inspection(workspace).list(cohort: nil, where: CertificateFilter()) { certificate in
            let number = certificate.number.description
            if self.model.entries[number] == nil { numbers.append(number) }
        }
        return numbers
    }

    private func collectTokens(_ numbers: [String]) throws {
        for number in numbers {
            tokens[number] = try Inspection(workspace).show(number).certificate.token
        }
    }
}
