internal import CRender
internal import Signing

/// Gathers what Cairo writes.
final class ByteSink {
    var bytes: [UInt8] = []
    /// How many bytes were taken away.
    private(set) var taken = 0
    private var digest: SHA256Stream? = SHA256Stream()

    /// What was written since the last time.
    func take() -> [UInt8] {
        defer { bytes = [] }
        taken += bytes.count
        digest?.update(bytes.span)
        return bytes
    }

    /// SHA-256 of all that was taken and of these bytes; it can be asked for once.
    func digest(endingWith last: [UInt8]) -> [UInt8] {
        digest?.update(last.span)
        return digest.take()?.finalize() ?? []
    }

    /// What Cairo calls with each piece; its `closure` is the sink, unretained.
    @unsafe static let write: cairo_write_func_t = { closure, data, count in
        guard let closure = unsafe closure, let data = unsafe data else {
            return CAIRO_STATUS_WRITE_ERROR
        }
        let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        unsafe sink.bytes.append(
            contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }

    var closure: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
}

/// Gives Cairo what it reads.
final class ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// What Cairo calls for each piece; its `closure` is the source, unretained.
    @unsafe static let read: cairo_read_func_t = { closure, buffer, count in
        guard let closure = unsafe closure, let buffer = unsafe buffer else {
            return CAIRO_STATUS_READ_ERROR
        }
        let source = unsafe Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
        let piece = source.rest.prefix(Int(count))
        guard piece.count == Int(count) else { return CAIRO_STATUS_READ_ERROR }
        source.rest = source.rest.dropFirst(piece.count)
        for (place, byte) in piece.enumerated() { unsafe buffer[place] = byte }
        return CAIRO_STATUS_SUCCESS
    }

    var closure: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
}
