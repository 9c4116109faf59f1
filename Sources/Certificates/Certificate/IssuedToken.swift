/// A signed completion certificate, with the disclosures that belong to it.
public struct IssuedToken: Sendable, Equatable {
    /// The most characters of a token with nothing disclosed; more do not fit the QR code.
    public static let maximumLength = 900

    /// Header, payload and signature, each in base64url, with dots between.
    public let jwt: String
    /// The disclosures in base64url, `graduate` first; none where nothing private is known.
    public let disclosures: [String]

    /// A token of these parts, such as the registry keeps them.
    public init(jwt: String, disclosures: [String]) {
        (self.jwt, self.disclosures) = (jwt, disclosures)
    }

    /// The token with nothing disclosed: the one to hand out, at most
    /// ``maximumLength`` characters.
    public var token: String { jwt + "~" }
    /// The token with everything disclosed: for the graduate alone.
    public var privateToken: String {
        disclosures.reduce(into: token) { token, disclosure in
            token += disclosure
            token += "~"
        }
    }
}
