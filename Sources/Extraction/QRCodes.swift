internal import CExtract

/// The QR codes in a picture.
enum QRCodes {
    /// Every different token in a picture's codes.
    ///
    /// A scan of many dots has noise that hides a code, which is gone at half of its size.
    static func tokens(in picture: GreyPicture) -> Set<[UInt8]> {
        var picture = picture
        while picture.pixels.count > mostPixels { picture = picture.halved }
        while true {
            let tokens = Set(texts(in: picture).compactMap { TokenText.token(inCode: $0) })
            let (width, height) = (picture.width / 2, picture.height / 2)
            if !tokens.isEmpty || min(width, height) < smallestSide { return tokens }
            picture = picture.halved
        }
    }

    /// A4 at 400 dots an inch.
    private static let mostPixels = 1 << 24
    /// The code of a token has more modules than half of this.
    private static let smallestSide = 200

    private static func texts(in picture: GreyPicture) -> [[UInt8]] {
        guard let scanner = unsafe zbar_image_scanner_create() else { return [] }
        defer { unsafe zbar_image_scanner_destroy(scanner) }
        // By default ZBar tells the session's message bus what it has read.
        _ = unsafe zbar_image_scanner_request_dbus(scanner, 0)
        _ = unsafe zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
        _ = unsafe zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
        guard let image = unsafe zbar_image_create() else { return [] }
        defer { unsafe zbar_image_destroy(image) }
        unsafe zbar_image_set_format(image, greys)
        unsafe zbar_image_set_size(image, UInt32(picture.width), UInt32(picture.height))
        return unsafe picture.pixels.withUnsafeBytes { pixels in
            unsafe zbar_image_set_data(image, pixels.baseAddress, UInt(pixels.count), nil)
            guard unsafe zbar_scan_image(scanner, image) > 0 else { return [] }
            var texts: [[UInt8]] = []
            var symbol = unsafe zbar_image_first_symbol(image)
            while let found = unsafe symbol {
                texts.append(unsafe text(of: found))
                unsafe symbol = zbar_symbol_next(found)
            }
            return texts
        }
    }

    /// `Y800`: one byte of grey for each pixel.
    private static let greys = UInt("008Y".utf8.reduce(0) { $0 << 8 | UInt32($1) })

    @unsafe private static func text(of symbol: OpaquePointer) -> [UInt8] {
        let count = unsafe Int(zbar_symbol_get_data_length(symbol))
        guard let text = unsafe zbar_symbol_get_data(symbol) else { return [] }
        return unsafe UnsafeRawBufferPointer(start: text, count: count).map { $0 }
    }
}
