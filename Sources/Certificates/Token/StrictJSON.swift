/// The one reader for every JSON text that comes from outside.
///
/// RFC 8259 and no more: UTF-8 without byte order mark, no member twice in an object at any depth
/// (names compared by their bytes once unescaped), no half of a surrogate pair, nothing after the
/// value; size, depth and number of values are bounded.
public enum StrictJSON {
    /// How much a text may hold.
    public struct Limits: Sendable, Equatable {
        /// Bytes of the text.
        public var bytes: Int
        /// Arrays and objects inside each other.
        public var depth: Int
        /// Values in all, at whatever depth.
        public var values: Int

        /// Limits of so many bytes, levels (at most 64, since reading is recursive) and values.
        public init(bytes: Int, depth: Int, values: Int) {
            (self.bytes, self.depth, self.values) = (bytes, min(depth, 64), values)
        }

        /// For a certificate's token: 16 KiB, 16 levels, 256 values.
        public static let token = Self(bytes: 16 << 10, depth: 16, values: 256)
        /// For a signed list: 1 MiB, 16 levels, 65,536 values.
        public static let list = Self(bytes: 1 << 20, depth: 16, values: 65_536)
        /// For a programme or an offline bundle: 64 MiB, 16 levels, 1,048,576 values.
        public static let document = Self(bytes: 64 << 20, depth: 16, values: 1 << 20)
    }

    /// The value that `bytes` are the text of.
    public static func parse(
        _ bytes: Span<UInt8>, limits: Limits = .token
    ) throws(JSONError) -> JSON {
        guard bytes.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        guard !startsWithByteOrderMark(bytes) else { throw .byteOrderMark }
        var parser = JSONParser(limits: limits)
        let value = try parser.value(bytes)
        parser.skipWhitespace(bytes)
        guard parser.position == bytes.count else {
            throw .dataAfterValue(offset: parser.position)
        }
        return value
    }

    /// The object that `bytes` are the text of; any other value is an error.
    public static func parseObject(
        _ bytes: Span<UInt8>, limits: Limits = .token
    ) throws(JSONError) -> JSONObject {
        guard case .object(let object) = try parse(bytes, limits: limits) else {
            throw .notAnObject
        }
        return object
    }

    private static func startsWithByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }
}
