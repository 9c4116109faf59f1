import Certificates
import Signing
import Testing

@Suite("What a token says by its issuer's own word")
struct AttestationTests {
    @Test("An attestation says what was signed, and which facts are hidden")
    func whatWasSigned() throws {
        let office = try TestOffice()
        let issued = try office.issue()
        let key = office.certificateEntry.publicKey
        let whole = try Attestation(
            UnverifiedToken(issued.privateToken.utf8.span), signedBy: key)
        #expect(whole.issuer == office.listed.url.description)
        #expect(whole.type == office.listed.url.certificateType)
        #expect(whole.certificate.name == "张伟")
        #expect(whole.hiddenFacts == 0)
        let open = try Attestation(UnverifiedToken(issued.token.utf8.span), signedBy: key)
        #expect(open.hiddenFacts == 1)
    }

    @Test("What another key signed is attested by nobody")
    func anotherKey() throws {
        let office = try TestOffice()
        let token = try UnverifiedToken(office.issue().token.utf8.span)
        #expect(throws: AttestationError.signature) {
            try Attestation(token, signedBy: office.statusEntry.publicKey)
        }
    }
}
