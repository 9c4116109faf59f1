package import Certificates

/// What `publish --check` found of a publication.
package struct PublicationReport: Sendable {
    /// The files that were looked at.
    package internal(set) var files = 0
    /// What is not as the registry and the trust list say.
    package internal(set) var differences: [Difference] = []
    /// What is right, and will not stay so.
    package internal(set) var warnings: [Difference] = []

    package struct Difference: Sendable {
        /// The path inside the publication.
        package let file: String
        package let deviation: Deviation
    }

    package enum Deviation: Sendable {
        /// The file is not there.
        case missing
        /// The server gives this status in place of the file.
        case refused(status: String)
        /// The file is none of the publication, and stands where only those stand.
        case foreign
        /// The file is not the one that `publish` writes.
        case different
        /// The trust list is of this version, not of the workspace's.
        case otherVersion(Int64, expected: Int64)
        /// The file does not hold.
        case notAuthentic(TrustError)
        /// A status list of another address or issuer stands here.
        case otherList(uri: String)
        /// The list says something else than the registry of so many certificates.
        case otherStatuses(count: Int)
        /// The bundle holds something else than this file.
        case notAsFile(String)
        /// The head is not on the chain of events.
        case notOnChain(count: Int64)
        /// So many events are not covered by the head.
        case behind(events: Int64)
        /// The list was signed in the future.
        case notMadeYet(UnixTime)
        case expired(UnixTime)
        case pastHalfLife(UnixTime)

        /// The name that stands in JSON.
        package var code: String {
            switch self {
            case .missing: "missing"
            case .refused: "refused"
            case .foreign: "foreign"
            case .different: "different"
            case .otherVersion: "other_version"
            case .notAuthentic: "not_authentic"
            case .otherList: "other_list"
            case .otherStatuses: "other_statuses"
            case .notAsFile: "not_as_file"
            case .notOnChain: "not_on_chain"
            case .behind: "behind"
            case .notMadeYet: "not_made_yet"
            case .expired: "expired"
            case .pastHalfLife: "past_half_life"
            }
        }
    }
}
