import Files
import Foundation
import Testing

@Suite("Whole files") struct WholeFileTests {
    @Test("A new file takes the place of nothing, and of nothing that comes there meanwhile")
    func create() throws {
        let folder = try Folder()
        let path = folder.file("root.pem")
        try Files.create(path, with: Array("mine".utf8), mode: 0o600)
        #expect(throws: FileError.exists(path: path)) {
            try Files.create(path, with: Array("yours".utf8), mode: 0o600)
        }
        #expect(try folder.text("root.pem") == "mine")
        #expect(try folder.names() == ["root.pem"])
        #expect(try Files.facts(of: path)?.mode == 0o600)
    }

    @Test("Of many that make one new file at once, one makes it and keeps it")
    func race() async throws {
        let folder = try Folder()
        let path = folder.file("root.pem")
        let winners = await withTaskGroup(of: Int?.self) { group in
            for writer in 0..<32 {
                group.addTask {
                    let made: Void? = try? Files.create(path, with: Array("\(writer)".utf8))
                    return made.map { writer }
                }
            }
            return await group.reduce(into: [Int]()) { winners, winner in
                if let winner { winners.append(winner) }
            }
        }
        #expect(winners.count == 1)
        #expect(try folder.text("root.pem") == winners.first.map(String.init))
        #expect(try folder.names() == ["root.pem"])
    }

    @Test("A dangling link in the place of a new file is not followed")
    func link() throws {
        let folder = try Folder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("root.pem"), withDestinationPath: folder.file("target"))
        #expect(throws: FileError.self) {
            try Files.create(folder.file("root.pem"), with: [1])
        }
        #expect(try folder.names() == ["root.pem"])
    }

    @Test("A file that is replaced has its permission bits whatever the umask, and leaves nothing")
    func replace() throws {
        let folder = try Folder()
        try folder.write("old", as: "pins.json")
        try Files.replace(folder.file("pins.json"), with: Array("new".utf8), mode: 0o600)
        #expect(try folder.text("pins.json") == "new")
        #expect(try Files.facts(of: folder.file("pins.json"))?.mode == 0o600)
        #expect(try folder.names() == ["pins.json"])
    }

    @Test("A long name has a temporary that is no longer than a name may be")
    func longName() throws {
        let folder = try Folder()
        let name = String(repeating: "证", count: 80) + ".pdf"
        try Files.replace(folder.file(name), with: [1])
        #expect(try folder.names() == [name])
    }

    @Test("What is written piece by piece and never finished leaves what was there")
    func unfinished() throws {
        let folder = try Folder()
        try folder.write("old", as: "all.pdf")
        do {
            var output = try Files.Output(at: folder.file("all.pdf"))
            try output.write(Array(repeating: 0, count: 1 << 17))
            #expect(try folder.names().count == 2)
        }
        #expect(try folder.names() == ["all.pdf"])
        #expect(try folder.text("all.pdf") == "old")
    }
}
