internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// Stands between the HTTP decoder and the answers, and hands on only requests that are whole and
/// within the limits.
///
/// What comes slowly, too large or not at all is ended here, by time and by size, and costs no task
/// and no more memory than its connection. A refusal closes the connection; what the other side still
/// sends is not read. Requests come one at a time: a handler before this one holds back those that
/// are sent ahead.
final class RequestGate: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        /// Nothing of a request's head has come whole.
        case idle
        case reading(HTTPRequestHead, ByteBuffer)
        case answering
        /// An answer was refused or is the last one; nothing is read any more.
        case closing
    }

    private let shared: Shared
    private var phase = Phase.idle
    private var peer: ClientAddress?
    private var deadline: Scheduled<Void>?
    private var writeDeadline: Scheduled<Void>?
    private var observed: ObservedRequest?
    private var reserved = 0
    private var closesAfterAnswer = false

    init(_ shared: Shared) { self.shared = shared }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        let address = ClientAddress(context.remoteAddress)
        guard shared.ledger.enter(address, at: .now()) else {
            shared.metrics.countRefusedConnection()
            context.close(promise: nil)
            return
        }
        peer = address
        wait(shared.limits.idleTime, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let peer { shared.ledger.leave(peer) }
        peer = nil
        release()
        deadline?.cancel()
        writeDeadline?.cancel()
        context.fireChannelInactive()
    }
}

extension RequestGate {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), phase) {
        case (.head(let head), .idle): receive(head, context)
        case (.body(let part), .reading(let head, var body)):
            // The buffer must have one owner while it grows.
            phase = .idle
            guard shared.ledger.reserve(part.readableBytes) else {
                return refuse(.overloaded, context)
            }
            reserved += part.readableBytes
            body.writeImmutableBuffer(part)
            phase = .reading(head, body)
            if body.readableBytes > shared.limits.bodyBytes {
                refuse(RequestHeadRules.bodyTooLarge, context)
            }
        case (.end, .reading(let head, let body)): handOn(head, body, context)
        default: break
        }
    }

    /// Once nothing is to be read any more, nothing is: what waits is left to the kernel.
    func read(context: ChannelHandlerContext) {
        if case .closing = phase { return }
        context.read()
    }

    private func receive(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        observed = ObservedRequest(head)
        closesAfterAnswer = !head.isKeepAlive
        let rules = RequestHeadRules(bodyLimit: shared.limits.bodyBytes)
        if let problem = rules.refusal(of: head) { return refuse(problem, context) }
        guard allow(1, head) else { return refuse(.tooMany, context) }
        phase = .reading(head, ByteBuffer())
        wait(shared.limits.requestTime, context)
        if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
            let go = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
        }
    }

    private func caller(_ head: HTTPRequestHead) -> ClientAddress? {
        shared.limits.proxyField.flatMap { head.headers[$0].last }
            .flatMap(ClientAddress.init(proxied:))
    }

    private func allow(_ requests: Int, _ head: HTTPRequestHead) -> Bool {
        guard let peer else { return false }
        return shared.ledger.allow(requests, of: caller(head) ?? peer, at: .now())
    }

    private func handOn(
        _ head: HTTPRequestHead, _ body: ByteBuffer, _ context: ChannelHandlerContext
    ) {
        guard allow(shared.limits.furtherRequests(body.readableBytes), head) else {
            return refuse(.tooMany, context)
        }
        phase = .answering
        wait(shared.limits.answerTime, context)
        context.fireChannelRead(wrapInboundOut(.head(head)))
        if body.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(.body(body))) }
        context.fireChannelRead(wrapInboundOut(.end(nil)))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, canRefuse else {
            return context.close(promise: nil)
        }
        refuse(error == .headerOverflow ? .headersTooLarge : .notHTTP, context)
    }

    private var canRefuse: Bool {
        switch phase {
        case .idle, .reading: true
        case .answering, .closing: false
        }
    }
}

extension RequestGate {
    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            observed?.status = UInt(head.status.code)
            if closesAfterAnswer { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let body):
            observed?.bytes += body.readableBytes
            context.write(data, promise: promise)
        case .end: end(data, promise, context)
        }
    }

    /// The next request may come in the middle of writing the end, so all is settled before.
    private func end(
        _ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
    ) {
        release()
        shared.observe(observed)
        observed = nil
        phase = closesAfterAnswer ? .closing : .idle
        wait(shared.limits.idleTime, context)
        writeDeadline?.cancel()
        writeDeadline = schedule(shared.limits.answerTime, context) { _, context in
            context.close(promise: nil)
        }
        let closes = closesAfterAnswer
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { [self] _ in
            writeDeadline?.cancel()
            if closes { linger(context) }
        }
        context.write(data, promise: written)
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        closesAfterAnswer = true
        observed = observed ?? ObservedRequest.unread
        var head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: problem.status.code))
        let body = ByteBuffer(bytes: problem.body)
        for (name, value) in problem.fields(length: body.readableBytes) {
            head.headers.add(name: name, value: value)
        }
        phase = .closing
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
        context.flush()
    }

    /// Says that nothing more comes, and leaves the other side a moment to read the answer: closing
    /// at once while it still sends would make its system throw the answer away.
    private func linger(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        deadline?.cancel()
        deadline = schedule(Self.lingering, context) { _, context in
            context.close(promise: nil)
        }
    }

    private static let lingering = TimeAmount.milliseconds(500)

    private func release() {
        if reserved > 0 { shared.ledger.release(reserved) }
        reserved = 0
    }
}

extension RequestGate {
    /// What has not come by then ends the connection; a request that has begun is told so.
    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = schedule(time, context) { gate, context in
            if case .reading = gate.phase {
                gate.refuse(.tooSlow, context)
            } else {
                context.close(promise: nil)
            }
        }
    }

    private func schedule(
        _ time: TimeAmount, _ context: ChannelHandlerContext,
        _ action: @escaping (RequestGate, ChannelHandlerContext) -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in
            if let self { action(self, context) }
        }
    }
}
