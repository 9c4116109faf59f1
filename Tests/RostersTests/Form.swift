import Foundation
import Rosters
import Testing

/// One of the ways in which the same roster can be written.
struct Form: Sendable, CustomTestStringConvertible {
    enum Encoding: String, CaseIterable {
        case utf8, utf8WithMark, gb18030

        var name: RosterEncoding { self == .gb18030 ? .gb18030 : .utf8 }

        func bytes(of text: String) throws -> [UInt8] {
            switch self {
            case .utf8: Array(text.utf8)
            case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case .gb18030: try GB18030.bytes(of: text)
            }
        }
    }

    let encoding: Encoding
    let separator: String
    let ending: String

    static let all = Encoding.allCases.flatMap { encoding in
        [",", ";", "\t"].flatMap { separator in
            ["\r\n", "\n", "\r"].map {
                Form(encoding: encoding, separator: separator, ending: $0)
            }
        }
    }

    var testDescription: String {
        "\(encoding.rawValue) \(separator.debugDescription) \(ending.debugDescription)"
    }

    /// Three rows; the second has a cell of three lines.
    func bytes() throws -> [UInt8] {
        let header = RosterColumn.allCases.map(\.header) + ["备注"]
        let rows = [
            SampleRow([.title: "总,经;理\t级"]),
            SampleRow([.name: "张\"三\"", .title: "一\(ending)二\(ending)三", .outcome: "退学"]),
            SampleRow([.name: "阿依·江", .title: ""]),
        ]
        let lines = rows.map { $0.line(separator) + separator + "\"好\"" }
        let text = ([header.joined(separator: separator)] + lines).joined(separator: ending)
        return try encoding.bytes(of: text + ending)
    }
}

/// Text in GB18030 as Python writes it, so that reading is not tested against itself.
private enum GB18030 {
    static func bytes(of text: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let program =
            "import sys; text = sys.stdin.buffer.read().decode()\n"
            + "sys.stdout.buffer.write(text.encode('gb18030'))"
        process.arguments = ["python3", "-c", program]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }
}
