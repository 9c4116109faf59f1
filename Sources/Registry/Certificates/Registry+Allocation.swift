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

    /// The last serial of each cohort that was given out or passed over, by the prefix of its
    /// numbers.
    package func lastSerials() throws(RegistryError) -> [String: Int] {
        try read { try Serial.allLast($0) }
    }
}
