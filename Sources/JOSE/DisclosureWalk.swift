/// Puts disclosures into the places of their digests: RFC 9901 section 7.1, step 3.
struct DisclosureWalk {
    private static let maximumDepth = StrictJSON.Limits.token.depth

    private let disclosures: [Disclosure]
    private let places: [ExactText: Int]
    private var seenDigests: Set<ExactText> = []
    private var isUsed: [Bool]
    private var parents: [Int?]
    private var disclosedClaims: [String] = []
    /// Where the walk is: the claim at the top, the disclosure if it is inside one, the depth.
    private var claim = ""
    private var parent: Int?
    private var depth = 0

    static func process(
        _ payload: JSONObject, _ disclosures: [Disclosure]
    ) throws(TokenError) -> ProcessedPayload {
        var walk = try DisclosureWalk(disclosures)
        let claims = try walk.claims(of: payload)
        if let place = walk.isUsed.firstIndex(of: false) { throw .unreferencedDisclosure(place) }
        return ProcessedPayload(
            claims: claims, disclosedClaims: walk.disclosedClaims,
            undisclosed: walk.seenDigests.count - disclosures.count, parents: walk.parents)
    }

    private init(_ disclosures: [Disclosure]) throws(TokenError) {
        var places: [ExactText: Int] = [:]
        for (place, disclosure) in disclosures.enumerated() {
            guard places.updateValue(place, forKey: ExactText(disclosure.digest)) == nil else {
                throw .repeatedDisclosure(place)
            }
        }
        (self.disclosures, self.places) = (disclosures, places)
        isUsed = Array(repeating: false, count: disclosures.count)
        parents = Array(repeating: nil, count: disclosures.count)
    }

    private mutating func claims(of payload: JSONObject) throws(TokenError) -> JSONObject {
        guard let algorithm = payload["_sd_alg"] else { return try object(payload) }
        guard let name = algorithm.stringValue, name.hasSameBytes(as: "sha-256") else {
            throw .unknownDigestAlgorithm
        }
        var payload = payload
        payload["_sd_alg"] = nil
        return try object(payload)
    }

    private mutating func value(_ value: JSON) throws(TokenError) -> JSON {
        switch value {
        case .object(let members): .object(try object(members))
        case .array(let elements): .array(try array(elements))
        default: value
        }
    }

    private mutating func object(_ object: JSONObject) throws(TokenError) -> JSONObject {
        try enter()
        var result = JSONObject()
        result.reserveCapacity(object.count)
        for (name, value) in object.members where !name.hasSameBytes(as: "_sd") {
            try check(name)
            if depth == 1 { claim = name }
            result.append(new: name, try self.value(value))
        }
        if let digests = object["_sd"] { try disclose(digests, into: &result) }
        depth -= 1
        return result
    }

    private mutating func disclose(
        _ digests: JSON, into object: inout JSONObject
    ) throws(TokenError) {
        guard case .array(let digests) = digests else { throw .malformedDigests }
        for digest in digests {
            guard let digest = digest.stringValue else { throw .malformedDigests }
            guard let place = try place(of: digest) else { continue }
            guard let name = disclosures[place].name else { throw .disclosureOutOfPlace(place) }
            try check(name)
            // Also against what other disclosures of this object have just put there.
            guard object[name] == nil else { throw .nameTaken(name, disclosure: place) }
            if depth == 1 { claim = name }
            object.append(new: name, try disclosed(place))
        }
    }

    private mutating func array(_ elements: [JSON]) throws(TokenError) -> [JSON] {
        try enter()
        var result: [JSON] = []
        result.reserveCapacity(elements.count)
        for element in elements {
            guard let digest = try placeholder(element) else {
                result.append(try value(element))
                continue
            }
            guard let place = try place(of: digest) else { continue }
            guard disclosures[place].name == nil else { throw .disclosureOutOfPlace(place) }
            result.append(try disclosed(place))
        }
        depth -= 1
        return result
    }

    /// The digest in `{"...": digest}`, or nil where the element is something else.
    private func placeholder(_ element: JSON) throws(TokenError) -> String? {
        guard let object = element.objectValue, let digest = object["..."] else { return nil }
        guard object.count == 1, let digest = digest.stringValue else {
            throw .malformedPlaceholder
        }
        return digest
    }

    /// The place of the disclosure with this digest, or nil: the digest may be a decoy, or its
    /// disclosure was left out.
    private mutating func place(of digest: String) throws(TokenError) -> Int? {
        let exact = ExactText(digest)
        guard seenDigests.insert(exact).inserted else { throw .repeatedDigest(digest) }
        return places[exact]
    }

    private mutating func disclosed(_ place: Int) throws(TokenError) -> JSON {
        isUsed[place] = true
        parents[place] = parent
        if !(disclosedClaims.last?.hasSameBytes(as: claim) ?? false) {
            disclosedClaims.append(claim)
        }
        let outer = parent
        parent = place
        defer { parent = outer }
        return try value(disclosures[place].value)
    }

    private func check(_ name: String) throws(TokenError) {
        guard !name.hasSameBytes(as: "...") else { throw .malformedPlaceholder }
        guard !name.hasSameBytes(as: "_sd_alg") else { throw .nestedDigestAlgorithm }
    }

    private mutating func enter() throws(TokenError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw .tooDeep(limit: Self.maximumDepth) }
    }
}
