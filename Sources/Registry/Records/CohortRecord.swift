package import Certificates
internal import Foundation
internal import GRDB

/// A cohort as its certificates are issued under: the exact bytes of the files, not what they say.
package struct CohortRecord: Sendable, Equatable {
    /// Such as `2020-2021`; no two cohorts share one.
    package var name: String
    /// Of certificate numbers: `[A-Z0-9]{1,12}`; no two cohorts share one.
    package var prefix: String
    /// The bytes of the programme file.
    package var programme: [UInt8]
    /// The bytes of the issuer file.
    package var issuer: [UInt8]

    package init(name: String, prefix: String, programme: [UInt8], issuer: [UInt8]) {
        (self.name, self.prefix) = (name, prefix)
        (self.programme, self.issuer) = (programme, issuer)
    }
}

/// A cohort in the registry.
package struct Cohort: Sendable, Equatable {
    /// From 1, in the order of adding.
    package let id: Int64
    package let record: CohortRecord
    package let addedAt: UnixTime

    static let identities: ClosedRange<Int64> = 1...999_999
}
