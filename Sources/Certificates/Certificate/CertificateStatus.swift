internal import JOSE

/// What a status list says of one certificate (Token Status List section 7).
public enum CertificateStatus: UInt8, Sendable, CaseIterable {
    /// The certificate stands.
    case valid = 0
    /// Taken back for good.
    case revoked = 1
    /// Not valid for now.
    case suspended = 2
    /// Replaced by a corrected certificate (3 is left to the application by the draft).
    case superseded = 3

    /// The word that stands in JSON: `valid`, `revoked`, `suspended` or `superseded`.
    public var name: String { String(describing: self) }
}

/// Where a certificate's status stands: the claim `status.status_list`.
public struct StatusReference: Sendable, Hashable {
    /// The status list's address, which is the `sub` of its token.
    public let uri: String
    /// The index in that list, from 0.
    public let index: Int

    /// The entry `index` of the list at `uri`.
    public init(uri: String, index: Int) {
        (self.uri, self.index) = (uri, index)
    }

    /// Whether both are the same entry of the same list, addresses compared byte by byte.
    public static func == (left: Self, right: Self) -> Bool {
        left.uri.hasSameBytes(as: right.uri) && left.index == right.index
    }

    /// Hashes what ``==(_:_:)`` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ExactText(uri))
        hasher.combine(index)
    }
}
