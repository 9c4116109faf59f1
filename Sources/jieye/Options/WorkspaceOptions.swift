internal import ArgumentParser
internal import Office

struct WorkspaceOptions: ParsableArguments {
    @Option(
        help: """
            \(say("工作区文件夹（默认 $JIEYE_WORKSPACE，再则当前文件夹）。",
                  "The workspace; by default $JIEYE_WORKSPACE, else the current folder."))
            """)
    var workspace: String?

    @Flag(
        help: """
            \(say("即使时钟早于已登记的时刻也照办。",
                  "Go on although the clock is behind what is recorded."))
            """)
    var acceptClock = false

    /// The folder, whatever is in it.
    var unopened: Workspace {
        let named = workspace ?? Environment["JIEYE_WORKSPACE"]
        var unopened = Workspace(unchecked: named ?? ".")
        unopened.acceptsClock = acceptClock
        return unopened
    }

    func open() throws(OfficeError) -> Workspace {
        var opened = try Workspace(at: unopened.path)
        opened.acceptsClock = acceptClock
        return opened
    }
}
