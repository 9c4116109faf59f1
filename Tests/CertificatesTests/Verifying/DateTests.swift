import Certificates
import JOSE
import Testing

@Suite("Dates and the clock")
struct DateTests {
    let office: TestOffice
    let verifier: Verifier
    static let now = TestOffice.now.seconds

    init() throws {
        office = try TestOffice()
        verifier = try office.verifier(
            statusLists: [office.statusList(at: TestOffice.now + -1_000)])
    }

    @Test(
        "iat and nbf may be 60 seconds ahead of the clock and no more",
        arguments: [("iat", 60, true), ("iat", 61, false), ("nbf", 60, true), ("nbf", 61, false)])
    func notYetValid(_ name: String, _ ahead: Int64, _ isValid: Bool) throws {
        var payload = try office.payload()
        payload[name] = .integer(Self.now + ahead)
        let verdict = verifier.verify(try office.sign(payload))
        #expect(verdict.codes == (isValid ? [] : [.notYetValid]))
    }

    @Test(
        "exp may have passed for 59 seconds and no more",
        arguments: [(-59, true), (-60, false), (1, true)])
    func expired(_ offset: Int64, _ isValid: Bool) throws {
        var payload = try office.payload()
        payload["iat"] = .integer(Self.now - 100)
        payload["exp"] = .integer(Self.now + offset)
        let verdict = verifier.verify(try office.sign(payload))
        #expect(verdict.codes == (isValid ? [] : [.expired]))
    }

    @Test(
        "iat lies in the key's life: from its first second to the last before it is retired",
        arguments: [(-101, false), (-100, true), (-51, true), (-50, false), (0, false)])
    func keyNotActive(_ offset: Int64, _ isValid: Bool) throws {
        var key = office.certificateEntry
        key.activeFrom = UnixTime(Self.now - 100)
        key.retiredAt = UnixTime(Self.now - 50)
        let verifier = try office.verifier(
            issuers: [office.listed(keys: [key, office.statusEntry])])
        var payload = try office.payload()
        payload["iat"] = .integer(Self.now + offset)
        let verdict = verifier.verify(try office.sign(payload))
        #expect(verdict.codes == (isValid ? [] : [.keyNotActive]))
    }

    @Test(
        "No clock makes the verifier trap",
        arguments: [Int64.min, -1, 0, 1 << 53, Int64.max])
    func extremeClocks(_ seconds: Int64) throws {
        let policy = VerificationPolicy(maximumStatusAge: .max, acceptStale: true)
        let verifier = try office.verifier(policy: policy)
        let verdict = verifier.verify(try office.issue().token, at: UnixTime(seconds))
        #expect(verdict.outcome != .valid)
    }
}
