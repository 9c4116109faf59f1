import Files
import Foundation
import Testing

@Suite("Is it there") struct FileFactsTests {
    @Test("Nothing, and nothing below a file, are not there")
    func absent() throws {
        let folder = try Folder()
        try folder.write("", as: "file")
        #expect(try Files.kind(of: folder.file("nothing")) == .none)
        #expect(try Files.kind(of: folder.file("file/below")) == .none)
    }

    @Test("What the system cannot look at is an error, and not absent")
    func error() throws {
        let folder = try Folder()
        let loop = folder.file("loop")
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        let error = FileError.refused(path: loop, .look, errno: ELOOP)
        #expect(throws: error) { _ = try Files.kind(of: loop) }
        #expect(try Files.ownFacts(of: loop)?.type == .link)
    }

    @Test("A folder that is made says which ones were not there")
    func folders() throws {
        let folder = try Folder()
        let made = try Files.makeFolder(folder.file("a/b/c"))
        #expect(made == ["a", "a/b", "a/b/c"].map(folder.file))
        #expect(try Files.makeFolder(folder.file("a/b/c")) == [])
        try folder.write("mine", as: "a/b/file")
        Files.removeEmpty(made)
        #expect(try Files.names(in: folder.file("a/b")) == ["file"])
    }
}
