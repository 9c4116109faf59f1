import Certificates
import JOSE
import Signing
import Testing

@Suite("What a verifier that accepted a bundle before refuses")
struct RollbackTests {
    let office: TestOffice
    static let now = TestOffice.now

    init() throws { office = try TestOffice() }

    /// A bundle whose trust list and status lists were signed so many seconds from now.
    func trust(
        list: Int64 = 0, status: [Int64] = [0], keys: [TrustedKey]? = nil,
        handovers: [String] = [], by office: TestOffice? = nil, pinned: PrivateKey? = nil
    ) throws -> Trust {
        let office = office ?? self.office
        let issuer = office.listed(keys: keys ?? [office.certificateEntry, office.statusEntry])
        let bundle = OfflineBundle(
            trustList: try office.trustList(of: [issuer], at: Self.now + list),
            handovers: handovers,
            statusLists: try status.map { try office.statusList(at: Self.now + $0) })
        return try Trust(bundle, root: (pinned ?? office.root).publicKey.thumbprint)
    }

    func regression(_ new: Trust, since old: Trust) -> Trust.Regression? {
        new.regression(since: old, at: Self.now)
    }

    @Test("An older trust list or status list is a rollback; the same or a newer one is none")
    func older() throws {
        let accepted = try trust(list: -10, status: [-10])
        let sameList = Trust.Regression.statusList(uri: office.statusURI)
        #expect(regression(accepted, since: accepted) == nil)
        #expect(try regression(trust(list: -9, status: [-9]), since: accepted) == nil)
        #expect(try regression(trust(list: -11, status: [-9]), since: accepted) == .trustList)
        #expect(try regression(trust(list: -9, status: [-11]), since: accepted) == sameList)
        #expect(try regression(trust(list: -9, status: [-11, -10]), since: accepted) == nil)
    }

    @Test("A missing status list is no rollback, and is kept from before")
    func missing() throws {
        let accepted = try trust()
        let bare = try trust(list: 1, status: [])
        #expect(regression(bare, since: accepted) == nil)
        let kept = bare.bundle(keeping: accepted)
        #expect(kept.trustList == bare.bundle.trustList)
        #expect(kept.statusLists == accepted.bundle.statusLists)
        let full = try trust(list: 1, status: [1])
        #expect(full.bundle(keeping: accepted) == full.bundle)
    }

    @Test("A list that was dated in the future was not believed, and gives way to one that is not")
    func future() throws {
        let tomorrow = try trust(status: [TestOffice.day])
        #expect(try regression(trust(list: 1, status: [60]), since: tomorrow) == nil)
        #expect(try regression(trust(list: 1, status: [61]), since: tomorrow) != nil)
        let later = Self.now + TestOffice.day
        #expect(try trust(list: 1).regression(since: tomorrow, at: later) != nil)
    }

    @Test("What a status key signed that is compromised by now is no memory")
    func compromised() throws {
        let accepted = try trust(status: [-10])
        let next = try PrivateKey.generate(.es256)
        var entry = office.statusEntry
        entry.compromisedAt = Self.now
        let successor = TrustedKey(next.publicKey, use: .status, activeFrom: Self.now + -100)
        let bundle = OfflineBundle(
            trustList: try office.trustList(of: [office.listed(keys: [entry, successor])]),
            statusLists: [try office.statusList(at: Self.now + -50, key: next)])
        let new = try Trust(bundle, root: office.root.publicKey.thumbprint)
        #expect(regression(new, since: accepted) == nil)
        #expect(new.bundle(keeping: accepted) == new.bundle)
    }

    @Test("A root that has handed over cannot take the verifier back")
    func handedOver() throws {
        let old = office.root
        let next = try TestOffice()
        let handover = try RootHandover.sign(
            next: next.root.publicKey.thumbprint, at: Self.now, root: old)
        let before = try trust()
        let after = try trust(list: 1, handovers: [handover], by: next, pinned: old)
        #expect(regression(after, since: before) == nil)
        #expect(try regression(trust(list: 99), since: after) == .root)
    }
}
