/// A public key that has been checked: a point of its curve, in its one canonical form.
///
/// Copies share one key of OpenSSL. Any number of threads may verify with one value.
public struct PublicKey: Sendable {
    /// The one algorithm that the key verifies.
    public let algorithm: SignatureAlgorithm
    /// `x` and `y`, 32 bytes each, big-endian; for Ed25519 the 32 bytes of RFC 8032.
    public let coordinates: [UInt8]

    private let handle: KeyHandle

    /// Takes a public key from outside.
    ///
    /// - Parameters:
    ///   - algorithm: what the key verifies.
    ///   - coordinates: 64 bytes, or 32 for Ed25519.
    /// - Throws: ``SigningError/invalidPublicKey`` if the length is another, if the point is not on
    ///   the curve or not canonical, and for the points of small order of Ed25519, under which one
    ///   signature holds for many messages.
    public init(
        _ algorithm: SignatureAlgorithm, coordinates: [UInt8]
    ) throws(SigningError) {
        guard coordinates.count == algorithm.publicKeySize else { throw .invalidPublicKey }
        if algorithm == .ed25519, !Ed25519Encoding.isAcceptable(coordinates) {
            throw .invalidPublicKey
        }
        handle = try KeyHandle.publicKey(algorithm.kind, coordinates: coordinates.span)
        self.algorithm = algorithm
        self.coordinates = coordinates
    }

    init(_ algorithm: SignatureAlgorithm, handle: KeyHandle) throws(SigningError) {
        coordinates = try handle.coordinates(count: algorithm.publicKeySize)
        self.algorithm = algorithm
        self.handle = handle
    }

    /// Whether the signature is this key's for this message.
    ///
    /// An ECDSA signature with a large `s` is accepted, as JOSE does, so the bytes of a signature
    /// are no name for what was signed.
    /// - Parameters:
    ///   - signature: `r` and `s`, 32 bytes each, big-endian (RFC 7518 section 3.4); for Ed25519
    ///     the 64 bytes of RFC 8032. Anything else is false.
    ///   - message: what was signed, not its digest.
    /// - Returns: false also when OpenSSL has no memory: nothing but a true signature gives true.
    public func isValid(_ signature: Span<UInt8>, for message: Span<UInt8>) -> Bool {
        handle.isValid(signature, for: message)
    }
}

extension PublicKey: Hashable {
    /// Whether algorithm and point are the same.
    public static func == (one: PublicKey, other: PublicKey) -> Bool {
        one.algorithm == other.algorithm && one.coordinates == other.coordinates
    }

    /// Hashes algorithm and point.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(coordinates)
    }
}
