internal import CRender

/// A QR code (ISO/IEC 18004) of level M, in which 15 % of the symbol may be damaged.
package struct QRCode {
    /// Modules on a side, without the quiet zone.
    package let width: Int
    /// Row by row; true where it is dark.
    package let modules: [Bool]

    /// Modules that stay white on each side.
    static let quietZone = 4

    /// The code with these bytes, or nil where there are too many.
    package init?(_ bytes: [UInt8]) {
        guard let count = Int32(exactly: bytes.count), count > 0,
            let code = unsafe bytes.withUnsafeBufferPointer({ bytes in
                unsafe QRcode_encodeData(count, bytes.baseAddress, 0, QR_ECLEVEL_M)
            })
        else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        let data = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        self.width = width
        modules = unsafe data.map { $0 & 1 == 1 }
    }
}
