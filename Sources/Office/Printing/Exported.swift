package import Certificates
internal import Files
internal import Registry

extension Export {
    /// What was written.
    package struct Exported: Sendable {
        package internal(set) var certificates = 0
        /// PDF files that were there and whole already.
        package internal(set) var kept = 0
        /// Certificates that are not valid, and that nobody named.
        package internal(set) var leftOut = 0
        /// Certificates that are not valid, and were named.
        package internal(set) var notValid: [NotValid] = []
        /// Certificates that were not printed, since their names cannot be.
        package internal(set) var unprintable = UnprintableNames()
        /// Files of former runs that lie there and that are not to be handed out.
        package internal(set) var leftovers = Leftovers()
        /// Whether the workspace's publication knows everything that the registry does; always so
        /// where nothing is handed on.
        package internal(set) var isPublished = true
    }

    /// A certificate that was suspended, revoked or superseded.
    package struct NotValid: Sendable {
        package let number: String
        package let status: CertificateStatus
    }

    /// Files of former runs: the first of them, and how many.
    package struct Leftovers: Sendable {
        package private(set) var paths: [String] = []
        package private(set) var count = 0

        private static let mostPaths = 20

        /// Adds those of a certificate's files that are there.
        mutating func add(_ path: String, _ suffixes: [String]) throws(OfficeError) {
            for file in suffixes.map({ path + $0 }) where try Files.kind(of: file) == .file {
                count += 1
                if paths.count < Self.mostPaths { paths.append(file) }
            }
        }
    }
}
