import Printing
import Testing

@Suite struct SealTests {
    private func path(_ data: String) throws -> [Path.Step] {
        var parser = SVGPathParser(Array(data.utf8))
        return try parser.parse().steps
    }

    @Test(
        "The same square is the same path, however it is written",
        arguments: [
            "M0 0L8 0L8 8L0 8Z", "M0,0 8,0 8,8 0,8Z", "m0 0h8v8h-8z", "M0 0H8V8H0Z",
            " m 0,0 l8 0 0 8-8 0 z ", "M0 0l8.0 0 0 8e0-.8e1 0z",
        ])
    func square(data: String) throws {
        let corners: [Point] = [
            Point(x: 0, y: 0), Point(x: 8, y: 0), Point(x: 8, y: 8), Point(x: 0, y: 8),
        ]
        let expected: [Path.Step] =
            [.move(corners[0])] + corners.dropFirst().map { .line($0) } + [.close]
        #expect(try path(data) == expected)
    }

    @Test("A full circle of two arcs comes back to where it began, and stays on the circle")
    func circle() throws {
        let steps = try path("M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z")
        let ends = steps.compactMap { step -> Point? in
            if case .curve(_, _, let point) = step { point } else { nil }
        }
        #expect(ends.count >= 4)
        #expect(ends.allSatisfy { abs(($0.x * $0.x + $0.y * $0.y) - 25) < 1e-6 })
        #expect(abs((ends.last?.x ?? 0) + 5) < 1e-6)
    }

    @Test(
        "What is no path is refused at its place",
        arguments: [
            ("", 0), ("L0 0", 0), ("M0 0X", 5), ("M0", 2), ("M0 0L1", 6),
            ("M0 0A1 1 0 2 1 5 5", 12),
            ("M0 0L1e9 0", 5), ("M0 0", 4), ("M1 1L1 1Z", 9), ("M0 0L nan 1", 6),
        ])
    func malformed(data: String, place: Int) {
        do throws(PrintingError) {
            _ = try Seal(path: data)
            Issue.record("taken for a path: \(data)")
        } catch .seal(.malformedPath(let at)) {
            #expect(abs(at - place) <= 2, "at \(at)")
        } catch {
            Issue.record(error)
        }
    }

    @Test("A path of endless steps is refused")
    func endless() {
        #expect(throws: PrintingError.self) {
            try Seal(path: "M0 0" + String(repeating: "l1 1", count: 30_000))
        }
    }

    @Test(
        "An arc of next to nothing is a line, and traps nowhere",
        arguments: [
            "M0 0A1e-200 1e-200 0 0 1 5 5Z", "M0 0A5 5 0 0 1 1e-320 0L5 5Z",
            "M0 0A5 5 0 0 1 1e-170 0L5 5Z", "M0 0A1e-320 5 0 1 0 1e6 1e6L5 5Z",
        ])
    func degenerateArc(data: String) throws {
        #expect(throws: Never.self) { try Seal(path: data) }
        for case .curve(let first, let second, let end) in try path(data) {
            #expect([first, second, end].allSatisfy { $0.x.isFinite && $0.y.isFinite })
        }
    }

    @Test(
        "A path of next to no size is refused",
        arguments: ["M0 0L1e-300 0L1e-300 1e-300Z", "M0 0L1e-7 0L1e-7 1e-7Z"])
    func tiny(data: String) {
        #expect(throws: PrintingError.seal(.malformedPath(at: data.utf8.count))) {
            try Seal(path: data)
        }
    }

    @Test("No path traps, whatever its numbers are: it is drawn or refused", arguments: 1...8)
    func anyPath(seed: UInt64) {
        var state = seed
        func random(_ count: Int) -> Int {
            state = state &* 6364136223846793005 &+ 1442695040888963407
            return Int(state >> 33) % count
        }
        let numbers = [
            "0", "5", "-5", "1", "1e6", "-1e6", "1e-300", "1e-170", "5e-324", "1e-6", "37",
        ]
        let needs = [
            "L": 2, "H": 1, "c": 6, "S": 4, "q": 4, "T": 2, "a": 7, "A": 7, "z": 0, "m": 2,
        ]
        let commands = needs.keys.sorted()
        for _ in 0..<150 {
            var data = "M0 0"
            for _ in 0..<1 + random(4) {
                let command = commands[random(commands.count)]
                data += command
                for place in 0..<(needs[command] ?? 0) {
                    let isFlag = command.uppercased() == "A" && (3...4).contains(place)
                    data += " " + (isFlag ? "\(random(2))" : numbers[random(numbers.count)])
                }
            }
            do throws(PrintingError) {
                _ = try Seal(path: data)
            } catch .seal {
            } catch {
                Issue.record("\(error): \(data)")
            }
        }
    }

    @Test("A path that would make documents too large is refused with its size")
    func large() {
        var state: UInt64 = 1
        let lines = (0..<4_000).map { _ in
            state = state &* 6364136223846793005 &+ 1442695040888963407
            return "L\(state >> 50) \(state >> 20 & 0x3FFF)"
        }
        do throws(PrintingError) {
            _ = try Seal(path: "M0 0" + lines.joined())
            Issue.record("taken")
        } catch .seal(.tooLarge(let bytes)) {
            #expect(bytes > Seal.maximumSize)
        } catch {
            Issue.record(error)
        }
    }

    @Test("What is no PNG of a sensible size is no seal, and is told why")
    func images() {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let huge =
            signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0x40, 0, 0, 0, 0x40, 0, 8]
        let small =
            signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 9, 0, 0, 0, 9, 8]
        let cases: [([UInt8], SealFault)] = [
            ([], .empty), (signature, .damaged), (Array("GIF89a".utf8), .notPNG),
            (huge, .pixels(width: 16_384, height: 16_384)), (small, .damaged),
        ]
        for (bytes, fault) in cases {
            #expect(throws: PrintingError.seal(fault)) { try Seal(png: bytes) }
        }
    }
}
