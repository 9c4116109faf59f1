import Certificates
import JOSE
import Signing
import Testing

@Suite("A verifier that remembers signatures")
struct SignatureCacheTests {
    let office: TestOffice
    let cache = SignatureCache(capacity: 8)

    init() throws { office = try TestOffice() }

    private func verifier(
        keys: [TrustedKey]? = nil, statuses: [Int: CertificateStatus] = [:]
    ) throws -> Verifier {
        let trust = try office.trust(
            issuers: [keys.map { office.listed(keys: $0) } ?? office.listed],
            statusLists: [office.statusList(statuses)])
        return Verifier(trust: trust, policy: VerificationPolicy(), signatures: cache)
    }

    @Test("A token that comes again costs no second entry, and is judged the same")
    func remembered() throws {
        let verifier = try verifier()
        let token = try office.issue().token
        let verdicts = (0..<3).map { _ in verifier.verify(token) }
        #expect(verdicts.allSatisfy { $0.outcome == .valid })
        #expect(cache.count == 1)
    }

    @Test("Status, dates and keys are asked for again though the signature is remembered")
    func askedAgain() throws {
        let token = try office.issue().token
        #expect(try verifier().verify(token).outcome == .valid)
        let revoked = try verifier(statuses: [TestOffice.index: .revoked])
        #expect(revoked.verify(token).codes == [.revoked])
        var stolen = office.certificateEntry
        stolen.compromisedAt = TestOffice.now
        let compromised = try verifier(keys: [stolen, office.statusEntry])
        #expect(compromised.verify(token).codes == [.keyCompromised])
        let early = try verifier().verify(token, at: TestOffice.now + -TestOffice.day)
        #expect(early.has(.notYetValid))
    }

    @Test("A token with another signature is not valid because its text was seen with a valid one")
    func altered() throws {
        let verifier = try verifier()
        let token = try office.issue().token
        #expect(verifier.verify(token).outcome == .valid)
        let other = try TestOffice().issue().token
        let parts = token.split(separator: ".")
        let signature = try #require(other.split(separator: ".").last)
        let forged = [parts[0], parts[1], signature].joined(separator: ".")
        #expect(verifier.verify(forged).codes == [.signatureMismatch])
        #expect(cache.count == 1)
    }

    @Test("No byte of the signed text can pass for a byte of the signature")
    func borders() throws {
        let verifier = try verifier()
        let token = try office.issue().token
        #expect(verifier.verify(token).outcome == .valid)
        // The signature takes the first bytes of what is signed, which begins later.
        let parts = token.dropLast().split(separator: ".")
        let signature = try #require(String(parts[2]).base64URLDecoded)
        for count in stride(from: 4, through: 40, by: 4) {
            let moved = signature + parts[0].utf8.prefix(count)
            let forged = "\(parts[0].dropFirst(count)).\(parts[1]).\(Base64URL.string(moved.span))~"
            #expect(verifier.verify(forged).outcome == .invalid)
        }
    }

    @Test("Forgeries are not remembered, and more tokens than the capacity are judged right")
    func bounded() throws {
        let verifier = try verifier()
        let tokens = try (0..<30).map { _ in try office.issue().token }
        let stranger = try TestOffice()
        let forged = try (0..<30).map { _ in
            try stranger.sign(
                office.payload(),
                header: [
                    "kid": .string(office.certificateKey.publicKey.keyID.description)
                ])
        }
        for token in tokens + tokens { #expect(verifier.verify(token).outcome == .valid) }
        for token in forged { #expect(verifier.verify(token).codes == [.signatureMismatch]) }
        #expect((1...8).contains(cache.count))
    }
}
