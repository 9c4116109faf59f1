internal import JOSE

/// Trust list, root handovers and status lists in one file:
/// `{"trust_list": "…", "handovers": ["…"], "status_lists": ["…"]}`.
///
/// The file itself is not signed; its parts are. ``Trust`` proves them.
public struct OfflineBundle: Sendable, Equatable {
    /// The trust list's token.
    public var trustList: String
    /// The tokens of the root handovers, in any order.
    public var handovers: [String]
    /// The tokens of the status lists; there may be several copies of one.
    public var statusLists: [String]

    /// The most handovers that a bundle may hold.
    public static let maximumHandovers = 64
    /// The most status lists that a bundle may hold.
    public static let maximumStatusLists = 4_096

    /// A bundle of these tokens.
    public init(trustList: String, handovers: [String] = [], statusLists: [String] = []) {
        (self.trustList, self.handovers) = (trustList, handovers)
        self.statusLists = statusLists
    }

    /// Reads a bundle, at most 64 MiB.
    public init(_ bytes: Span<UInt8>) throws(TrustError) {
        let members: TrustMembers
        do throws(JSONError) {
            members = TrustMembers(
                try StrictJSON.parseObject(bytes, limits: .document), of: .bundle)
        } catch {
            throw .malformed(.bundle, .json(error))
        }
        trustList = try members.string("trust_list")
        handovers = try members.strings("handovers")
        statusLists = try members.strings("status_lists")
        guard handovers.count <= Self.maximumHandovers else {
            throw members.malformed("handovers")
        }
        guard statusLists.count <= Self.maximumStatusLists else {
            throw members.malformed("status_lists")
        }
    }

    /// The bundle as JSON, with a line break at the end.
    public func encoded() -> [UInt8] {
        let members: JSONObject = [
            "trust_list": .string(trustList), "handovers": .array(handovers.map(JSON.string)),
            "status_lists": .array(statusLists.map(JSON.string)),
        ]
        return members.serialized + [UInt8(ascii: "\n")]
    }
}
