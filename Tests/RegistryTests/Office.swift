import Certificates
import Foundation
import Registry

/// A registry with one cohort and one approval, and made-up certificates for it.
struct Office {
    static let capacity = ListCapacity(entries: 64, used: 32)
    static let now = UnixTime(1_700_000_000)

    let registry: Registry
    let cohort: Int64
    let approval: Int64
    let issuer: IssuerURL

    init(_ registry: Registry, name: String = "2020-2021", prefix: String = "LJ2021") throws {
        self.registry = registry
        cohort = try registry.add(
            CohortRecord(
                name: name, prefix: prefix, programme: Array("{}".utf8), issuer: [0, 255]),
            at: Self.now)
        approval = try registry.record(Self.approval(of: cohort), at: Self.now)
        issuer = try Self.url("https://cert.example.org")
    }

    /// One in memory, with small status lists.
    init() throws {
        try self.init(.inMemory(capacity: Self.capacity))
    }

    static func approval(of cohort: Int64, roster: UInt8 = 1) -> ApprovalRecord {
        ApprovalRecord(
            cohort: cohort, rosterDigest: digest(roster), programmeDigest: digest(2),
            issuerDigest: digest(3), auditDigest: digest(4), approvedBy: "审核人", partial: true,
            issuable: 60, notCompleted: 3, faulty: 2)
    }

    static func digest(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 32) }

    static func url(_ text: String) throws -> IssuerURL {
        guard let url = IssuerURL(text) else { throw Missing() }
        return url
    }

    static func person(_ number: Int) throws -> PersonKey {
        // In another order than the numbers, and different for all below 65,536.
        let mixed = number * 40_503 % 65_536
        var code = digest(0)
        (code[0], code[15]) = (UInt8(mixed / 256), UInt8(mixed % 256))
        guard let key = PersonKey(code) else { throw Missing() }
        return key
    }

    func allocate(_ count: Int, seed: UInt64 = 1) throws -> Allocation {
        var random = Dice(state: seed)
        return try registry.allocate(count, in: cohort, issuer: issuer, using: &random)
    }

    /// The record of the certificate at a position; person and line follow from its serial.
    func record(_ allocation: Allocation, _ position: Int = 0) throws -> CertificateRecord {
        let number = try allocation.number(at: position)
        guard let started = CalendarDate(iso: "2020-10-15"),
            let completed = CalendarDate(iso: "2021-10-14")
        else { throw Missing() }
        return CertificateRecord(
            number: number, slot: allocation.slot(at: position),
            person: try Self.person(number.serial), approval: approval, line: number.serial + 1,
            name: "张三\(number.serial)", track: "区域发展",
            institution: number.serial % 3 == 0 ? "甲大学" : "乙大学", started: started,
            completed: completed, hours: number.serial % 2 == 0 ? 240 : nil,
            figures: .init(region: "110000", industry: "C35", manufacturing: true),
            issuedAt: Self.now, keyID: "abcdefghijk", jwt: "header.payload\(number).signature",
            disclosures: ["graduate\(number.serial)", "id_number"])
    }

    func commit(_ records: [CertificateRecord]) throws {
        try registry.commit(records, to: cohort, issuer: issuer, at: Self.now)
    }

    /// Issues so many certificates, and gives their records.
    @discardableResult
    func issue(_ count: Int, seed: UInt64 = 1) throws -> [CertificateRecord] {
        let allocation = try allocate(count, seed: seed)
        let records = try (0..<count).map { try record(allocation, $0) }
        try commit(records)
        return records
    }

    func issued() throws -> [IssuedCertificate] {
        var all: [IssuedCertificate] = []
        try registry.forEachCertificate(in: cohort) { certificate throws(RegistryError) in
            all.append(certificate)
        } failure: {
            $0
        }
        return all
    }

    struct Missing: Error {}
}

/// SplitMix64: the same draws for the same state.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A folder that is gone when the value is.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "jieye-registry-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var registry: String { file("registry.sqlite") }
    func file(_ name: String) -> String { path + "/" + name }
}
