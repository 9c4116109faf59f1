import Files
import Foundation
import Testing

@Suite("What a process that was killed has left") struct RemainsTests {
    private let left = "all.pdf.new-0123456789abcdef"

    @Test("It goes, and with it a whole folder")
    func goes() throws {
        let folder = try Folder()
        try folder.write("half", as: left)
        try Files.makeFolder(folder.file("all.pdf.new-fedcba9876543210/keys"))
        try Files.removeRemains(of: folder.file("all.pdf"))
        #expect(try folder.names() == [])
    }

    @Test("What somebody still writes stays")
    func alive() throws {
        let folder = try Folder()
        let temporary = try Files.Temporary(fileFor: folder.file("all.pdf"), mode: 0o644)
        try Files.removeRemains(of: folder.file("all.pdf"))
        try Files.removeRemains(in: folder.path, of: [".pdf"])
        #expect(try folder.names().count == 1)
        withExtendedLifetime(temporary) {}
    }

    @Test(
        "What only looks like it stays",
        arguments: [
            "all.pdf", "all.pdf.new-", "all.pdf.new-0123456789abcde",
            "all.pdf.new-0123456789ABCDEF",
            "all.pdf.new-0123456789abcdef.pdf", "other.pdf.new-0123456789abcdef",
        ])
    func others(name: String) throws {
        let folder = try Folder()
        try folder.write("mine", as: name)
        try Files.removeRemains(of: folder.file("all.pdf"))
        #expect(try folder.names() == [name])
    }

    @Test("A planted link is not followed, and what it leads to stays")
    func link() throws {
        let folder = try Folder()
        try folder.write("private", as: "target")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(left), withDestinationPath: folder.file("target"))
        try Files.removeRemains(of: folder.file("all.pdf"))
        #expect(try folder.text("target") == "private")
    }
}
