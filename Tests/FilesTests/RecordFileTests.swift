import Files
import Foundation
import Testing

@Suite("Records") struct RecordFileTests {
    @Test("A line that was cut swallows no other")
    func torn() throws {
        let folder = try Folder()
        try folder.write("one\ntw", as: "copies.jsonl")
        try Files.append(Array("three".utf8), to: folder.file("copies.jsonl"))
        #expect(try folder.text("copies.jsonl") == "one\ntw\nthree\n")
    }

    @Test("Many that append at once lose nothing")
    func together() async throws {
        let folder = try Folder()
        let path = folder.file("copies.jsonl")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for line in 0..<32 {
                group.addTask { try Files.append(Array("line \(line)".utf8), to: path) }
            }
            try await group.waitForAll()
        }
        let lines = try folder.text("copies.jsonl").split(separator: "\n")
        #expect(Set(lines) == Set((0..<32).map { "line \($0)" }))
    }
}
