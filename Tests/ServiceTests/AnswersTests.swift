import Certificates
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("What is answered at each address")
struct AnswersTests {
    let office: ServedOffice

    init() throws { office = try ServedOffice() }

    @Test(
        "Every file of the publication is served with a validator and a time to live",
        arguments: [
            ("/trust-list.jwt", "application/trust-list+jwt", "public, max-age=300"),
            ("/status/1", "application/statuslist+jwt", "public, max-age=300"),
            ("/offline.json", "application/json", "public, max-age=300"),
            ("/.well-known/jwt-vc-issuer", "application/json", "public, max-age=3600"),
            ("/vct/completion", "application/json", "public, max-age=86400"),
            ("/", "text/html; charset=utf-8", "no-cache"),
            ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ])
    func files(_ path: String, _ type: String, _ cache: String) async throws {
        try await office.ask { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == type)
                #expect(response.headers[.cacheControl] == cache)
                #expect(response.headers[.eTag]?.hasPrefix("\"") == true)
                #expect(response.body.readableBytes > 0)
            }
        }
    }

    @Test(
        "A file that has not changed is not sent again",
        arguments: ["", "W/", "\"x\", ", "\"x\",\t", "\t"])
    func notModified(_ before: String) async throws {
        try await office.ask { client in
            let tag = try await client.execute(uri: "/offline.json", method: .get) {
                try #require($0.headers[.eTag])
            }
            let condition: HTTPFields = [.ifNoneMatch: before + tag]
            try await client.execute(uri: "/offline.json", method: .get, headers: condition) {
                #expect($0.status == .notModified)
                #expect($0.body.readableBytes == 0)
                #expect($0.headers[.eTag] == tag)
            }
            let other: HTTPFields = [.ifNoneMatch: "\"other\""]
            try await client.execute(uri: "/offline.json", method: .get, headers: other) {
                #expect($0.status == .ok)
            }
        }
    }

    @Test(
        "A known address says which methods it knows",
        arguments: [
            ("/api/verify", HTTPRequest.Method.get, "POST"), ("/api/verify", .options, "POST"),
            ("/health", .post, "GET, HEAD"), ("/", .put, "GET, HEAD"),
            ("/status/1", .delete, "GET, HEAD"), ("/status/9", .delete, "GET, HEAD"),
            ("/openapi.json", .post, "GET, HEAD"), ("/metrics", .post, "GET, HEAD"),
        ])
    func methods(_ path: String, _ method: HTTPRequest.Method, _ allowed: String) async throws {
        try await office.ask { client in
            try await client.execute(uri: path, method: method) { response in
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == allowed)
                #expect(response.headers[.contentType] == "application/problem+json")
            }
        }
    }

    @Test(
        "Nothing is at an address that is no file of the publication",
        arguments: [
            "/nothing", "/status/9", "/status/", "/../keys", "/%2e%2e/keys",
            "/status/../offline.json",
            "/head.jwt", "//", "/offline.json/",
        ])
    func nothing(_ path: String) async throws {
        try await office.ask { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .notFound)
                #expect(!String(buffer: response.body).contains("keys"))
            }
        }
    }

    @Test("HEAD says what GET says, without a body")
    func head() async throws {
        try await office.ask { client in
            let whole = try await client.execute(uri: "/offline.json", method: .get) { $0 }
            try await client.execute(uri: "/offline.json", method: .head) { response in
                #expect(response.status == .ok)
                #expect(response.body.readableBytes == 0)
                #expect(response.headers[.eTag] == whole.headers[.eTag])
            }
        }
    }

    @Test(
        "Every answer tells a browser to load nothing from elsewhere, and lets no other site read it",
        arguments: ["/", "/health", "/nothing", "/api/verify", "/metrics"])
    func security(_ path: String) async throws {
        try await office.ask { client in
            try await client.execute(uri: path, method: .get) { response in
                let policy = try #require(response.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                #expect(response.headers[.accessControlAllowOrigin] == nil)
            }
        }
    }
}
