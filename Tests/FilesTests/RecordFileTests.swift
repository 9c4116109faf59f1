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

    @Test("Of a record that cannot be written whole, nothing stays")
    func whole() throws {
        let folder = try Folder()
        let path = folder.file("copies.jsonl")
        try Files.append(Array("one".utf8), to: path)
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        let before = limit
        signal(SIGXFSZ, SIG_IGN)
        limit.rlim_cur = 8
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #expect(throws: FileError.self) {
            try Files.append(Array("a long line".utf8), to: path)
        }
        limit = before
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #expect(try folder.text("copies.jsonl") == "one\n")
    }
}
