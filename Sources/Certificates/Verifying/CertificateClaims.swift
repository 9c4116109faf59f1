internal import JOSE

/// The claims of a certificate's payload, well-formed but so far believed by nobody.
///
/// They are read from the payload alone: none of them may come from a disclosure.
struct CertificateClaims {
    let issuer: String
    let type: String
    let issuedAt: UnixTime
    let notBefore: UnixTime?
    let expiresAt: UnixTime?
    let certificate: CompletionCertificate
    let status: StatusReference

    /// A claim that is missing, of the wrong type, or in the wrong place.
    struct Malformed: Error {
        let claim: String
    }

    init(_ token: UnverifiedToken) throws(Malformed) {
        for disclosure in token.parts.disclosures {
            if let name = disclosure.name, Self.undisclosable.contains(ExactText(name)) {
                throw Malformed(claim: name)
            }
        }
        try self.init(ClaimReader(object: token.payload))
    }

    private init(_ claims: ClaimReader) throws(Malformed) {
        issuer = try claims.string("iss")
        type = try claims.string("vct")
        issuedAt = try claims.time("iat")
        notBefore = try claims.optionalTime("nbf")
        expiresAt = try claims.optionalTime("exp")
        certificate = try CompletionCertificate(claims)
        status = try StatusReference(claims)
        if let expiresAt, expiresAt <= issuedAt { throw Malformed(claim: "exp") }
        // A certificate is for everybody; one with an audience is not for us (RFC 7519 section 4.1.3).
        if claims.object["aud"] != nil { throw Malformed(claim: "aud") }
    }

    /// SD-JWT VC, "JWT Claims Set": these must not be in disclosures; `iat` and `aud` by our choice.
    private static let undisclosable: Set<ExactText> = [
        "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status", "iat", "aud",
    ]
}

/// Reads claims; every error names the claim.
private struct ClaimReader {
    let object: JSONObject

    func string(_ name: String) throws(CertificateClaims.Malformed) -> String {
        guard let value = object.string(name) else { throw .init(claim: name) }
        return value
    }

    func time(_ name: String) throws(CertificateClaims.Malformed) -> UnixTime {
        guard let seconds = object.integer(name), seconds >= 0 else { throw .init(claim: name) }
        return UnixTime(seconds)
    }

    func optionalTime(_ name: String) throws(CertificateClaims.Malformed) -> UnixTime? {
        object[name] == nil ? nil : try time(name)
    }

    func date(_ name: String) throws(CertificateClaims.Malformed) -> CalendarDate {
        guard let date = object.string(name).flatMap(CalendarDate.init(iso:)) else {
            throw .init(claim: name)
        }
        return date
    }

    func count(_ name: String) throws(CertificateClaims.Malformed) -> Int {
        guard let value = object.integer(name), value >= 0, let count = Int(exactly: value) else {
            throw .init(claim: name)
        }
        return count
    }
}

extension CompletionCertificate {
    fileprivate init(_ claims: ClaimReader) throws(CertificateClaims.Malformed) {
        self.init(
            number: try claims.string("number"), name: try claims.string("name"),
            programme: try claims.string("programme"), cohort: try claims.string("cohort"),
            track: try claims.string("track"), institution: try claims.string("institution"),
            started: try claims.date("started"), completed: try claims.date("completed"),
            hours: claims.object["hours"] == nil ? nil : try claims.count("hours"))
    }
}

extension StatusReference {
    fileprivate init(_ claims: ClaimReader) throws(CertificateClaims.Malformed) {
        guard let object = claims.object.object("status")?.object("status_list") else {
            throw .init(claim: "status")
        }
        let reference = ClaimReader(object: object)
        self.init(uri: try reference.string("uri"), index: try reference.count("idx"))
    }
}
