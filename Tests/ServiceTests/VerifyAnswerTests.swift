import Certificates
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JOSE
import NIOCore
import Testing

@Suite("POST /api/verify")
struct VerifyAnswerTests {
    let office: ServedOffice

    init() throws { office = try ServedOffice() }

    private func verify(
        _ body: String, type: String? = "text/plain", coding: String? = nil
    ) async throws -> (status: HTTPResponse.Status, body: JSONObject) {
        try await office.ask { client in
            var headers = HTTPFields()
            headers[.contentType] = type
            headers[.contentEncoding] = coding
            return try await client.execute(
                uri: "/api/verify", method: .post, headers: headers,
                body: ByteBuffer(string: body)
            ) { response in
                let bytes = Array(response.body.readableBytesView)
                return (
                    response.status, try StrictJSON.parseObject(bytes.span, limits: .document)
                )
            }
        }
    }

    @Test(
        "One token as text, in JSON, and with white space around it gets one verdict",
        arguments: [
            ("text/plain", ""), ("text/plain; charset=utf-8", " \r\n"), ("TEXT/PLAIN", "\n"),
            ("application/json", "{"), ("application/json;charset=UTF-8", "{"),
            ("text/plain\t;\tcharset=US-ASCII", ""), ("application/json; charset=\"utf-8\"", "{"),
            ("text/plain; format=flowed", ""),
        ])
    func one(_ type: String, _ around: String) async throws {
        let token = try office.issue().token
        let text = around == "{" ? "{\"token\": \"\(token)\"}" : around + token + around
        let answer = try await verify(text, type: type)
        #expect(answer.status == .ok)
        #expect(answer.body.string("verdict") == "valid")
        #expect(answer.body.object("certificate")?.string("name") == "张伟")
    }

    @Test("Many tokens get as many verdicts in their order")
    func many() async throws {
        let token = try office.issue().token
        let answer = try await verify(
            "{\"tokens\": [\"\(token)\", \"nothing\", \"\(token)\"]}", type: "application/json")
        let verdicts = answer.body.array("verdicts")?.map { $0.objectValue?.string("verdict") }
        #expect(answer.status == .ok)
        #expect(verdicts == ["valid", "invalid", "valid"])
    }

    @Test(
        "What is no question is a problem, and nothing of it is repeated",
        arguments: [
            "", "null", "[]", "{}", "{\"token\": 1}", "{\"tokens\": []}", "{\"tokens\": [1]}",
            "{\"token\": \"a\", \"tokens\": [\"a\"]}", "{\"token\": \"a\", \"token\": \"a\"}",
            "{\"token\": \"zzz\", \"other\": 1}", "{\"tokens\": \"zzz\"}", "{\"token\": \"zzz\"",
            "{\"tokens\": [\(Array(repeating: "\"a\"", count: 1_001).joined(separator: ","))]}",
            String(repeating: "[", count: 100_000),
        ])
    func notUnderstood(_ body: String) async throws {
        let answer = try await verify(body, type: "application/json")
        #expect(answer.status == .badRequest)
        #expect(answer.body.string("title") == "Bad Request")
        #expect(answer.body.string("detail")?.contains("zzz") == false)
    }

    @Test(
        "Another media type or character set, or none, is a problem",
        arguments: [
            nil, "", "text/html", "application/x-www-form-urlencoded", "text/plainx",
            "text / plain", "text/plain; charset=utf-16", "text/plain; charset=iso-8859-1",
            "application/json;charset=GB18030", "text/plain;charset=",
        ])
    func mediaType(_ type: String?) async throws {
        let answer = try await verify("x", type: type)
        #expect(answer.status == .unsupportedMediaType)
    }

    @Test("A body with a content coding is a problem", arguments: ["gzip", "br", "identity"])
    func contentCoding(_ coding: String) async throws {
        let answer = try await verify(try office.issue().token, coding: coding)
        #expect(answer.status == .unsupportedMediaType)
        #expect(answer.body.string("detail")?.contains("content coding") == true)
    }

    @Test("Verdicts are counted by reason, and no token is in the metrics")
    func counted() async throws {
        _ = try await verify("nothing-of-a-token")
        _ = try await verify(try office.issue().token)
        let text = try await office.ask { client in
            try await client.execute(uri: "/metrics", method: .get) { String(buffer: $0.body) }
        }
        #expect(text.contains("jieye_verdicts_total{verdict=\"valid\"} 1\n"))
        #expect(text.contains("jieye_reasons_total{reason=\"malformed\"} 1\n"))
        #expect(!text.contains("nothing-of-a-token"))
    }
}
