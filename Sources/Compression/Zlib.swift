internal import CZlib

/// Why bytes are not a zlib stream that may be unpacked.
public enum ZlibError: Error, Sendable, Equatable {
    /// Not a zlib stream, cut short, altered, or with a wrong checksum.
    case malformed
    /// The stream needs a dictionary that it does not carry.
    case presetDictionary
    /// Bytes follow the end of the stream.
    case trailingBytes
    /// It would unpack to more than the caller allows.
    case tooLong
}

/// DEFLATE in the zlib format (RFC 1950 and 1951), as status lists carry it.
public enum Zlib {
    /// Packs bytes as small as zlib can: level 9, header `78 da`.
    public static func compress(_ bytes: Span<UInt8>) -> [UInt8] {
        let capacity = Int(compressBound(UInt(bytes.count)))
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            var written = UInt(capacity)
            let code = unsafe bytes.withUnsafeBufferPointer { input in
                unsafe compress2(
                    output.baseAddress, &written, input.baseAddress, UInt(input.count),
                    Z_BEST_COMPRESSION)
            }
            precondition(code == Z_OK, "zlib has no memory")
            count = Int(written)
        }
    }

    /// Unpacks a zlib stream that is exactly these bytes.
    ///
    /// The bound on the output holds before anything is unpacked, so a small stream cannot take
    /// much memory or time.
    /// - Parameters:
    ///   - bytes: the stream, from its header to its Adler-32 checksum.
    ///   - maximumCount: how many bytes the result may have.
    /// - Returns: what was packed.
    /// - Throws: ``ZlibError``.
    public static func decompress(
        _ bytes: Span<UInt8>, maximumCount: Int
    ) throws(ZlibError) -> [UInt8] {
        if bytes.count > 1, bytes[1] & presetDictionaryFlag != 0 { throw .presetDictionary }
        // One more than may be: a stream that fills it is too long, whatever else is wrong.
        let capacity = min(maximumCount, largestExpansion(of: bytes.count)) + 1
        var consumed = UInt(bytes.count)
        var code = Z_OK
        let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            var written = UInt(capacity)
            code = unsafe bytes.withUnsafeBufferPointer { input in
                unsafe uncompress2(output.baseAddress, &written, input.baseAddress, &consumed)
            }
            count = code == Z_OK ? Int(written) : 0
        }
        if code == Z_BUF_ERROR || output.count > maximumCount { throw .tooLong }
        guard code == Z_OK else { throw .malformed }
        guard consumed == UInt(bytes.count) else { throw .trailingBytes }
        return output
    }

    /// FDICT in the second byte of the header (RFC 1950 section 2.2).
    private static let presetDictionaryFlag: UInt8 = 0x20

    /// DEFLATE makes at most 258 bytes of two bits.
    private static func largestExpansion(of count: Int) -> Int {
        let (product, overflow) = count.multipliedReportingOverflow(by: 1032)
        return overflow ? Int.max - 1 : product
    }
}
