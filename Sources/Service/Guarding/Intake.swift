internal import NIOCore
internal import NIOHTTP1

/// Stands before the HTTP decoder, and bounds the bytes that come however little they say.
///
/// The decoder counts names and values only. Blanks, chunk sizes and extensions, empty lines and all
/// that follows an upgrade it takes without end, and keeps some of it. So it is fed piece by piece, and
/// cut off from what leads to no further part of a request. While requests wait for their answers it
/// gets nothing: what is sent ahead stays raw.
final class Intake: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData

    private enum Stage { case head, body }

    private static let piece = 4 << 10
    /// Of requests sent ahead; more comes only from who closes his side behind them.
    private static let aheadLimit = 64 << 10

    private let headLimit: Int
    private let bodyLimit: Int
    private var stage = Stage.head
    /// What the decoder got since it last gave out a part of a request.
    private var fruitless = 0
    /// What the decoder got since the request's head.
    private var sinceHead = 0
    private var unanswered = 0
    private var ahead = ByteBuffer()
    private var isClosedBehind = false
    private var isStopped = false
    private var context: ChannelHandlerContext?

    /// Beside names and values a head has its first line and, for each field, four bytes; a chunked
    /// body has at most as much again of framing, and its trailer.
    init(_ limits: CallerLimits) {
        headLimit = limits.headerBytes + 4 * limits.headerCount + Self.piece
        bodyLimit = 2 * limits.bodyBytes + headLimit
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Whether a part of a head has come, and not the whole.
    var hasBegunHead: Bool { stage == .head && fruitless > 0 }

    /// Reads nothing any more: what waits is left to the kernel.
    func stop() {
        isStopped = true
        ahead = ByteBuffer()
    }

    /// Stops, and tells the handlers behind why.
    func cut(_ reason: any Error) {
        stop()
        context?.fireErrorCaught(reason)
    }
}

/// More framing than an honest body has.
struct BodyOverflow: Error {}

extension Intake {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isStopped else { return }
        var bytes = unwrapInboundIn(data)
        if ahead.readableBytes == 0 { ahead = bytes } else { ahead.writeBuffer(&bytes) }
        feed(context)
        if ahead.readableBytes > Self.aheadLimit { context.close(promise: nil) }
    }

    func read(context: ChannelHandlerContext) {
        if !isStopped { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent, ahead.readableBytes > 0 {
            isClosedBehind = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    private func feed(_ context: ChannelHandlerContext) {
        while !isStopped, unanswered == 0, ahead.readableBytes > 0,
            let piece = ahead.readSlice(length: min(Self.piece, ahead.readableBytes))
        {
            fruitless += piece.readableBytes
            sinceHead += piece.readableBytes
            context.fireChannelRead(wrapInboundOut(piece))
            if !isStopped { checkLimits() }
        }
        if isClosedBehind, ahead.readableBytes == 0 {
            isClosedBehind = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
    }

    private func checkLimits() {
        switch stage {
        case .head where fruitless > headLimit: cut(HTTPParserError.headerOverflow)
        case .body where fruitless > headLimit || sinceHead > bodyLimit: cut(BodyOverflow())
        case .head, .body: break
        }
    }
}

/// What ``RequestMarks`` tells.
extension Intake {
    func cameHead() {
        stage = .body
        (fruitless, sinceHead) = (0, 0)
    }

    func cameBody() { fruitless = 0 }

    func cameEnd() {
        stage = .head
        fruitless = 0
        unanswered += 1
    }

    func answered() {
        unanswered -= 1
        if let context { feed(context) }
    }
}
