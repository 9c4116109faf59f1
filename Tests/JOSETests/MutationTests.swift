import JOSE
import Signing
import Testing

/// Small fuzzing that is the same in every run: seeds are altered at random, and whatever comes of
/// it is either refused or has the properties of what is taken.
@Suite struct MutationTests {
    private static let texts = [
        #"{"iss":"https://c.example","iat":1600000000,"n":[1,-2.5e3,true,null],"名":"\u4e2d\ud83d\ude00"}"#,
        #"{"_sd":["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"],"a":[{"...":"d"}],"_sd_alg":"sha-256"}"#,
        #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FE"}"#,
        #"[[[[{"a":{"a":{}}}]]],"\\\"\/\b\f\n\r\t\u0000",9007199254740993,-0,0.1]"#,
        #"{"alg":"ES256","typ":"dc+sd-jwt","kid":"kPrK_qmxVWa"}"#,
        #"["salt","graduate",{"_sd":["d1","d2"],"id_last4":"002X"}]"#,
    ]

    @Test("JSON that is taken is written as JSON that is read as the same value")
    func json() {
        var random = Mutator(seed: 1)
        var taken = 0
        for _ in 0..<20_000 {
            let bytes = random.mutated(Self.texts)
            guard let value = try? StrictJSON.parse(bytes.span) else { continue }
            taken += 1
            let again = try? StrictJSON.parse(value.serialized.span, limits: .document)
            #expect(again == value, "\(bytes)")
            #expect((try? parse(value.prettyPrinted)) == value, "\(bytes)")
        }
        #expect(taken > 1_000)
    }

    @Test("Base64url that is taken is the encoding of what it gives")
    func base64URL() {
        var random = Mutator(seed: 2)
        for _ in 0..<20_000 {
            let bytes = random.mutated(["Zm9vYmFyZm9v", "AA", "_-_", "WyJzIiwxXQ", ""])
            guard let decoded = Base64URL.decode(bytes.span) else { continue }
            #expect(Base64URL.encode(decoded.span) == bytes)
        }
    }

    @Test("A token altered anywhere is refused or read, and never brings the reader down")
    func tokens() {
        var random = Mutator(seed: 3)
        let fact = Disclosure.make(name: "a", value: ["b": 1], salt: "s")
        let seeds = [
            sdJWT(["_sd": [.string(fact.digest)]], [fact]), compact(Self.texts[4]),
            "\(compact(Self.texts[4], Self.texts[1]))~WyJzIiwxXQ~",
        ]
        for _ in 0..<10_000 {
            let bytes = random.mutated(seeds)
            if let jws = try? JWS(compact: bytes.span) {
                #expect(jws.header.string("alg") != nil && !jws.signature.isEmpty)
            }
            if let token = try? SDJWT(bytes.span) { check(token) }
        }
    }

    @Test("Payloads and disclosures altered inside a token never bring the reader down")
    func structures() {
        var random = Mutator(seed: 4)
        var processed = 0
        for _ in 0..<10_000 {
            let inner = random.mutated(Self.texts)
            let encoded = Base64URL.string(inner.span)
            let digest = Base64URL.string(digestOf(encoded).span)
            let payload = #"{"_sd":["\#(digest)"],"list":[{"...":"d"}]}"#
            let payloads = [Array(payload.utf8), random.mutated([payload]), inner]
            for payload in payloads {
                let header = Base64URL.string(Array(Self.texts[4].utf8).span)
                let text = "\(header).\(Base64URL.string(payload.span)).AAAA~\(encoded)~"
                guard let token = try? readSDJWT(text) else { continue }
                if check(token) { processed += 1 }
            }
        }
        #expect(processed > 100)
    }

    @Test("A key altered anywhere is refused or comes back from its JWK")
    func keys() throws {
        var random = Mutator(seed: 5)
        let seed = try PrivateKey.generate(.es256).publicKey
        let text = String(decoding: seed.jwk.serialized, as: UTF8.self)
        for _ in 0..<2_000 {
            guard let jwk = try? StrictJSON.parse(random.mutated([text]).span),
                let key = try? PublicKey(jwk: jwk)
            else { continue }
            #expect(try PublicKey(jwk: key.jwk) == key)
        }
    }

    private func digestOf(_ text: String) -> [UInt8] {
        SHA256.digest(of: Array(text.utf8).span)
    }

    /// Whether the token could be processed; what is then left has no digests.
    @discardableResult private func check(_ token: SDJWT) -> Bool {
        guard let claims = try? token.processedPayload() else { return false }
        #expect(claims["_sd"] == nil && claims["_sd_alg"] == nil)
        #expect((try? token.revealing([])) != nil)
        return true
    }
}

/// Alters texts: a generator of Marsaglia's xorshift kind, and five ways to change bytes.
private struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func mutated(_ seeds: [String]) -> [UInt8] {
        var bytes = Array(seeds[below(seeds.count)].utf8)
        for _ in 0...below(4) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = below(bytes.count + 1)
        switch below(5) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(below(8))
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2: bytes.insert(interesting(), at: place)
        case 3:
            let end = place + below(bytes.count - place + 1)
            bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
        default: bytes.removeSubrange(place..<place + below(min(8, bytes.count - place) + 1))
        }
    }

    private mutating func interesting() -> UInt8 {
        let characters = Array("{}[]\":,\\u0d19eE.-+~ntf_ \0\u{FEFF}".utf8)
        return characters[below(characters.count)]
    }

    private mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
