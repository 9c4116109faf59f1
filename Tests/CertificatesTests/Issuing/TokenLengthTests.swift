import Certificates
import Signing
import Testing

@Suite("The length of tokens")
struct TokenLengthTests {
    /// The longest facts of the programme, with an issuer's address of 26 characters.
    static func longest(name: String) throws -> CompletionCertificate {
        var certificate = CompletionCertificate.example
        certificate.name = name
        certificate.track = "促进大中小企业融通发展"
        certificate.institution = "中国中小企业国际合作协会"
        certificate.number = try #require(CertificateNumber(prefix: "LJ2021", serial: 999_999))
            .description
        return certificate
    }

    @Test("The token with the longest names of the programme has at most 900 characters")
    func longestNames() throws {
        let office = try TestOffice(url: "https://certs.example.org1")
        #expect(office.url.description.utf8.count == 26)
        let certificate = try Self.longest(name: "古丽巴哈尔·阿卜杜热合曼江")
        let token = try office.issue(certificate).token
        #expect(token.utf8.count <= 900)
    }

    @Test("The bound is never below the real length", arguments: SignatureAlgorithm.all)
    func bound(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let issuer = Issuer(url: office.url, key: office.certificateKey.publicKey)
        for count in 1...20 {
            var certificate = try Self.longest(name: String(repeating: "张", count: count))
            certificate.cohort = #"20"\/"#
            certificate.hours = count * 10
            let bound = issuer.maximumTokenLength(for: certificate)
            guard bound <= 900 else { continue }
            let length = try office.issue(certificate).token.utf8.count
            #expect(length <= bound)
            #expect(bound - length <= 8)
        }
    }

    @Test("A character that JSON has to escape counts as long as its escape")
    func escapes() throws {
        let url = try #require(IssuerURL("https://cert.example.org"))
        func bound(_ name: String) -> Int {
            var certificate = CompletionCertificate.example
            certificate.name = name
            return Issuer.maximumTokenLength(for: certificate, issuer: url, algorithm: .es256)
        }
        #expect(bound("\u{1}") == bound("123456") && bound("\n") == bound("123456"))
        #expect(bound("\"\\") == bound("1234"))
    }

    @Test("A longer token is not signed")
    func tooLong() throws {
        let office = try TestOffice()
        let certificate = try Self.longest(name: String(repeating: "张", count: 60))
        let issuer = Issuer(url: office.url, key: office.certificateKey.publicKey)
        #expect(issuer.maximumTokenLength(for: certificate) > 900)
        let error = #expect(throws: IssuingError.self) { try office.issue(certificate) }
        guard case .lint(let breaches) = error else { throw error ?? IssuingError.randomness }
        #expect(breaches.map(\.rule) == [.size])
    }
}
