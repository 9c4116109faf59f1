import Certificates
import JOSE
import Signing
import Testing

@Suite("What a status list makes of a certificate")
struct StatusVerdictTests {
    let office: TestOffice
    let token: String
    static let index = TestOffice.index
    static let week = 7 * TestOffice.day

    init() throws {
        office = try TestOffice()
        token = try office.issue().token
    }

    func verdict(
        _ lists: [String], policy: VerificationPolicy = VerificationPolicy(),
        at time: UnixTime = TestOffice.now
    ) throws -> Verdict {
        try office.verifier(statusLists: lists, policy: policy).verify(token, at: time)
    }

    @Test(
        "A revoked, superseded or suspended certificate is invalid, not undetermined",
        arguments: [
            (CertificateStatus.revoked, Reason.revoked), (.superseded, .superseded),
            (.suspended, .suspended),
        ])
    func takenBack(_ status: CertificateStatus, _ reason: Reason) throws {
        let verdict = try verdict([office.statusList([Self.index: status])])
        #expect(verdict.outcome == .invalid)
        #expect(verdict.codes == [reason])
        #expect(verdict.status?.value == status)
        #expect(verdict.certificate != nil)
    }

    @Test("What a list says of the neighbours does not matter")
    func neighbours() throws {
        let list = try office.statusList([Self.index - 1: .revoked, Self.index + 1: .suspended])
        #expect(try verdict([list]).outcome == .valid)
    }

    @Test("Without its status list a certificate cannot be told")
    func missing() throws {
        let verdict = try verdict([office.statusList(uri: office.url.statusList(2))])
        #expect(verdict.outcome == .undetermined)
        #expect(verdict.codes == [.statusMissing])
        #expect(verdict.status == nil)
    }

    @Test("A list is stale from its exp on, to the second")
    func staleness() throws {
        let lists = [try office.statusList([Self.index: .revoked])]
        #expect(try verdict(lists, at: TestOffice.now + (Self.week - 1)).codes == [.revoked])
        let stale = try verdict(lists, at: TestOffice.now + Self.week)
        #expect(stale.outcome == .undetermined)
        #expect(stale.codes == [.statusStale])
        #expect(stale.status == nil)
    }

    @Test(
        "A list that was not made yet at the time of the question is stale; 60 seconds are allowed")
    func future() throws {
        let ahead = try office.statusList(at: TestOffice.now + 60)
        #expect(try verdict([ahead]).outcome == .valid)
        let later = try office.statusList([Self.index: .revoked], at: TestOffice.now + 61)
        let verdict = try verdict([later], policy: VerificationPolicy(acceptStale: true))
        #expect(verdict.codes == [.statusStale])
        #expect(verdict.status == nil)
    }

    @Test("Whoever accepts a stale list sees the last known status, and no valid certificate")
    func acceptStale() throws {
        let policy = VerificationPolicy(acceptStale: true)
        for status in [CertificateStatus.valid, .revoked] {
            let lists = [try office.statusList([Self.index: status])]
            let verdict = try verdict(lists, policy: policy, at: TestOffice.now + Self.week)
            #expect(verdict.outcome == .undetermined)
            #expect(verdict.codes == [.statusStale])
            #expect(verdict.status?.value == status)
            #expect(verdict.status?.asOf == TestOffice.now)
        }
    }

