import JOSE
import Testing

/// RFC 9901 section 7.1, step 3.
@Suite struct SDJWTProcessingTests {
    private let last4 = Disclosure.make(name: "id_last4", value: "002X", salt: "s1")
    private let number = Disclosure.make(name: "id_number", value: "11010519491231002X", salt: "s2")
    private let element = Disclosure.make(name: nil, value: "CN", salt: "s3")

    @Test("Facts come to their places, one inside the other, in objects and in arrays")
    func processed() throws {
        let graduate = Disclosure.make(name: "graduate", value: sd(number, last4), salt: "s4")
        let payload: JSON = [
            "iss": "i", "_sd": [.string(graduate.digest), "decoy"], "_sd_alg": "sha-256",
            "list": [placeholder(element), "x", ["...": "decoy2"]],
        ]
        let token = try readSDJWT(sdJWT(payload, [last4, element, graduate]))
        let processed = try token.process()
        #expect(
            processed.claims == [
                "iss": "i", "graduate": ["id_last4": "002X"], "list": ["CN", "x"],
            ])
        #expect(processed.disclosedClaims.sorted() == ["graduate", "list"])
        #expect(try token.processedPayload() == processed.claims)
    }

    @Test("A claim that has a disclosed part counts as disclosed, so that a verifier can forbid it")
    func disclosedClaims() throws {
        let payload: JSON = ["status": ["status_list": sd(last4)], "iat": 1]
        #expect(
            try readSDJWT(sdJWT(payload, [last4])).process().disclosedClaims == ["status"])
        let issuer = Disclosure.make(name: "iss", value: "x", salt: "s")
        #expect(
            try readSDJWT(sdJWT(sd(issuer), [issuer])).process().disclosedClaims == ["iss"])
        #expect(try readSDJWT(sdJWT(payload)).process().disclosedClaims == [])
    }

    @Test("Reject list 37: a disclosure that no digest refers to is refused")
    func unreferenced() {
        expect(.unreferencedDisclosure(0), sdJWT([:], [last4]))
        expect(.unreferencedDisclosure(1), sdJWT(sd(last4), [last4, number]))
        let parent = Disclosure.make(name: "graduate", value: sd(last4), salt: "s")
        expect(.unreferencedDisclosure(0), sdJWT(sd(parent), [last4]))
    }

    @Test("Reject list 37: a disclosure that stands twice is refused")
    func repeated() {
        expect(.repeatedDisclosure(1), sdJWT(sd(last4), [last4, last4]))
    }

    @Test("Reject list 37: a disclosure in the wrong kind of place is refused")
    func outOfPlace() {
        expect(.disclosureOutOfPlace(0), sdJWT(sd(element), [element]))
        expect(.disclosureOutOfPlace(0), sdJWT(["a": [placeholder(last4)]], [last4]))
    }

    @Test("Reject list 37: a disclosed name that is already there is refused, signed or disclosed")
    func nameTaken() {
        expect(
            .nameTaken("id_last4", disclosure: 0),
            sdJWT(["id_last4": "1", "_sd": [.string(last4.digest)]], [last4]))
        let other = Disclosure.make(name: "id_last4", value: "9999", salt: "s9")
        expect(
            .nameTaken("id_last4", disclosure: 1), sdJWT(sd(last4, other), [last4, other]))
    }

    @Test("Reject list 37: a digest that stands twice is refused, even that of no disclosure")
    func repeatedDigest() {
        expect(.repeatedDigest("d"), sdJWT(["_sd": ["d", "d"]]))
        expect(.repeatedDigest("d"), sdJWT(["_sd": ["d"], "a": ["_sd": ["d"]]]))
        expect(.repeatedDigest("d"), sdJWT(["_sd": ["d"], "a": [["...": "d"]]]))
        let parent = Disclosure.make(name: "p", value: ["_sd": ["d"]], salt: "s")
        expect(
            .repeatedDigest("d"), sdJWT(["_sd": [.string(parent.digest), "d"]], [parent]))
    }

    @Test("A digest with a Kelvin sign for a K refers to no disclosure, and stands beside its like")
    func canonicallyEquivalentDigests() throws {
        let disclosure = try #require(
            (0..<1_000).lazy.map { Disclosure.make(name: "n", value: 1, salt: "s\($0)") }
                .first { $0.digest.contains("K") })
        let kelvin = disclosure.digest.replacing("K", with: "\u{212A}")
        expect(.unreferencedDisclosure(0), sdJWT(["_sd": [.string(kelvin)]], [disclosure]))
        let both: JSON = ["_sd": [.string(kelvin), .string(disclosure.digest)]]
        #expect(try readSDJWT(sdJWT(both, [disclosure])).processedPayload() == ["n": 1])
        let decoys = try readSDJWT(sdJWT(["_sd": ["\u{E9}", "e\u{301}"]])).process()
        #expect(decoys.undisclosed == 2)
    }

    @Test("Names of other bytes are other names, though canonically equivalent")
    func canonicallyEquivalentNames() throws {
        let composed = Disclosure.make(name: "\u{E9}", value: 1, salt: "s1")
        let decomposed = Disclosure.make(name: "e\u{301}", value: 2, salt: "s2")
        let token = try readSDJWT(sdJWT(sd(composed, decomposed), [composed, decomposed]))
        let payload = try token.process()
        #expect(payload.claims == ["\u{E9}": 1, "e\u{301}": 2])
        #expect(payload.disclosedClaims.count == 2)
        #expect(try readSDJWT(token.revealing(["e\u{301}"])).disclosures == [decomposed])
    }

    @Test("Reject list 37: _sd_alg is sha-256 and stands at the top, or it is refused")
    func digestAlgorithm() throws {
        for name: JSON in ["sha-512", "SHA-256", "sha-256-128", "", 256, .null, ["sha-256"]] {
            expect(.unknownDigestAlgorithm, sdJWT(["_sd_alg": name]))
        }
        expect(.nestedDigestAlgorithm, sdJWT(["a": ["_sd_alg": "sha-256"]]))
        expect(.nestedDigestAlgorithm, sdJWT(["a": [["_sd_alg": "sha-256"]]]))
        let disclosed = Disclosure.make(name: "_sd_alg", value: "sha-256", salt: "s")
        expect(.nestedDigestAlgorithm, sdJWT(sd(disclosed), [disclosed]))
        #expect(try readSDJWT(sdJWT(["_sd_alg": "sha-256"])).processedPayload().isEmpty)
    }

    @Test("Reject list 37: _sd is an array of strings at any depth, or it is refused")
    func malformedDigests() {
        for digests: JSON in ["d", 1, .null, [:], [1], ["d", .null], [["d"]]] {
            expect(.malformedDigests, sdJWT(["_sd": digests]))
            expect(.malformedDigests, sdJWT(["a": [["_sd": digests]]]))
            let parent = Disclosure.make(name: "p", value: ["_sd": digests], salt: "s")
            expect(.malformedDigests, sdJWT(sd(parent), [parent]))
        }
    }

    @Test("Reject list 37: a placeholder has one member, a string, and stands in an array")
    func malformedPlaceholder() {
        for element: JSON in [["...": "d", "a": 1], ["...": 1], ["...": .null], ["...": ["d"]]] {
            expect(.malformedPlaceholder, sdJWT(["a": [element]]))
        }
        expect(.malformedPlaceholder, sdJWT(["...": "d"]))
        expect(.malformedPlaceholder, sdJWT(["a": ["...": "d"]]))
    }

    @Test("Reject list 37: disclosures inside each other are refused beyond 16 levels")
    func recursion() throws {
        func nested(_ levels: Int) -> String {
            var disclosures = [Disclosure.make(name: "n", value: [:], salt: "s0")]
            for level in 1..<levels {
                let inner = sd(disclosures[level - 1])
                disclosures.append(Disclosure.make(name: "n", value: inner, salt: "s\(level)"))
            }
            return sdJWT(disclosures.last.map { sd($0) } ?? [:], disclosures)
        }
        _ = try readSDJWT(nested(15)).processedPayload()
        expect(.tooDeep(limit: 16), nested(16))
        expect(.tooDeep(limit: 16), nested(60))
    }

    private func sd(_ disclosures: Disclosure...) -> JSON {
        ["_sd": .array(disclosures.map { .string($0.digest) })]
    }

    private func placeholder(_ disclosure: Disclosure) -> JSON {
        ["...": .string(disclosure.digest)]
    }

    private func expect(
        _ error: TokenError, _ token: String, at location: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: error, sourceLocation: location) {
            try readSDJWT(token).processedPayload()
        }
    }
}
