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
