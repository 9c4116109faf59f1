import JOSE
import Signing
import Synchronization

/// Remembers which signatures held, so that the same token costs no second signature check.
///
/// An entry is the SHA-256 of key, signature and signed bytes: what is remembered is a fact about
/// these, true for ever. Whether the key still counts, dates and status are asked each time. Only
/// signatures that hold are remembered, so a flood of forgeries pushes out nothing. Many threads may
/// use one.
public final class SignatureCache: Sendable {
    private let generations = Mutex(Generations())
    private let limit: Int

    /// A cache of at most `capacity` signatures, of 32 bytes each and what a set costs.
    public init(capacity: Int = 1 << 16) {
        limit = max(1, capacity / 2)
    }

    /// The same as `isSigned(by:)` of the token.
    func isSigned(_ jws: JWS, by key: PublicKey) -> Bool {
        let entry = Entry(jws, key)
        if generations.withLock({ $0.contains(entry) }) { return true }
        guard jws.isSigned(by: key) else { return false }
        generations.withLock { $0.insert(entry, limit: limit) }
        return true
    }

    /// How many signatures are remembered.
    public var count: Int { generations.withLock { $0.count } }
}

/// Two sets of at most half of the capacity: when the young one is full it becomes the old one, and
/// what was asked for since then has moved over.
private struct Generations {
    private var young: Set<Entry> = []
    private var old: Set<Entry> = []

    var count: Int { young.count + old.count }

    mutating func contains(_ entry: Entry) -> Bool {
        if young.contains(entry) { return true }
        guard old.remove(entry) != nil else { return false }
        young.insert(entry)
        return true
    }

    mutating func insert(_ entry: Entry, limit: Int) {
        if young.count >= limit { (old, young) = (young, []) }
        young.insert(entry)
    }
}

/// A SHA-256 in a form that costs no allocation.
private struct Entry: Hashable {
    private let words: InlineArray<4, UInt64>

    init(_ jws: JWS, _ key: PublicKey) {
        var hash = SHA256Stream()
        hash.update(key.algorithm.name.utf8.span)
        hash.update(key.coordinates.span)
        // All before the last piece is of a fixed length, so that no byte can pass for part of another.
        let message = SHA256.digest(of: jws.signingInput.span)
        hash.update(message.span)
        hash.update(jws.signature.span)
        let digest = hash.finalize()
        words = InlineArray { word in
            digest[word * 8..<word * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    static func == (one: Self, other: Self) -> Bool {
        one.words.indices.allSatisfy { one.words[$0] == other.words[$0] }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }
}
