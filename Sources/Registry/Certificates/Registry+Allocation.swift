package import Certificates
internal import GRDB

extension Registry {
    /// Draws numbers and status entries for `count` certificates that are about to be issued.
    ///
    /// The numbers follow the last one of the cohort; the entries are drawn at random from the
    /// free ones of the issuer's open list, and of new lists after it. Ask once for a whole run
    /// and commit it in chunks: each call reads the open list anew.
    package func allocate(
        _ count: Int, in cohort: Int64, issuer: IssuerURL,
        using random: inout some RandomNumberGenerator
    ) throws(AllocationError) -> Allocation {
        try read { database in
            let prefix = try Cohort.prefix(of: cohort, in: database)
            let first = try Serial.last(in: cohort, database) + 1
            var source = try SlotSource(database, issuer: issuer, capacity: capacity)
            var slots: [StatusSlot] = []
            slots.reserveCapacity(max(0, count))
            while slots.count < count { slots.append(try source.draw(using: &random)) }
            return Allocation(
                cohort: cohort, issuer: issuer, prefix: prefix, firstSerial: first, slots: slots)
        } failure: {
            AllocationError.registry($0)
        }
    }
}

extension Registry {
    /// The last serial of each cohort that was given out or passed over, by the prefix of its
    /// numbers.
    package func lastSerials() throws(RegistryError) -> [String: Int] {
        try read { try Serial.allLast($0) }
    }
}

/// The serials of a cohort.
enum Serial {
    /// Certificates of a cohort have the identities `cohort * span + serial`.
    static let span: Int64 = 1_000_000_000_000

    /// The identities that certificates of a cohort can have.
    static func identities(of cohort: Int64) throws(RegistryError) -> ClosedRange<Int64> {
        // A cohort's identity can come from a damaged file, and must not overflow here.
        guard Cohort.identities.contains(cohort) else { throw .damaged("cohort \(cohort)") }
        return cohort * span + 1...cohort * span + span - 1
    }

    /// ``last(in:_:)`` of every cohort, by its prefix.
    static func allLast(_ database: Database) throws -> [String: Int] {
        var serials: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, prefix FROM cohort") {
            var fields = Fields(row)
            let cohort = try fields.cohort()
            serials[try fields.text()] = try last(in: cohort, database)
        }
        return serials
    }

    /// The last serial that was given out or passed over.
    ///
    /// It stands in two places: with the certificates, or with the restoring that passed serials
    /// over. Were it read from one that is damaged, a number could be used again.
    static func last(in cohort: Int64, _ database: Database) throws -> Int {
        let sql = """
            SELECT last, (SELECT max(id) FROM certificate WHERE id BETWEEN ? AND ?)
            FROM serial WHERE cohort = ?
            """
        let range = try identities(of: cohort)
        let arguments: StatementArguments = [range.lowerBound, range.upperBound, cohort]
        guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else {
            throw RegistryError.damaged("serial")
        }
        var fields = Fields(row)
        let last = try fields.integer()
        let highest = try fields.optionalInteger().map { $0 - cohort * span } ?? 0
        let passedOver = try Restored.serial(
            of: Cohort.prefix(of: cohort, in: database), in: database)
        guard last == max(highest, passedOver), last < span else {
            throw RegistryError.damaged("serial")
        }
        return Int(last)
    }
}

/// Free entries, list after list.
private struct SlotSource {
    private let capacity: ListCapacity
    private var list: Int32
    private var taken: [Bool]
    private var used: Int
    private var nextList: Int32

    init(_ database: Database, issuer: IssuerURL, capacity: ListCapacity) throws {
        self.capacity = capacity
        nextList = try Self.nextList(database)
        list = nextList
        taken = []
        used = capacity.used
        if let open = try Self.openList(database, of: issuer, capacity) {
            (list, used) = (open.number, open.used)
            taken = try Self.taken(database, in: open, capacity)
        }
    }

    mutating func draw(using random: inout some RandomNumberGenerator) throws -> StatusSlot {
        if used >= capacity.used { try openNext() }
        var index: Int
        repeat {
            index = Int.random(in: 0..<capacity.entries, using: &random)
        } while taken[index]
        taken[index] = true
        used += 1
        return StatusSlot(list: list, index: Int32(index))
    }

    private mutating func openNext() throws {
        guard nextList < Int32.max else { throw AllocationError.numbersExhausted }
        (list, used) = (nextList, 0)
        nextList += 1
        taken = Array(repeating: false, count: capacity.entries)
    }

    private static func nextList(_ database: Database) throws -> Int32 {
        Int32(try StatusListLedger.lastNumber(in: database)) + 1
    }

    private static func openList(
        _ database: Database, of issuer: IssuerURL, _ capacity: ListCapacity
    ) throws -> (number: Int32, used: Int)? {
        let sql = """
            SELECT number, used FROM status_list
            WHERE issuer = ? AND closed = 0 AND used < ? AND number > ? ORDER BY number LIMIT 1
            """
        let arguments: StatementArguments = [
            issuer.description, capacity.used, try Restored.lastClosedList(in: database),
        ]
        guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else {
            return nil
        }
        var fields = Fields(row)
        guard let number = Int32(exactly: try fields.integer()) else {
            throw RegistryError.damaged("status_list")
        }
        return (number, try fields.int())
    }

    /// The entries in use, which must be as many as the list says.
    ///
    /// They stand in the table and in an index; were they read from one that is damaged, an entry
    /// could be used again.
    private static func taken(
        _ database: Database, in list: (number: Int32, used: Int), _ capacity: ListCapacity
    ) throws -> [Bool] {
        let taken = try taken(database, "certificate", in: list, capacity)
        guard try taken == self.taken(database, "certificate NOT INDEXED", in: list, capacity)
        else { throw RegistryError.damaged("status list \(list.number)") }
        return taken
    }

    private static func taken(
        _ database: Database, _ table: String, in list: (number: Int32, used: Int),
        _ capacity: ListCapacity
    ) throws -> [Bool] {
        let damaged = RegistryError.damaged("status list \(list.number)")
        var taken = Array(repeating: false, count: capacity.entries)
        var count = 0
        let sql = "SELECT status_index FROM \(table) WHERE status_list = ?"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [list.number])
        while let row = try rows.next() {
            var fields = Fields(row)
            let index = try fields.int()
            guard taken.indices.contains(index), !taken[index] else { throw damaged }
            taken[index] = true
            count += 1
        }
        guard count == list.used else { throw damaged }
        return taken
    }
}
