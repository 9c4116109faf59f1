import Certificates
import JOSE
import Signing
import Testing

@Suite("Status, key state, age of the trust list and age of the status list give the verdict")
struct VerdictTableTests {
    static let rows = VerdictTable.text.split(separator: "\n").dropFirst().map(Row.init)

    /// One office for all rows; its certificate was signed three hours ago.
    static let office = Result { try TestOffice() }
    static let issuedAt = TestOffice.now + -3 * 3_600

    @Test("Every combination has exactly one row")
    func complete() {
        let combinations = KeyState.allCases.flatMap { key in
            TrustListAge.allCases.flatMap { trust in
                StatusListAge.allCases.map { "\(key.rawValue)|\(trust.rawValue)|\($0.rawValue)" }
            }
        }
        #expect(Self.rows.map(\.name).sorted() == combinations.sorted())
        #expect(Self.rows.allSatisfy { $0.cells.count == VerdictTable.statuses.count })
    }

    @Test("The verdict is the one in the table", arguments: rows)
    func verdict(_ row: Row) throws {
        let office = try Self.office.get()
        let token = try office.issue(at: Self.issuedAt).token
        for (status, cell) in zip(VerdictTable.statuses, row.cells) {
            let verdict = try row.verifier(office, status).verify(token)
            #expect(verdict.outcome == VerdictTable.outcomes[cell[0]], "\(status) \(row)")
            let expected = cell.dropFirst().map { VerdictTable.codes[$0] }
            #expect(verdict.codes == expected, "\(status) \(row)")
        }
    }

    /// The life of the certificate key, as the trust list tells it.
    enum KeyState: String, CaseIterable {
        case active, retired, young, ended, compromised, unknown
        case endedAndStolen = "ended, stolen"

        func entry(_ office: TestOffice) -> TrustedKey? {
            var key = office.certificateEntry
            switch self {
            case .active: break
            case .retired: key.retiredAt = issuedAt + 1
            case .young: key.activeFrom = issuedAt + 1
            case .ended: key.retiredAt = issuedAt
            case .compromised: key.compromisedAt = TestOffice.now
            case .endedAndStolen: (key.retiredAt, key.compromisedAt) = (issuedAt, issuedAt)
            case .unknown: return nil
            }
            return key
        }
    }

    enum TrustListAge: String, CaseIterable {
        case lastSecond = "last second"
        case expired

        var lifetime: Int64 { self == .expired ? TestOffice.day : TestOffice.day + 1 }
    }

    enum StatusListAge: String, CaseIterable {
        case fresh, expired, future, missing, foreign
        case lastSecond = "last second"
        case tooOld = "too old"

        /// Seconds before the question.
        var age: Int64 {
            switch self {
            case .fresh, .foreign: 3_600
            case .missing: 0
            case .lastSecond: 7 * TestOffice.day - 1
            case .expired: 7 * TestOffice.day
            case .tooOld: TestOffice.day + 1
            case .future: -61
            }
        }

        var policy: VerificationPolicy {
            VerificationPolicy(maximumStatusAge: self == .tooOld ? TestOffice.day : nil)
        }
    }

    struct Row: CustomTestStringConvertible {
        let name: String
        let cells: [[String]]

        init(_ line: Substring) {
            let columns = line.split(separator: "|").map { column in
                column.split(separator: " ").joined(separator: " ")
            }
            name = columns.prefix(3).joined(separator: "|")
            cells = columns.dropFirst(3).map { $0.split(separator: " ").map(String.init) }
        }

        var testDescription: String { name }

        func verifier(_ office: TestOffice, _ status: CertificateStatus) throws -> Verifier {
            let parts = name.split(separator: "|").map(String.init)
            let key = try #require(KeyState(rawValue: parts[0]))
            let trust = try #require(TrustListAge(rawValue: parts[1]))
            let list = try #require(StatusListAge(rawValue: parts[2]))
            var statusKey = office.statusEntry
            statusKey.activeFrom = TestOffice.now + -30 * TestOffice.day
            let keys = [key.entry(office), statusKey].compactMap { $0 }
            let bundle = OfflineBundle(
                trustList: try office.trustList(
                    of: [office.listed(keys: keys)], at: TestOffice.now + -TestOffice.day,
                    lifetime: trust.lifetime),
                statusLists: try list == .missing
                    ? []
                    : [
                        office.statusList(
                            [TestOffice.index: status], at: TestOffice.now + -list.age,
                            key: list == .foreign ? office.certificateKey : nil)
                    ])
            return Verifier(
                trust: try Trust(bundle, root: office.root.publicKey.thumbprint),
                policy: list.policy)
        }
    }
}
