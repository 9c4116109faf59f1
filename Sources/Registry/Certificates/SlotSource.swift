internal import Certificates
internal import GRDB

/// Free entries, list after list.
struct SlotSource {
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
