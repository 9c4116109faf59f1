import Certificates
import JOSE
import Signing
import Testing

@Suite("What is issued verifies")
struct IssueThenVerifyTests {
    static let names: [(name: String, path: any WritableKeyPath<Graduate, String?> & Sendable)] = [
        ("id_type", \.idType), ("id_number", \.idNumber), ("id_last4", \.idLast4),
        ("enterprise", \.enterprise), ("credit_code", \.creditCode), ("region", \.region),
        ("industry", \.industry), ("title", \.title),
    ]

    @Test(
        "Every subset of the facts can be revealed, and nothing else is then known",
        arguments: SignatureAlgorithm.all)
    func everySubset(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let verifier = try office.verifier()
        let sdjwt = try SDJWT(office.issue().privateToken.utf8.span)
        for subset in 0..<256 {
            let revealed = Self.names.indices.filter { subset >> $0 & 1 == 1 }
            let token = try sdjwt.revealing(Set(revealed.map { Self.names[$0].name }))
            var expected = Graduate()
            for index in revealed {
                expected[keyPath: Self.names[index].path] =
                    Graduate.example[keyPath: Self.names[index].path]
            }
            let verdict = verifier.verify(token)
            #expect(verdict.outcome == .valid)
            #expect(verdict.certificate?.graduate == expected)
        }
    }

    @Test("Random graduates come back as they went in", arguments: SignatureAlgorithm.all)
    func randomGraduates(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let verifier = try office.verifier()
        var generator = SeededGenerator(state: 2021)
        for serial in 1...200 {
            let graduate = Self.graduate(&generator)
            let certificate = try Self.certificate(serial, &generator)
            let issued = try office.issue(certificate, to: graduate)
            let verdict = verifier.verify(issued.privateToken)
            #expect(verdict.outcome == .valid)
            #expect(verdict.certificate?.certificate == certificate)
            #expect(verdict.certificate?.graduate == graduate)
            #expect(verifier.verify(issued.token).certificate?.graduate == Graduate())
        }
    }

    private static let characters = Array("张王李赵欧阳娜伟·é Ññ‘\"\\/<&ａ〇㐀𠀀")

    private static func text(_ generator: inout SeededGenerator) -> String {
        "甲"
            + (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                String(characters.randomElement(using: &generator) ?? "一")
            }.joined() + "乙"
    }

    private static func graduate(_ generator: inout SeededGenerator) -> Graduate {
        var graduate = Graduate()
        for (_, path) in names where Bool.random(using: &generator) {
            graduate[keyPath: path] = text(&generator)
        }
        return graduate
    }

    private static func certificate(
        _ serial: Int, _ generator: inout SeededGenerator
    ) throws -> CompletionCertificate {
        var certificate = CompletionCertificate.example
        certificate.number = try #require(CertificateNumber(prefix: "LJ2021", serial: serial))
            .description
        certificate.name = text(&generator)
        certificate.hours = Bool.random(using: &generator) ? serial : nil
        return certificate
    }
}
