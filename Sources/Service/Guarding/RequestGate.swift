internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// Stands between the HTTP decoder and the answers, and hands on only requests that are whole and
/// within the limits.
///
/// What comes slowly, too large or not at all is ended here, by time and by size, and costs no task
/// and no more memory than its connection. A refusal closes the connection; what the other side still
/// sends is not read. Requests come one at a time: handlers before this one hold back those that
/// are sent ahead.
final class RequestGate: ChannelDuplexHandler {
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
    private let intake: Intake
    private var phase = Phase.idle
    private var peer: ClientAddress?
    private var account: RequestAccount?
    private var observed: ObservedRequest?
    private var closesAfterAnswer = false
    /// Why a request is refused of which no head came.
    private var refusalUnread: Problem?
    private let deadline = Alarm()
    private let writeDeadline = Alarm()

    init(_ shared: Shared, intake: Intake) { (self.shared, self.intake) = (shared, intake) }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        let address = ClientAddress(context.remoteAddress)
        switch shared.ledger.enter(address, at: .now()) {
        case .granted:
            peer = address
            wait(shared.limits.idleTime, context)
        case .addressFull:
            shared.metrics.countRefusedConnection()
            refuseUnread(.tooManyConnections)
        case .full:
            shared.metrics.countRefusedConnection()
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let peer { shared.ledger.leave(peer) }
        peer = nil
        release()
        if let observed { shared.observeCut(observed) }
        observed = nil
        deadline.cancel()
        writeDeadline.cancel()
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
            if let problem = account?.take(part.readableBytes) { return refuse(problem, context) }
            body.writeImmutableBuffer(part)
            phase = .reading(head, body)
            if body.readableBytes > shared.limits.bodyBytes {
                refuse(RequestHeadRules.bodyTooLarge, context)
            }
        case (.end, .reading(let head, let body)): handOn(head, body, context)
        default: break
        }
    }

    private func receive(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        observed = ObservedRequest(head)
        let rules = RequestHeadRules(bodyLimit: shared.limits.bodyBytes)
        closesAfterAnswer = rules.isLast(head)
        if let problem = rules.refusal(of: head) { return refuse(problem, context) }
        guard let caller = caller(head) ?? peer else { return context.close(promise: nil) }
        account = RequestAccount(shared, of: caller)
        if let problem = account?.charge(bytes: rules.declaredLength(of: head) ?? 0) {
            return refuse(problem, context)
        }
        phase = .reading(head, ByteBuffer())
        wait(shared.limits.requestTime, context)
        if rules.awaitsContinue(head) {
            let go = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
        }
    }

    private func caller(_ head: HTTPRequestHead) -> ClientAddress? {
        shared.limits.proxyField.flatMap { head.headers[$0].last }
            .flatMap(ClientAddress.init(proxied:))
    }

    private func handOn(
        _ head: HTTPRequestHead, _ body: ByteBuffer, _ context: ChannelHandlerContext
    ) {
        // One comma stands between two tokens, and none inside.
        let tokens = 1 + body.readableBytesView.count { $0 == UInt8(ascii: ",") }
        if let problem = account?.charge(bytes: body.readableBytes, tokens: tokens) {
            return refuse(problem, context)
        }
        phase = .answering
        wait(shared.limits.answerTime, context)
        context.fireChannelRead(wrapInboundOut(.head(head)))
        if body.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(.body(body))) }
        context.fireChannelRead(wrapInboundOut(.end(nil)))
    }

    /// What comes behind the last request is no reason to withhold its answer.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch (error, phase) {
        case (is HTTPParserError, .closing), (is BodyOverflow, .closing): break
        case (is BodyOverflow, .reading): refuse(RequestHeadRules.bodyTooLarge, context)
        case (let error as HTTPParserError, .idle), (let error as HTTPParserError, .reading):
            refuse(refusalUnread ?? .undecodable(error), context)
        default: context.close(promise: nil)
        }
    }

    /// Told from the front, so that the handlers between know that an answer follows.
    private func refuseUnread(_ problem: Problem) {
        refusalUnread = problem
        intake.cut(HTTPParserError.invalidEOFState)
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
        let closes = closesAfterAnswer
        if closes { finish() } else { phase = .idle }
        wait(shared.limits.idleTime, context)
        writeDeadline.set(shared.limits.answerTime, on: context.eventLoop) {
            context.close(promise: nil)
        }
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { [self] result in
            writeDeadline.cancel()
            if case .failure = result { shared.metrics.countCut() }
            if closes { linger(context) }
        }
        context.write(data, promise: written)
    }

    private func finish() {
        phase = .closing
        intake.stop()
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        closesAfterAnswer = true
        let request = observed ?? ObservedRequest.unread
        observed = request
        var head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: problem.status.code))
        let body = ByteBuffer(bytes: problem.body)
        for (name, value) in problem.fields(length: body.readableBytes) {
            head.headers.add(name: name, value: value)
        }
        finish()
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        if request.method != HTTPMethod.HEAD.rawValue {
            write(context: context, data: wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
        context.flush()
    }

    /// Says that nothing more comes, and leaves the other side a moment to read the answer: closing
    /// at once while it still sends would make its system throw the answer away. A connection that is
    /// not counted has no such moment.
    private func linger(_ context: ChannelHandlerContext) {
        guard peer != nil else { return context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        deadline.set(Self.lingering, on: context.eventLoop) { context.close(promise: nil) }
    }

    private static let lingering = TimeAmount.milliseconds(500)

    private func release() {
        account?.release()
        account = nil
    }

    /// What has not come by then ends the connection; a request that has begun is told so.
    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline.set(time, on: context.eventLoop) { [weak self] in
            guard let self else { return }
            switch phase {
            case .reading: refuse(.tooSlow, context)
            case .idle where intake.hasBegunHead: refuseUnread(.tooSlow)
            case .idle, .answering, .closing: context.close(promise: nil)
            }
        }
    }
}
