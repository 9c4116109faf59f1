public import JOSE
public import Signing

/// One root's word that another one follows it, `typ` `root-handover+jwt`.
///
/// The header carries the old root's public key as `jwk`; the claims are `iat` and `next`, the
/// RFC 7638 thumbprint of the new root.
public struct RootHandover: Sendable, Equatable {
    /// The thumbprint of the root that signed.
    public let previous: Thumbprint
    /// The thumbprint of the root that follows.
    public let next: Thumbprint
    /// When it was signed.
    public let issuedAt: UnixTime

    /// The most handovers that are followed from a pinned root.
    public static let maximumDepth = 8

    /// Signs a handover from `root` to the root with the thumbprint `next`, and gives the token as a
    /// compact JWS.
    public static func sign(
        next: Thumbprint, at time: UnixTime, root: PrivateKey
    ) throws(TrustError) -> String {
        let claims: JSONObject = [
            "iat": .integer(time.seconds), "next": .string(next.description),
        ]
        return try SignedDocument.sign(claims, as: .rootHandover, root: root)
    }

    /// Reads a handover that is signed by the root that it carries; whether that one is to be
    /// trusted shows only the way from a pinned root.
    public init(verifying token: Span<UInt8>) throws(TrustError) {
        let document = try SignedDocument(token, .rootHandover)
        previous = try document.requireRootSignature().thumbprint
        let next = try document.claims.string("next")
        issuedAt = try document.claims.time("iat")
        guard let next = Thumbprint(next) else { throw .malformed(.rootHandover, .member("next")) }
        self.next = next
    }
}

extension RootHandover {
    /// The root at the end of the way that the handovers lead from a pinned root.
    ///
    /// Handovers of other roots, such as those before the pinned one, are passed over.
    static func lastRoot(
        from pinned: Thumbprint, through handovers: [RootHandover]
    ) throws(TrustError) -> Thumbprint {
        var root = pinned
        var visited: Set<Thumbprint> = [pinned]
        while let next = try successor(of: root, in: handovers) {
            guard visited.insert(next).inserted else { throw .handoverLoop }
            guard visited.count <= maximumDepth + 1 else { throw .tooManyHandovers }
            root = next
        }
        return root
    }

    private static func successor(
        of root: Thumbprint, in handovers: [RootHandover]
    ) throws(TrustError) -> Thumbprint? {
        let steps = handovers.filter { $0.previous == root }
        guard Set(steps.map(\.next)).count <= 1 else { throw .handoverFork }
        return steps.first?.next
    }
}
