import Certificates
import Registry
import Testing

@Suite("What a key has signed, and what was recorded of it")
struct KeyUsageTests {
    @Test("Certificates of a key are counted with the latest date of issue")
    func usage() throws {
        let office = try Office()
        try office.issue(3)
        let allocation = try office.allocate(1)
        var later = try office.record(allocation)
        later.issuedAt = Office.now + 9
        try office.commit([later])
        let usage = try office.registry.usage(ofKey: later.keyID)
        #expect(usage.count == 4)
        #expect(usage.lastIssuedAt == Office.now + 9)
        #expect(try office.registry.usage(ofKey: "AAAAAAAAAAA").count == 0)
        #expect(try office.registry.usage(ofKey: "AAAAAAAAAAA").lastIssuedAt == nil)
    }

    @Test("An event is found by code, subject and detail together")
    func events() throws {
        let registry = try Registry.inMemory()
        try registry.record(.keyAdded, of: "AAAAAAAAAAA", "use=status", at: UnixTime(1))
        #expect(try registry.hasEvent(.keyAdded, about: "AAAAAAAAAAA", "use=status"))
        #expect(try !registry.hasEvent(.keyAdded, about: "AAAAAAAAAAA", "use=certificate"))
        #expect(try !registry.hasEvent(.keyRetired, about: "AAAAAAAAAAA", "use=status"))
        #expect(try !registry.hasEvent(.keyAdded, about: "BBBBBBBBBBB", "use=status"))
    }
}