    @Test("A policy can make a list stale before its exp, and never fresh after it")
    func maximumAge() throws {
        let lists = [try office.statusList()]
        let policy = VerificationPolicy(maximumStatusAge: 100)
        #expect(try verdict(lists, policy: policy, at: TestOffice.now + 100).outcome == .valid)
        #expect(
            try verdict(lists, policy: policy, at: TestOffice.now + 101).codes == [.statusStale])
        let loose = VerificationPolicy(maximumStatusAge: .max)
        #expect(
            try verdict(lists, policy: loose, at: TestOffice.now + Self.week).codes
                == [.statusStale])
    }

    @Test("Of several copies the newest one that is of the time decides")
    func newest() throws {
        let lists = [
            try office.statusList([Self.index: .suspended], at: TestOffice.now + -200),
            try office.statusList([Self.index: .revoked], at: TestOffice.now + -100),
            try office.statusList(at: TestOffice.now + -300),
            try office.statusList(at: TestOffice.now + 100),
        ]
        for lists in [lists, lists.reversed()] {
            let verdict = try verdict(lists)
            #expect(verdict.codes == [.revoked])
            #expect(verdict.status?.asOf == TestOffice.now + -100)
            #expect(try self.verdict(lists, at: TestOffice.now + -170).codes.contains(.suspended))
        }
    }

    @Test("For the newest copy, once it has ended, no older one answers that lives longer")
    func newestEnded() throws {
        let lists = [
            try office.statusList(at: TestOffice.now + -100),
            try office.statusList(
                [Self.index: .revoked], at: TestOffice.now + -50, lifetime: 50),
        ]
        for lists in [lists, lists.reversed()] {
            #expect(try verdict(lists, at: TestOffice.now + -1).codes == [.revoked])
            #expect(try verdict(lists).codes == [.statusStale])
            let shown = try verdict(lists, policy: VerificationPolicy(acceptStale: true))
            #expect(shown.status?.value == .revoked)
        }
    }

    @Test("A list that the issuer's status key did not sign is a mismatch")
    func notTheIssuers() throws {
        let thief = try TestOffice()
        for key in [office.certificateKey, office.root, thief.statusKey] {
            let verdict = try verdict([office.statusList(key: key)])
            #expect(verdict.outcome == .undetermined)
            #expect(verdict.codes == [.statusMismatch])
            #expect(verdict.status == nil)
        }
    }

    @Test("A list whose kid is the status key's and whose signature is not is a mismatch")
    func forged() throws {
        let claims = try JWS(compact: office.statusList().utf8.span, limits: .list).claims()
        let list = try office.sign(
            claims,
            header: [
                "typ": "statuslist+jwt", "kid": .string(office.statusEntry.keyID.description),
            ],
            key: office.certificateKey)
        let verdict = try verdict([String(list.dropLast())])
        #expect(verdict.codes == [.statusMismatch])
        let trust = try office.trust(statusLists: [String(list.dropLast())])
        #expect(trust.rejectedStatusLists.first?.error == .signatureMismatch(.statusList))
    }

    @Test("A false copy beside the authentic one changes nothing")
    func falseCopy() throws {
        let thief = try TestOffice()
        let lists = try [
            office.statusList(at: TestOffice.now + 10, key: thief.statusKey),
            office.statusList([Self.index: .revoked]), "no.token.atall", "",
        ]
        #expect(try verdict(lists).codes == [.revoked])
    }

    @Test("Another trusted issuer's list at the same address is a mismatch")
    func otherIssuer() throws {
        let other = try TestOffice(url: "https://other.example.org")
        let list = try other.statusList(uri: office.statusURI)
        let verifier = try office.verifier(
            issuers: [office.listed, other.listed], statusLists: [list])
        #expect(verifier.verify(token).codes == [.statusMismatch])
    }

    @Test("An index beyond the list is a mismatch")
    func outOfRange() throws {
        for index: Int64 in [131_072, 1 << 53] {
            var payload = try office.payload()
            payload["status"] = [
                "status_list": ["idx": .integer(index), "uri": .string(office.statusURI)]
            ]
            let verdict = try office.verifier().verify(office.sign(payload))
            #expect(verdict.codes == [.statusMismatch])
        }
    }

    @Test("A list of a status key that was not active, or is compromised, is a mismatch")
    func keyLife() throws {
        var retired = office.statusEntry
        retired.retiredAt = TestOffice.now
        var young = office.statusEntry
        young.activeFrom = TestOffice.now + 1
        var compromised = office.statusEntry
        compromised.compromisedAt = TestOffice.now + 1
        for key in [retired, young, compromised] {
            let verifier = try office.verifier(
                issuers: [office.listed(keys: [office.certificateEntry, key])])
            #expect(verifier.verify(token).codes == [.statusMismatch])
        }
    }
}
