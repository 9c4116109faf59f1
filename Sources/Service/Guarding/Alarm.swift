internal import NIOCore

/// A time that runs for a connection; to set it anew ends the former one.
final class Alarm {
    private var scheduled: Scheduled<Void>?

    func set(_ time: TimeAmount, on loop: any EventLoop, _ action: @escaping () -> Void) {
        cancel()
        scheduled = loop.assumeIsolated().scheduleTask(in: time, action)
    }

    func cancel() {
        scheduled?.cancel()
        scheduled = nil
    }
}
