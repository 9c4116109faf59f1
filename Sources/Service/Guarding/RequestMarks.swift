internal import NIOCore
internal import NIOHTTP1

/// Stands behind the HTTP decoder, and tells the intake what came of the bytes it passed on.
final class RequestMarks: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let intake: Intake

    init(_ intake: Intake) { self.intake = intake }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: intake.cameHead()
        case .body: intake.cameBody()
        case .end: intake.cameEnd()
        }
        context.fireChannelRead(data)
    }

    /// After an error the decoder takes nothing more.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { intake.stop() }
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        if case .end = unwrapOutboundIn(data) { intake.answered() }
    }
}
