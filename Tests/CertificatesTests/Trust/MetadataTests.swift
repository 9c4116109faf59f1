import Certificates
import JOSE
import Signing
import Testing

@Suite("Metadata for other verifiers")
struct MetadataTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("The issuer's metadata lists certificate keys, retired ones too, and no others")
    func issuer() throws {
        var retired = office.certificateEntry
        retired.retiredAt = TestOffice.now
        var compromised = try TrustedKey(
            PrivateKey.generate(.es256).publicKey, use: .certificate, activeFrom: TestOffice.now)
        compromised.compromisedAt = TestOffice.now
        let bytes = IssuerMetadata.json(
            issuer: office.url, keys: [retired, office.statusEntry, compromised])
        let document = try StrictJSON.parseObject(bytes.span)
        #expect(document["issuer"] == "https://cert.example.org")
        let keys = try #require(document.object("jwks")?.array("keys"))
        #expect(keys.count == 1)
        let key = try #require(keys.first?.objectValue)
        #expect(key["kid"] == .string(retired.keyID.description))
        #expect(key["alg"] == "ES256" && key["use"] == "sig" && key["d"] == nil)
        #expect(try PublicKey(jwk: .object(key)) == retired.publicKey)
    }
}
