internal import Certificates
internal import HTTPTypes
internal import Hummingbird
internal import JOSE

/// `POST /api/verify`: a token as text, one as `{"token"}`, or up to 1,000 as `{"tokens"}`.
struct VerifyAnswer: Sendable {
    static let maximumTokens = 1_000

    let store: PublicationStore
    let metrics: Metrics
    let clock: @Sendable () -> UnixTime
    let bodyLimit: Int

    func response(to request: Request) async throws -> Response {
        guard request.headers[.contentEncoding] == nil else { return Problem.encoded.response }
        guard let type = QuestionType(request.headers[.contentType]) else {
            return Problem.notText.response
        }
        guard let body = await Self.bytes(of: request, limit: bodyLimit) else {
            return Problem(.contentTooLarge, "The body is larger than this service reads.").response
        }
        guard let publication = store.current else { return Problem.noPublication.response }
        switch type {
        case .text: return answer(publication.verifier, to: Self.trimmed(body))
        case .json: return await answer(publication.verifier, toJSON: body)
        }
    }

    private static func bytes(of request: Request, limit: Int) async -> [UInt8]? {
        guard let buffer = try? await request.body.collect(upTo: limit) else { return nil }
        return Array(buffer.readableBytesView)
    }

    private func answer(_ verifier: Verifier, to token: [UInt8]) -> Response {
        Self.json(judge(token, verifier).serialized)
    }

    private func answer(_ verifier: Verifier, toJSON body: [UInt8]) async -> Response {
        guard let question = Question(body, limit: bodyLimit) else {
            return Problem(
                .badRequest,
                "Send {\"token\": \"…\"} or {\"tokens\": [\"…\"]} with 1 to 1,000 tokens, and nothing else."
            ).response
        }
        switch question {
        case .one(let token): return answer(verifier, to: Array(token.utf8))
        case .many(let tokens): return Self.json(await judge(tokens, verifier))
        }
    }

    /// Whoever asks for many waits for them; others get their turn in between.
    private func judge(_ tokens: [String], _ verifier: Verifier) async -> [UInt8] {
        var body = Array("{\"verdicts\":[".utf8)
        for (place, token) in tokens.enumerated() {
            if place > 0 { body.append(UInt8(ascii: ",")) }
            body += judge(Array(token.utf8), verifier).serialized
            if place % 16 == 15 { await Task.yield() }
        }
        return body + "]}".utf8
    }

    private func judge(_ token: [UInt8], _ verifier: Verifier) -> JSON {
        let verdict = verifier.verify(text: token.span, at: clock())
        metrics.count(verdict)
        return verdict.json
    }

    private static func json(_ body: [UInt8]) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body + [UInt8(ascii: "\n")])))
    }

    /// Without the white space that a text editor or a shell leaves around a token.
    private static func trimmed(_ text: [UInt8]) -> [UInt8] {
        let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let start = text.prefix { space.contains($0) }.count
        let end = text.lastIndex { !space.contains($0) }.map { $0 + 1 } ?? start
        return Array(text[start..<max(start, end)])
    }
}

/// What was asked in JSON.
private enum Question {
    case one(String)
    case many([String])

    init?(_ body: [UInt8], limit: Int) {
        let limits = StrictJSON.Limits(
            bytes: limit, depth: 3, values: VerifyAnswer.maximumTokens + 8)
        guard let object = try? StrictJSON.parseObject(body.span, limits: limits),
            object.count == 1
        else { return nil }
        if let token = object.string("token") {
            self = .one(token)
        } else if let list = object.array("tokens"), !list.isEmpty,
            list.count <= VerifyAnswer.maximumTokens
        {
            let tokens = list.compactMap(\.stringValue)
            guard tokens.count == list.count else { return nil }
            self = .many(tokens)
        } else {
            return nil
        }
    }
}
