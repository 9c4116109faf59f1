internal import Files
internal import Printing

/// Where the fonts of certificates lie: as Debian's packages install them.
enum FontFiles {
    /// The fonts for these characters, cut down to them.
    static func fonts(for characters: SheetCharacters) throws(OfficeError) -> SheetFonts {
        var fonts = SheetFonts(for: characters)
        while let typeface = fonts.wanted {
            let bytes = try read(typeface)
            do throws(PrintingError) {
                try fonts.add(typeface, bytes.span)
            } catch {
                throw .printing(.certificate(error))
            }
        }
        return fonts
    }

    /// Those of the characters of names that no font has.
    static func missing(
        of characters: Set<Unicode.Scalar>
    ) throws(OfficeError) -> Set<Unicode.Scalar> {
        var missing = characters
        for typeface in [Typeface.strong, .rareStrong] where !missing.isEmpty {
            let bytes = try read(typeface)
            missing = try OfficeError.printing { () throws(PrintingError) in
                try typeface.missing(of: missing, in: bytes.span)
            }
        }
        return missing
    }

    private static func read(_ typeface: Typeface) throws(OfficeError) -> [UInt8] {
        let (path, package) = place(of: typeface)
        guard try Files.kind(of: path) == .file else {
            throw .printing(.fontNotThere(path: path, package: package))
        }
        return try Files.read(path, limit: largestFile)
    }

    private static let largestFile = 128 << 20

    private static func place(of typeface: Typeface) -> (path: String, package: String) {
        let wenkai = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-"
        let noto = "/usr/share/fonts/opentype/noto/NotoSerifCJK-"
        return switch typeface {
        case .text: (wenkai + "Regular.ttf", "fonts-lxgw-wenkai")
        case .strong: (wenkai + "Bold.ttf", "fonts-lxgw-wenkai")
        case .rareText: (noto + "Regular.ttc", "fonts-noto-cjk")
        case .rareStrong: (noto + "Bold.ttc", "fonts-noto-cjk")
        }
    }
}
