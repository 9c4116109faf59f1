import Rendering
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
        do throws(RenderingError) {
            _ = try Seal(path: data)
            Issue.record("taken for a path: \(data)")
        } catch .malformedSealPath(let at) {
            #expect(abs(at - place) <= 2, "at \(at)")
        } catch {
            Issue.record(error)
        }
    }

    @Test("A path of endless steps is refused")
    func endless() {
        #expect(throws: RenderingError.self) {
            try Seal(path: "M0 0" + String(repeating: "l1 1", count: 30_000))
        }
    }

    @Test("What is no PNG of a sensible size is no seal")
    func images() {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let huge =
            signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0x40, 0, 0, 0, 0x40, 0, 8]
        for bytes in [[], signature, Array("GIF89a".utf8), huge] {
            #expect(throws: RenderingError.unusableSealImage) { try Seal(png: bytes) }
        }
    }
}
