package import Certificates

/// Why a publication is not served.
package enum PublicationError: Error, Sendable {
    /// The publication's own folder is not there, or nothing is in it.
    case absent(String)
    /// Whether the publication's own folder is there cannot be told: the disk or the network fails.
    case inaccessible(String)
    /// A file or folder inside it cannot be read.
    case unreadable(String)
    /// The publication was replaced while it was read, again and again.
    case unsettled
    /// More files or bytes than a publication has.
    case tooLarge
    /// A file that every publication has is missing.
    case missing(String)
    /// The bundle does not hold under the pinned root.
    case untrusted(TrustError)
    /// A file does not say what the bundle says.
    case inconsistent(String)
    /// It is older than the one that is served.
    case older(Trust.Regression)
}

extension PublicationError {
    /// Whether the folder, unchanged, may be read well the next time.
    var isPassing: Bool {
        switch self {
        case .inaccessible, .unreadable, .unsettled: true
        case .absent, .tooLarge, .missing, .untrusted, .inconsistent, .older: false
        }
    }
}

extension PublicationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .absent(let path): "the folder \(path) is not there, or empty"
        case .inaccessible(let path): "the folder \(path) cannot be looked at"
        case .unreadable(let path): "\(path) cannot be read"
        case .unsettled: "it was replaced again and again while it was read"
        case .tooLarge: "it has more files or bytes than a publication has"
        case .missing(let path): "\(path) is missing"
        case .untrusted(let error):
            "offline.json does not hold under the pinned root: \(error.description)"
        case .inconsistent(let path): "\(path) is not what offline.json says"
        case .older(.root): "its root is not the one that is served, nor one it handed over to"
        case .older(.trustList): "its trust list is older than the one that is served"
        case .older(.statusList(let uri)): "its list \(uri) is older than the one that is served"
        }
    }
}
