internal import ArgumentParser
internal import Certificates
internal import Office

struct ContactsVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "contacts",
            abstract: say(
                "各推荐部门的联系人，与尚未报送者。",
                "The nominating authorities' contacts, and who is missing."),
            discussion: say(
                "文件有 地区、负责人、联络员、电话，以及可选的 邮箱 列。",
                "The file has the columns authority, official, liaison, telephone, and perhaps email."
            ))
    }

    @Argument(help: "\(say("联系人文件；不写则只列出。", "The contacts; without a file they are shown."))")
    var file: String?

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let book = ContactBook(try table.workspace.open())
            let now = Clock.now()
            let state =
                if let file {
                    try book.record(file, cohort: table.cohort, at: now)
                } else {
                    try book.show(cohort: table.cohort)
                }
            if table.format == .csv {
                table.output.result("authority,name,official,liaison,telephone,email")
            }
            for (region, contact) in state.authorities where table.format != .text || contact != nil
            {
                table.output.result(ContactWords.line(region, contact, table.format))
            }
            table.output.talk(ContactWords.missing(state, today: now.date))
        }
    }
}
