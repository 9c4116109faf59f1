import JOSE
import Signing

/// The disclosures of one certificate: `graduate`, and in it one for each private fact.
struct GraduateDisclosures {
    /// In base64url, `graduate` first.
    let encoded: [String]
    /// The digest of `graduate`; nil where there is no private fact.
    let digest: String?

    /// RFC 9901 section 4.2.1 asks for 128 random bits in every salt.
    private static let saltSize = 16

    init(_ graduate: Graduate, random: RandomSource) throws(IssuingError) {
        let facts = graduate.facts
        guard !facts.isEmpty else {
            (encoded, digest) = ([], nil)
            return
        }
        let salts = try Self.salts(facts.count + 1, from: random)
        let nested = zip(facts, salts.dropFirst()).map { fact, salt in
            Disclosure.make(name: fact.name, value: .string(fact.value), salt: salt)
        }
        // Sorted, so that the order of digests says nothing about what they are digests of.
        let digests = nested.map(\.digest).sorted().map(JSON.string)
        let parent = Disclosure.make(
            name: GraduateFact.parent, value: ["_sd": .array(digests)], salt: salts[0])
        encoded = [parent.encoded] + nested.map(\.encoded)
        digest = parent.digest
    }

    private static func salts(
        _ count: Int, from random: RandomSource
    ) throws(IssuingError) -> [String] {
        let bytes = random.bytes(count * saltSize)
        guard bytes.count == count * saltSize else { throw .randomness }
        return (0..<count).map { index in
            let start = index * saltSize
            return Base64URL.string(bytes.span.extracting(start..<start + saltSize))
        }
    }
}
