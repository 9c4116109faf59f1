internal import Certificates
internal import Foundation
internal import GRDB

/// Reads the columns of a row one after the other, in the order of its SELECT.
///
/// GRDB's own subscripts trap on a value of another type, which a damaged file can hold.
struct Fields {
    private let row: Row
    private var column = 0

    init(_ row: Row) { self.row = row }

    mutating func integer() throws(RegistryError) -> Int64 {
        guard let value = try optionalInteger() else { throw damaged() }
        return value
    }

    mutating func int() throws(RegistryError) -> Int { Int(try integer()) }

    mutating func optionalInteger() throws(RegistryError) -> Int64? {
        switch try next() {
        case .int64(let value): value
        case .null: nil
        default: throw damaged()
        }
    }

    mutating func text() throws(RegistryError) -> String {
        guard let value = try optionalText() else { throw damaged() }
        return value
    }

    mutating func optionalText() throws(RegistryError) -> String? {
        switch try next() {
        case .string(let value): value
        case .null: nil
        default: throw damaged()
        }
    }

    mutating func bytes() throws(RegistryError) -> [UInt8] {
        guard let value = try optionalBytes() else { throw damaged() }
        return value
    }

    mutating func optionalBytes() throws(RegistryError) -> [UInt8]? {
        switch try next() {
        case .blob(let data): [UInt8](data)
        case .null: nil
        default: throw damaged()
        }
    }

    mutating func time() throws(RegistryError) -> UnixTime { UnixTime(try integer()) }

    mutating func flag() throws(RegistryError) -> Bool {
        guard let value = try optionalFlag() else { throw damaged() }
        return value
    }

    mutating func optionalFlag() throws(RegistryError) -> Bool? {
        switch try optionalInteger() {
        case 0: false
        case 1: true
        case nil: nil
        default: throw damaged()
        }
    }

    mutating func date() throws(RegistryError) -> CalendarDate {
        guard let date = CalendarDate(iso: try text()) else { throw damaged() }
        return date
    }

    mutating func status() throws(RegistryError) -> CertificateStatus {
        guard let value = UInt8(exactly: try integer()),
            let status = CertificateStatus(rawValue: value)
        else { throw damaged() }
        return status
    }

    mutating func number() throws(RegistryError) -> CertificateNumber {
        guard let number = CertificateNumber(try text()) else { throw damaged() }
        return number
    }

    mutating func cohort() throws(RegistryError) -> Int64 {
        let id = try integer()
        guard Cohort.identities.contains(id) else { throw damaged() }
        return id
    }

    mutating func person() throws(RegistryError) -> PersonKey {
        guard let key = PersonKey(stored: try bytes()) else { throw damaged() }
        return key
    }

    mutating func slot() throws(RegistryError) -> StatusSlot {
        guard let list = Int32(exactly: try integer()), list >= 1,
            let index = Int32(exactly: try integer()), index >= 0
        else { throw damaged() }
        return StatusSlot(list: list, index: index)
    }

    private mutating func next() throws(RegistryError) -> DatabaseValue.Storage {
        guard column < row.count else { throw damaged() }
        defer { column += 1 }
        let value: DatabaseValue = row[column]
        return value.storage
    }

    private func damaged() -> RegistryError { .damaged("column \(column)") }
}
