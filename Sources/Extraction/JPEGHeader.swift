internal import CExtract

/// What a JPEG file says of its picture, before anything of it is decoded.
struct JPEGHeader {
    let width: Int
    let height: Int
    /// How long the picture may keep us busy, in pixels: to search it costs as much as to decode it.
    let cost: Int
    fileprivate let isCMYK: Bool

    /// A picture that costs more is not decoded. One that comes in scans is drawn once for each; there
    /// are ten or so, and a great number of them is there to keep a reader busy.
    static let maximumCost = 8 * Extraction.maximumPixels

    init(_ file: Span<UInt8>) throws(ExtractionError) {
        guard let decoder = unsafe tjInitDecompress() else { throw .damaged }
        defer { unsafe tjDestroy(decoder) }
        var (width, height): (Int32, Int32) = (0, 0)
        var (subsampling, colours): (Int32, Int32) = (0, 0)
        let isJPEG = unsafe file.withUnsafeBufferPointer { file in
            unsafe tjDecompressHeader3(
                decoder, file.baseAddress, UInt(file.count), &width, &height, &subsampling,
                &colours) == 0
        }
        guard isJPEG else { throw .damaged }
        (self.width, self.height) = (Int(width), Int(height))
        isCMYK = [TJCS_CMYK, TJCS_YCCK].contains { Int32($0.rawValue) == colours }
        let pixels = try GreyPicture.pixelCount(self.width, self.height)
        // Of four colours the whole picture is held in four times the bytes.
        guard !isCMYK || pixels <= Extraction.maximumPixels / 4 else { throw .tooManyPixels }
        cost = pixels * max(2, Self.scans(file))
        guard cost <= Self.maximumCost else { throw .tooManyPixels }
    }

    /// The markers that begin a scan (ITU-T T.81 section B.1.1.3).
    private static func scans(_ file: Span<UInt8>) -> Int {
        var count = 0
        for place in file.indices.dropFirst() where file[place] == 0xDA {
            if file[place - 1] == 0xFF { count += 1 }
        }
        return count
    }
}

extension GreyPicture {
    /// Decodes a JPEG file; one that is cut short is decoded as far as it goes.
    init(jpeg file: Span<UInt8>, _ header: JPEGHeader) throws(ExtractionError) {
        let format = header.isCMYK ? TJPF_CMYK : TJPF_GRAY
        let count = header.width * header.height * (header.isCMYK ? 4 : 1)
        guard let decoder = unsafe tjInitDecompress() else { throw .damaged }
        defer { unsafe tjDestroy(decoder) }
        var isReadable = false
        let values = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe buffer.initialize(repeating: 255)
            let code = unsafe file.withUnsafeBufferPointer { file in
                unsafe tjDecompress2(
                    decoder, file.baseAddress, UInt(file.count), buffer.baseAddress,
                    Int32(header.width), 0, Int32(header.height), Int32(format.rawValue),
                    TJFLAG_LIMITSCANS)
            }
            isReadable =
                unsafe code == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
            filled = count
        }
        guard isReadable else { throw .damaged }
        self.init(
            width: header.width, height: header.height,
            pixels: header.isCMYK ? Self.greys(fromInverted: values) : values)
    }

    /// Programs write four colours into a JPEG inverted, as light and not as ink: that of three,
    /// dimmed by the fourth.
    private static func greys(fromInverted colours: [UInt8]) -> [UInt8] {
        var greys: [UInt8] = []
        greys.reserveCapacity(colours.count / 4)
        for place in stride(from: 0, to: colours.count, by: 4) {
            let light = (0..<3).reduce(0) { $0 + Int(colours[place + $1]) } / 3
            greys.append(UInt8(light * Int(colours[place + 3]) / 255))
        }
        return greys
    }
}
