/// Reads SVG path data (SVG 1.1 section 8.3).
package struct SVGPathParser {
    private let bytes: [UInt8]
    private var place = 0
    private var path = Path()
    private var pen = Point(x: 0, y: 0)
    private var start = Point(x: 0, y: 0)
    /// The last control point, where the last command was a curve of the kind in `lastCurve`.
    private var control: Point?
    private var lastCurve: UInt8 = 0

    /// More than any seal needs.
    private static let maximumSteps = 20_000
    /// Numbers beyond this could not be drawn.
    private static let greatest = 1e6

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: ``SealFault/malformedPath(at:)`` with the place of the first fault.
    package mutating func parse() throws(PrintingError) -> Path {
        skipSpace()
        guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "m") else { throw fault }
        while place < bytes.count {
            let command = bytes[place]
            place += 1
            try follow(command)
            guard path.steps.count <= Self.maximumSteps else { throw fault }
            skipSpace()
        }
        return path
    }

    private mutating func follow(_ letter: UInt8) throws(PrintingError) {
        let isRelative = letter & 0x20 != 0
        var command = letter | 0x20
        if command == UInt8(ascii: "z") {
            path.close()
            pen = start
            control = nil
            return
        }
        repeat {
            try step(command, from: isRelative ? pen : Point(x: 0, y: 0))
            // Further pairs after a move are lines (section 8.3.2).
            if command == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
        } while path.steps.count <= Self.maximumSteps && hasNumber
    }

    private mutating func step(_ command: UInt8, from origin: Point) throws(PrintingError) {
        var reached: Point?
        switch command {
        case UInt8(ascii: "m"):
            pen = try point(origin)
            start = pen
            path.move(to: pen)
        case UInt8(ascii: "l"): try line(to: point(origin))
        case UInt8(ascii: "h"): try line(to: Point(x: origin.x + number(), y: pen.y))
        case UInt8(ascii: "v"): try line(to: Point(x: pen.x, y: origin.y + number()))
        case UInt8(ascii: "c"):
            let first = try point(origin)
            reached = try cubic(first, point(origin), to: point(origin))
        case UInt8(ascii: "s"):
            let first = reflected(after: "c", "s")
            reached = try cubic(first, point(origin), to: point(origin))
        case UInt8(ascii: "q"):
            let middle = try point(origin)
            reached = try quadratic(middle, to: point(origin))
        case UInt8(ascii: "t"):
            let middle = reflected(after: "q", "t")
            reached = try quadratic(middle, to: point(origin))
        case UInt8(ascii: "a"): try arc(origin)
        default:
            place -= 1
            throw fault
        }
        (control, lastCurve) = (reached, command)
    }

    private mutating func line(to point: Point) {
        path.line(to: point)
        pen = point
    }

    private mutating func cubic(_ first: Point, _ second: Point, to point: Point) -> Point {
        path.curve(first, second, to: point)
        pen = point
        return second
    }

    private mutating func quadratic(_ middle: Point, to point: Point) -> Point {
        let (first, second) = (pen + (middle - pen) * (2 / 3), point + (middle - point) * (2 / 3))
        path.curve(first, second, to: point)
        pen = point
        return middle
    }

    private mutating func arc(_ origin: Point) throws(PrintingError) {
        let radii = Point(x: try number(), y: try number())
        let rotation = try number() * .pi / 180
        let (large, sweep) = (try flag(), try flag())
        let end = try point(origin)
        let arc = SVGArc(
            from: pen, to: end, radii: radii, rotation: rotation, isLarge: large, sweep: sweep)
        for curve in arc.curves { path.curve(curve.0, curve.1, to: curve.2) }
        pen = end
    }

    /// The mirror image of the last control point, where the last command was of these.
    private func reflected(after one: Unicode.Scalar, _ other: Unicode.Scalar) -> Point {
        guard let control, [UInt8(ascii: one), UInt8(ascii: other)].contains(lastCurve) else {
            return pen
        }
        return pen + (pen - control)
    }
}

extension SVGPathParser {
    private var fault: PrintingError { .seal(.malformedPath(at: place)) }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[place]) {
            place += 1
        }
    }

    private mutating func skipComma() {
        skipSpace()
        if place < bytes.count, bytes[place] == UInt8(ascii: ",") {
            place += 1
            skipSpace()
        }
    }

    private var hasNumber: Bool {
        mutating get {
            let before = place
            skipComma()
            let rest = bytes[place...]
            if let next = rest.first, next < UInt8(ascii: "A") { return true }
            place = before
            return false
        }
    }

    private mutating func point(_ origin: Point) throws(PrintingError) -> Point {
        let x = try number()
        return origin + Point(x: x, y: try number())
    }

    private mutating func flag() throws(PrintingError) -> Bool {
        skipComma()
        guard place < bytes.count, bytes[place] == 0x30 || bytes[place] == 0x31 else {
            throw fault
        }
        place += 1
        return bytes[place - 1] == 0x31
    }

    private mutating func number() throws(PrintingError) -> Double {
        skipComma()
        let begin = place
        skip { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        skipDigits()
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            skipDigits()
        }
        if place > begin, place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            skip { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
            skipDigits()
        }
        guard let number = Double(String(decoding: bytes[begin..<place], as: UTF8.self)),
            abs(number) <= Self.greatest
        else {
            place = begin
            throw fault
        }
        return number
    }

    private mutating func skip(_ isWanted: (UInt8) -> Bool) {
        if place < bytes.count, isWanted(bytes[place]) { place += 1 }
    }

    private mutating func skipDigits() {
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    }
}
