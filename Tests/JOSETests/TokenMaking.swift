import JOSE
import Signing

/// A compact JWS with any text as its header and payload; nothing has signed it.
func compact(_ header: String, _ payload: String = "{}", signature: String = "AAAA") -> String {
    let parts = [header, payload].map { Base64URL.string(Array($0.utf8).span) }
    return "\(parts[0]).\(parts[1]).\(signature)"
}

/// A compact JWS, signed.
func signed(_ header: JSONObject, _ payload: JSON, by key: PrivateKey) throws -> String {
    let signer = try key.makeSigner()
    let token = try JWS.sign(header: header, payload: payload.serialized.span, with: signer)
    return String(decoding: token, as: UTF8.self)
}

/// An SD-JWT with these disclosures, which nothing has signed.
func sdJWT(_ payload: JSON, _ disclosures: [Disclosure] = []) -> String {
    let jwt = compact(
        #"{"alg":"ES256"}"#, String(decoding: payload.serialized, as: UTF8.self))
    return ([jwt] + disclosures.map(\.encoded)).joined(separator: "~") + "~"
}

func readJWS(_ text: String, allowsKey: Bool = false) throws(TokenError) -> JWS {
    try JWS(compact: Array(text.utf8).span, allowsKey: allowsKey)
}

func readSDJWT(_ text: String) throws(TokenError) -> SDJWT {
    try SDJWT(Array(text.utf8).span)
}
