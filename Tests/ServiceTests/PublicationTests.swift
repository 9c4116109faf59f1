import Certificates
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Signing
import Testing

@Suite("The publication that is served")
struct PublicationTests {
    private func health(_ office: ServedOffice, at time: UnixTime = ServedOffice.now)
        async throws -> HTTPResponse.Status
    {
        try await office.ask(at: time) { client in
            try await client.execute(uri: "/health", method: .get) { $0.status }
        }
    }

    @Test("Without a publication nothing is served, and the service is not healthy")
    func absent() async throws {
        let office = try ServedOffice(publishing: false)
        office.store.refresh()
        #expect(try await health(office) == .serviceUnavailable)
        let token = "x"
        let statuses = try await office.ask { client in
            let verify = try await client.execute(
                uri: "/api/verify", method: .post, headers: [.contentType: "text/plain"],
                body: .init(string: token)
            ) { $0.status }
            let file = try await client.execute(uri: "/offline.json", method: .get) { $0.status }
            return [verify, file]
        }
        #expect(statuses == [.serviceUnavailable, .serviceUnavailable])
    }

    @Test("A publication that appears or changes is taken over")
    func takenOver() async throws {
        let office = try ServedOffice(publishing: false)
        try office.publish()
        office.store.refresh()
        #expect(try await health(office) == .ok)
        try office.publish(.revoked, at: ServedOffice.now + 10)
        office.store.refresh()
        let token = try office.issue().token
        let verdict = try #require(office.store.current).verifier
            .verify(text: token.utf8.span, at: ServedOffice.now + 10)
        #expect(verdict.reasons.map(\.reason) == [.revoked])
    }

    @Test("A publication is not healthy after one of its lists has expired")
    func expired() async throws {
        let office = try ServedOffice()
        #expect(try await health(office, at: ServedOffice.now + 6 * 86_400) == .ok)
        #expect(try await health(office, at: ServedOffice.now + 8 * 86_400) == .serviceUnavailable)
    }

    @Test("A broken, older or foreign publication is refused, and the former one is served on")
    func refused() async throws {
        let office = try ServedOffice()
        let good = try #require(office.store.current)
        let other = try PrivateKey.generate(.es256)
        let breaks: [(ServedOffice) throws -> Void] = [
            { try $0.write("offline.json", Array("{".utf8)) },
            { try $0.remove("offline.json") },
            { try $0.publish(at: ServedOffice.now + -10) },
            { try $0.publish(at: ServedOffice.now + 10, signedBy: other) },
            { office in
                try office.publish(at: ServedOffice.now + 10)
                try office.write("trust-list.jwt", Array("x".utf8))
            },
            { office in
                try office.publish(at: ServedOffice.now + 10)
                try office.write("status/1", Array("x".utf8))
            },
            { office in
                try office.publish(at: ServedOffice.now + 10)
                try office.remove("vct/completion")
            },
            { office in
                try office.publish(at: ServedOffice.now + 10)
                try office.remove("index.html")
            },
        ]
        for broken in breaks {
            try broken(office)
            office.store.refresh()
            #expect(office.store.refusal != nil)
            #expect(office.store.current?.version == good.version)
            #expect(try await health(office) == .ok)
            try office.publish()
        }
    }
}
