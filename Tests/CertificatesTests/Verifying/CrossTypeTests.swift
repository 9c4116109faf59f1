import Certificates
import JOSE
import Signing
import Testing

@Suite("A token of one type is none of another")
struct CrossTypeTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("Neither a status list nor a trust list nor a handover is a certificate")
    func notACertificate() throws {
        let handover = try RootHandover.sign(
            next: office.statusKey.publicKey.thumbprint, at: TestOffice.now, root: office.root)
        let verifier = try office.verifier()
        for token in [try office.statusList(), try office.trustList(), handover] {
            for text in [token, token + "~"] {
                let verdict = verifier.verify(text)
                #expect(verdict.codes == [.malformed])
                #expect(verdict.certificate == nil)
            }
        }
    }

    @Test("A certificate is neither a status list nor a trust list nor a handover")
    func notAList() throws {
        let jwt = try office.issue().jwt
        let trust = try office.trust()
        let root = office.root.publicKey.thumbprint
        #expect(throws: TrustError.wrongType(.statusList)) {
            try StatusListToken(verifying: jwt.utf8.span, trust: trust.trustList)
        }
        #expect(throws: TrustError.self) { try TrustList(verifying: jwt.utf8.span, root: root) }
        #expect(throws: TrustError.self) { try RootHandover(verifying: jwt.utf8.span) }
    }

    @Test("A trust list is no handover, and a handover no trust list, though one root signed both")
    func rootTokens() throws {
        let root = office.root.publicKey.thumbprint
        let list = try office.trustList()
        let handover = try RootHandover.sign(next: root, at: TestOffice.now, root: office.root)
        #expect(throws: TrustError.wrongType(.rootHandover)) {
            try RootHandover(verifying: list.utf8.span)
        }
        #expect(throws: TrustError.wrongType(.trustList)) {
            try TrustList(verifying: handover.utf8.span, root: root)
        }
    }

    @Test("A jwk in a certificate's header is not believed")
    func headerKey() throws {
        let thief = try TestOffice()
        let token = try office.sign(
            office.payload(), header: ["jwk": thief.certificateKey.publicKey.jwk],
            key: thief.certificateKey)
        let verdict = try office.verifier().verify(token)
        #expect(verdict.codes == [.malformed])
        #expect(verdict.certificate == nil)
    }

    @Test("A token with a key binding is no certificate")
    func keyBinding() throws {
        let issued = try office.issue()
        #expect(try office.verifier().verify(issued.token + issued.jwt).codes == [.malformed])
    }
}
