import Certificates
import JOSE
import Signing
import Testing

@Suite("Issuing")
struct IssuerTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("The signed part has the documented claims in their order, and nothing private")
    func claims() throws {
        let issued = try office.issue()
        let sdjwt = try SDJWT(issued.token.utf8.span)
        #expect(sdjwt.jws.header.names == ["alg", "typ", "kid"])
        let payload = try StrictJSON.parseObject(sdjwt.jws.payload.span)
        #expect(
            payload.names == [
                "iss", "vct", "iat", "number", "name", "programme", "cohort", "track",
                "institution",
                "started", "completed", "status", "_sd",
            ])
        #expect(payload["vct"] == "https://cert.example.org/vct/completion")
        #expect(payload.array("_sd")?.count == 1)
        let text = String(decoding: sdjwt.jws.payload, as: UTF8.self)
        for (_, path) in IssueThenVerifyTests.names {
            #expect(!text.contains(try #require(Graduate.example[keyPath: path])))
        }
    }

    @Test(
        "The one disclosure in the payload is graduate, which holds the sorted digests of the facts"
    )
    func disclosures() throws {
        let sdjwt = try SDJWT(office.issue().privateToken.utf8.span)
        let payload = try StrictJSON.parseObject(sdjwt.jws.payload.span)
        let parent = try #require(sdjwt.disclosures.first)
        #expect(parent.name == "graduate")
        #expect(payload.array("_sd") == [.string(parent.digest)])
        let digests = try #require(parent.value.objectValue?.array("_sd")).compactMap(\.stringValue)
        #expect(digests == digests.sorted())
        #expect(Set(digests) == Set(sdjwt.disclosures.dropFirst().map(\.digest)))
        #expect(
            sdjwt.disclosures.dropFirst().map(\.name) == IssueThenVerifyTests.names.map(\.name))
    }

    @Test("Every salt has 128 bits and is used once")
    func salts() throws {
        let salts = try (0..<20).flatMap { _ in
            try SDJWT(office.issue().privateToken.utf8.span).disclosures.map(\.salt)
        }
        #expect(Set(salts).count == 180)
        #expect(salts.allSatisfy { $0.base64URLDecoded?.count == 16 })
    }

    @Test("A graduate of whom nothing private is known has no _sd and no disclosures")
    func nothingPrivate() throws {
        let issued = try office.issue(to: Graduate())
        #expect(issued.disclosures.isEmpty)
        #expect(issued.privateToken == issued.token)
        #expect(try office.payload()["_sd"] == nil)
        #expect(try office.verifier().verify(issued.token).outcome == .valid)
    }

    @Test("The same salts give the same payload")
    func deterministic() throws {
        let issuer = Issuer(url: office.url, key: office.certificateKey.publicKey)
        let random = RandomSource { [UInt8](repeating: 7, count: $0) }
        let tokens = try (0..<2).map { _ in
            try issuer.issue(
                .example, to: .example, status: office.status, at: TestOffice.now,
                signer: office.certificateKey.makeSigner(), random: random)
        }
        #expect(tokens[0].disclosures == tokens[1].disclosures)
        #expect(
            tokens[0].jwt.split(separator: ".").dropLast()
                == tokens[1].jwt.split(separator: ".").dropLast())
    }

    @Test("A signer of another key is refused, and so is too little randomness")
    func refused() throws {
        let issuer = Issuer(url: office.url, key: office.certificateKey.publicKey)
        for other in [try PrivateKey.generate(.ed25519), office.statusKey] {
            #expect(throws: IssuingError.wrongSigner) {
                try issuer.issue(
                    .example, to: .example, status: office.status, at: TestOffice.now,
                    signer: other.makeSigner(), random: .system)
            }
        }
        #expect(throws: IssuingError.randomness) {
            try issuer.issue(
                .example, to: .example, status: office.status, at: TestOffice.now,
                signer: office.certificateKey.makeSigner(), random: RandomSource { _ in [] })
        }
    }
}
