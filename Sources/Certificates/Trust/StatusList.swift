import Compression

/// The statuses of many certificates, packed into a few bits each (Token Status List section 4).
///
/// Entry `i` stands in byte `i * bits / 8`, counted from the least significant bit.
public struct StatusList: Sendable, Equatable {
    /// The entries of a list that we make.
    public static let capacity = 131_072
    /// The entries that are given out before a list is closed: half, so that an index drawn at
    /// random is soon a free one.
    public static let maximumUsed = 65_536

    /// Bits of an entry: 1, 2, 4 or 8; 2 in the lists that we make.
    public let bits: Int
    private var bytes: [UInt8]

    /// A list of ``capacity`` entries with 2 bits each, all valid.
    public init() {
        bits = 2
        bytes = [UInt8](repeating: 0, count: Self.capacity * 2 / 8)
    }

    /// Reads a list from outside: `compressed` is a zlib stream (RFC 1950) that holds at most 1 MiB.
    public init(bits: Int64, compressed: Span<UInt8>) throws(TrustError) {
        guard [1, 2, 4, 8].contains(bits) else {
            throw .malformed(.statusList, .member("status_list.bits"))
        }
        self.bits = Int(bits)
        do {
            bytes = try Zlib.decompress(compressed, maximumCount: 1 << 20)
        } catch {
            throw .malformed(.statusList, .member("status_list.lst"))
        }
    }

    /// The number of entries.
    public var count: Int { bytes.count * (8 / bits) }

    /// The status of an entry of a list of our own. The index must be in `0..<count`, and the value
    /// one that ``CertificateStatus`` knows; for a list from outside there is ``status(at:)``.
    public subscript(index: Int) -> CertificateStatus {
        get {
            guard let status = status(at: index) else { preconditionFailure("no such entry") }
            return status
        }
        set {
            precondition(bits == 2 && (0..<count).contains(index), "no such entry")
            let shift = index % 4 * 2
            bytes[index / 4] = bytes[index / 4] & ~(3 << shift) | newValue.rawValue << shift
        }
    }

    /// The status of an entry, or nil where the list does not reach so far or the value is one
    /// that the issuer does not use.
    public func status(at index: Int) -> CertificateStatus? {
        value(at: index).flatMap(CertificateStatus.init(rawValue:))
    }

    /// The bits of an entry, or nil where the list does not reach so far.
    public func value(at index: Int) -> UInt8? {
        guard (0..<count).contains(index) else { return nil }
        let perByte = 8 / bits
        let shift = index % perByte * bits
        return bytes[index / perByte] >> shift & UInt8(1 << bits - 1)
    }

    /// The entries as a zlib stream: what `lst` encodes.
    public var compressed: [UInt8] { Zlib.compress(bytes.span) }
}
