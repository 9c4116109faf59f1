internal import JOSE
public import Signing

/// One root's word that another one follows it, `typ` `root-handover+jwt`.
///
/// The header carries the old root's public key as `jwk`; the claims are `iat` and `next`, the
/// RFC 7638 thumbprint of the new root.
public struct RootHandover: Sendable, Equatable {
    /// The thumbprint of the root that signed.
    public let previous: String
    /// The thumbprint of the root that follows.
    public let next: String
    /// When it was signed.
    public let issuedAt: UnixTime

    /// The most handovers that are followed from a pinned root.
    public static let maximumDepth = 8

    /// Signs a handover from `root` to the root with the thumbprint `next`, and gives the token as a
    /// compact JWS.
    public static func sign(
        next: String, at time: UnixTime, root: PrivateKey
    ) throws(TrustError) -> String {
        guard Thumbprint.isWellFormed(next) else { throw .malformedThumbprint }
        let claims: JSONObject = ["iat": .integer(time.seconds), "next": .string(next)]
        return try SignedDocument.sign(claims, as: .rootHandover, root: root)
    }

    /// Reads a handover that is signed by the root that it carries; whether that one is to be
    /// trusted shows only the way from a pinned root.
    public init(verifying token: Span<UInt8>) throws(TrustError) {
        let document = try SignedDocument(token, .rootHandover)
        previous = try document.requireRootSignature().thumbprint
        next = try document.claims.string("next")
        issuedAt = try document.claims.time("iat")
        guard Thumbprint.isWellFormed(next) else { throw .malformed(.rootHandover, "next") }
    }
}

extension RootHandover {
    /// The root at the end of the way that the handovers lead from a pinned root.
    ///
    /// Handovers of other roots, such as those before the pinned one, are passed over.
    static func lastRoot(
        from pinned: String, through handovers: [RootHandover]
    ) throws(TrustError) -> String {
        var root = pinned
        var visited: Set<ExactText> = [ExactText(pinned)]
        while let next = try successor(of: root, in: handovers) {
            guard visited.insert(ExactText(next)).inserted else { throw .handoverLoop }
            guard visited.count <= maximumDepth + 1 else { throw .tooManyHandovers }
            root = next
        }
        return root
    }

    private static func successor(
        of root: String, in handovers: [RootHandover]
    ) throws(TrustError) -> String? {
        let steps = handovers.filter { $0.previous.hasSameBytes(as: root) }
        guard Set(steps.map { ExactText($0.next) }).count <= 1 else { throw .handoverFork }
        return steps.first?.next
    }
}

/// The RFC 7638 thumbprint of a key, in base64url.
enum Thumbprint {
    /// Whether the text is the base64url of 32 bytes, in 43 characters.
    static func isWellFormed(_ text: String) -> Bool {
        Base64URL.decode(text.utf8.span)?.count == 32
    }
}
