/// A selectively disclosable JWT (RFC 9901) in its compact serialisation and without key binding:
/// `<JWT>~<disclosure>~…~`, well-formed but not verified.
public struct SDJWT: Sendable {
    /// The most disclosures that a token may have.
    public static let maximumDisclosures = 64

    /// The issuer-signed JWT.
    public let jws: JWS
    /// The payload as it is signed, with its digests.
    public let payload: JSONObject
    /// The disclosures, in the order in which they stand.
    public let disclosures: [Disclosure]
    private let jwt: [UInt8]

    /// Reads a token of at most 16 KiB.
    public init(_ text: Span<UInt8>) throws(TokenError) {
        let limit = StrictJSON.Limits.token.bytes
        guard text.count <= limit else { throw .tooLong(limit: limit) }
        let tildes = Self.tildes(of: text)
        try Self.checkForm(of: text, tildes: tildes)
        let jwt = text.extracting(..<tildes[0])
        jws = try JWS(compact: jwt)
        payload = try jws.claims()
        disclosures = try Self.disclosures(of: text, tildes: tildes)
        self.jwt = jwt.bytes()
    }

    /// The payload with every disclosed fact in its place and no digests (RFC 9901 section 7.1).
    public func processedPayload() throws(TokenError) -> JSONObject {
        try process().claims
    }

    /// As ``processedPayload()``, with what else the disclosures show.
    public func process() throws(TokenError) -> ProcessedPayload {
        try DisclosureWalk.process(payload, disclosures)
    }

    /// The token with the disclosures that have these names and those in which they are nested;
    /// all others are left out.
    ///
    /// Throws ``TokenError/unknownNames(_:available:)`` where no disclosure has one of the names.
    public func revealing(_ names: some Sequence<String>) throws(TokenError) -> String {
        let names = Set(names.map { ExactText($0) })
        let parents = try process().parents
        let available = disclosures.compactMap(\.name)
        let unknown = names.subtracting(available.map { ExactText($0) })
        guard unknown.isEmpty else {
            throw .unknownNames(unknown.map(\.description).sorted(), available: available)
        }
        var kept: Set<Int> = []
        for (place, disclosure) in disclosures.enumerated() {
            guard let name = disclosure.name, names.contains(ExactText(name)) else { continue }
            var next: Int? = place
            while let current = next, kept.insert(current).inserted { next = parents[current] }
        }
        return serialized(keeping: kept)
    }

    private func serialized(keeping kept: Set<Int>) -> String {
        var text = jwt + [UInt8(ascii: "~")]
        for (place, disclosure) in disclosures.enumerated() where kept.contains(place) {
            text.append(contentsOf: disclosure.encoded.utf8)
            text.append(UInt8(ascii: "~"))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SDJWT {
    private static func tildes(of text: Span<UInt8>) -> [Int] {
        var tildes: [Int] = []
        for index in text.indices where text[index] == UInt8(ascii: "~") { tildes.append(index) }
        return tildes
    }

    private static func checkForm(of text: Span<UInt8>, tildes: [Int]) throws(TokenError) {
        guard text.isEmpty || text[0] != UInt8(ascii: "{") else { throw .jsonSerialization }
        guard let last = tildes.last else {
            try JWS.checkAlphabet(of: text)
            throw .noTilde
        }
        guard last == text.count - 1 else {
            try JWS.checkAlphabet(of: text)
            throw .keyBinding
        }
        guard tildes.count <= maximumDisclosures + 1 else {
            throw .tooManyDisclosures(limit: maximumDisclosures)
        }
    }

    private static func disclosures(
        of text: Span<UInt8>, tildes: [Int]
    ) throws(TokenError) -> [Disclosure] {
        var disclosures: [Disclosure] = []
        for (place, (before, after)) in zip(tildes, tildes.dropFirst()).enumerated() {
            guard after > before + 1 else { throw .emptyDisclosure(place) }
            do {
                disclosures.append(
                    try Disclosure(text.extracting(before + 1..<after), at: place))
            } catch {
                try JWS.checkAlphabet(of: text)
                throw error
            }
        }
        return disclosures
    }
}

/// A payload with its disclosed facts in their places (RFC 9901 section 7.1).
public struct ProcessedPayload: Sendable {
    /// The claims, without digests, placeholders and `_sd_alg`.
    public let claims: JSONObject
    /// The names of the claims at the top that were disclosed or have something disclosed inside.
    ///
    /// A profile that forbids to disclose a claim selectively, such as `iss` or `status`, looks here.
    public let disclosedClaims: [String]
    /// How many digests have no disclosure here: it was left out, or there never was one.
    public let undisclosed: Int
    /// For each disclosure the one in which its digest stands, or nil where that is the payload.
    let parents: [Int?]
}
