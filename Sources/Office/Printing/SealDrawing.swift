internal import Glibc
internal import Printing
internal import Processes

/// A seal that an office has as an SVG file: drawn once, when an issuer file is taken up, and printed
/// from the picture that is kept.
///
/// The `rsvg-convert` command draws it, in a process that may come to its end: a drawing can ask for more time
/// and memory than there is. It reads standard input, so that the drawing has no place from which it could
/// name another file, and it loads nothing by itself.
struct SealDrawing {
    let path: String
    let bytes: [UInt8]

    /// Whether an image with this name is a drawing.
    static func isNamed(_ name: String) -> Bool { name.lowercased().hasSuffix(".svg") }

    /// The name of the picture that is kept of a drawing with this name.
    static func picture(of name: String) -> String { name + ".png" }

    /// The drawing as a PNG file, with nothing around what is seen of it: offices draw on a whole page.
    func picture() throws(OfficeError) -> [UInt8] {
        if let fault { throw .printing(.drawing(path: path, fault)) }
        let whole = try draw(["--keep-aspect-ratio"], width: Self.firstSide, height: Self.firstSide)
        let ink = try OfficeError.form(.image(path: path)) { () throws(PrintingError) in
            try InkBox(png: whole)
        }
        return try draw(ink)
    }

    /// The longer side of the picture in which the ink is looked for.
    private static let firstSide = 1_024
    /// The longer side of the picture that is kept, twice as fine as it is printed.
    private static let side = 1_800.0
    /// The longer side of the page around it: each layer that is drawn by itself takes as much memory.
    private static let pageSide = 6_000.0

    private func draw(_ ink: InkBox) throws(OfficeError) -> [UInt8] {
        let scale = min(
            Self.side / Double(max(ink.columns.count, ink.rows.count)),
            Self.pageSide / Double(ink.side))
        func scaled(_ pixels: Int) -> Int { Int((Double(pixels) * scale).rounded()) }
        let page = scaled(ink.side)
        return try draw(
            [
                "--keep-aspect-ratio", "--left=\(-scaled(ink.columns.lowerBound))",
                "--top=\(-scaled(ink.rows.lowerBound))",
                "--page-width=\(max(1, scaled(ink.columns.count)))",
                "--page-height=\(max(1, scaled(ink.rows.count)))",
            ], width: page, height: page)
    }

    private func draw(
        _ arguments: [String], width: Int, height: Int
    ) throws(OfficeError) -> [UInt8] {
        let output: Command.Output
        do throws(Command.Failure) {
            output = try Command.output(
                of: "prlimit",
                Self.limits + ["--", "rsvg-convert", "--format=png"] + arguments
                    + ["--width=\(width)", "--height=\(height)"],
                input: bytes, limit: SealFile.largestImage)
        } catch {
            switch error {
            case .notStarted(let code):
                throw .printing(.drawing(path: path, .notStarted(program: "prlimit", errno: code)))
            case .tooMuch: throw .printing(.drawing(path: path, .tooComplex))
            }
        }
        switch output.code {
        case 0?: return output.bytes
        // What prlimit says of a program that is not there.
        case 127?:
            throw .printing(
                .drawing(path: path, .notStarted(program: "rsvg-convert", errno: ENOENT)))
        case nil: throw .printing(.drawing(path: path, .tooComplex))
        case _?: throw .printing(.drawing(path: path, .refused))
        }
    }

    /// A run takes a fifth of a second and 30 MB; of address space 75, or 200 with a transparent layer.
    private static let limits = ["--cpu=10", "--as=\(1 << 30)", "--core=0", "--nofile=64"]
}

extension SealDrawing {
    /// What can be told from the text of the drawing. What is overlooked here is not drawn, or drawn
    /// with other fonts, and no worse.
    private var fault: DrawingFault? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let first = start.first { !" \t\r\n".utf8.contains($0) }
        guard first == UInt8(ascii: "<"), has("<svg") else { return .notSVG }
        // Text along a curve, which seals have, it does not draw at all.
        if ["<text", "<svg:text", "<flowRoot", "<svg:flowRoot"].contains(where: has) {
            return .hasText
        }
        return refersOutside ? .refersOutside : nil
    }

    private func has(_ words: String) -> Bool { bytes.contains(Array(words.utf8)) }

    /// Whether an `href` is neither a place in the drawing nor data that stand there.
    private var refersOutside: Bool {
        bytes.ranges(of: Array("href=".utf8)).contains { range in
            let value = bytes[range.upperBound...].dropFirst()
            return value.first != UInt8(ascii: "#") && !value.starts(with: "data:".utf8)
        }
    }
}
