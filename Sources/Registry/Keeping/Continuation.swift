package import Certificates

/// What is known from outside of what happened after a backup was made.
package struct AfterBackup: Sendable, Equatable {
    /// A status list as it was published last.
    package struct PublishedList: Sendable, Equatable {
        package var number: Int
        /// The entries that are not valid, by their index.
        package var entries: [Int: CertificateStatus]

        package init(number: Int, entries: [Int: CertificateStatus]) {
            (self.number, self.entries) = (number, entries)
        }
    }

    package var issuer: IssuerURL
    /// The last serials that are proved to be used, by prefix; also of cohorts that the backup does
    /// not know.
    package var serials: [String: Int] = [:]
    /// The certificates that may have been issued besides, at most.
    package var skip = 0
    /// The published lists, where they say anything newer than the backup.
    package var lists: [PublishedList] = []
    /// The highest number of a status list that is proved to be used.
    package var highestList = 0

    package init(issuer: IssuerURL) { self.issuer = issuer }
}

/// What a restored registry goes on with.
package struct Continuation: Sendable, Equatable {
    /// The serials that the next numbers follow, by prefix.
    package internal(set) var serials: [String: Int] = [:]
    /// Certificates whose status was taken over from the publication.
    package internal(set) var changed: [CertificateNumber] = []
    /// Entries of certificates that the registry does not know.
    package internal(set) var foreignEntries = 0
    /// Status lists up to this one are closed.
    package internal(set) var lastClosedList = 0
}
