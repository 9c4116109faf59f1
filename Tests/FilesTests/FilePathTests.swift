import Files
import Foundation
import Testing

@Suite("Parts of paths") struct FilePathTests {
    @Test(
        "A path from the root on has one spelling, and keeps what may lead through a link",
        arguments: [
            ("/a/b", "/a/b"), ("/a/./b/", "/a/b"), ("//a///b/.", "/a/b"), ("/", "/"), ("/./", "/"),
            ("/a/../b", "/a/../b"), ("/a/.b/..c", "/a/.b/..c"),
        ])
    func absolute(path: String, spelling: String) throws {
        #expect(try Files.absolute(path) == spelling)
    }

    @Test("A path from here on begins with the folder that this is")
    func here() throws {
        let current = FileManager.default.currentDirectoryPath
        #expect(try Files.absolute(".") == current)
        #expect(try Files.absolute("./a/.") == current + "/a")
    }

    @Test(
        "A folder holds itself and what lies in it, and not what is called like it",
        arguments: [
            ("/a/b", "/a/b", true), ("/a/b/c", "/a/b", true), ("/a/bc", "/a/b", false),
            ("/a", "/a/b", false), ("/a", "/", true), ("/", "/", true),
        ])
    func within(path: String, folder: String, isWithin: Bool) {
        #expect(Files.isWithin(path, folder) == isWithin)
    }

    @Test("A link that leads round in a circle is an error, and not absent")
    func circle() throws {
        let folder = try Folder()
        let loop = folder.file("loop")
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        #expect(throws: FileError.refused(path: loop, .look, errno: ELOOP)) {
            _ = try Files.resolve(loop)
        }
    }
}
