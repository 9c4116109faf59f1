public import JOSE

/// A token that has been taken apart and not verified. It gives out no claims: a ``Verifier`` does.
public struct UnverifiedToken: Sendable {
    let parts: SDJWT
    let payload: JSONObject

    /// Takes a token apart: an SD-JWT in compact form, without anything before or after it.
    public init(_ text: Span<UInt8>) throws(TokenError) {
        parts = try SDJWT(text)
        payload = parts.payload
    }
}
