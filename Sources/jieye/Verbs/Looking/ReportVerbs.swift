internal import ArgumentParser
internal import Certificates
internal import Office

struct ReportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: say("项目数据。", "The programme in figures."),
            discussion: say(
                "同一名册多次批准只算最后一次；更正不重复计数。",
                "A roster that was approved several times counts once, by its newest approval; a correction counts once."
            ))
    }

    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let report = try ProgrammeReport(try workspace.open(), cohort: cohort.cohort)
            switch format {
            case .text: output.output.result(ProgrammeReportWords.text(report))
            case .json: output.output.result(ProgrammeReportWords.json(report))
            case .csv:
                for line in ProgrammeReportWords.csv(report) { output.output.result(line) }
            }
        }
    }
}

struct AssessVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assess",
            abstract: say(
                "第三方评估：给承担机构排名，末位者下一届暂停。",
                "The third-party assessment: ranks institutions; the last are suspended for the next cohort."
            ),
            discussion: say(
                "文件有 承担机构、得分 两列，每个在册机构一行。不给文件则列出已登记的结果。",
                "The file has the columns institution and score, a row for each active institution. Without a file the recorded result is shown."
            ))
    }

    @Argument(help: "\(say("得分文件。", "The scores."))")
    var file: String?

    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let assessing = Assessing(try workspace.open())
            let ranked =
                if let file {
                    try assessing.record(file, cohort: cohort.cohort, at: Clock.now())
                } else {
                    try assessing.show(cohort: cohort.cohort)
                }
            if format == .csv { output.output.result("rank,institution,score,suspended") }
            for record in ranked {
                output.output.result(ProgrammeReportWords.line(record, format))
            }
            if ranked.isEmpty {
                output.output.talk(say("尚无评估。", "There is no assessment yet."))
            }
        }
    }
}

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

    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let book = ContactBook(try workspace.open())
            let now = Clock.now()
            let state =
                if let file {
                    try book.record(file, cohort: cohort.cohort, at: now)
                } else {
                    try book.show(cohort: cohort.cohort)
                }
            if format == .csv {
                output.output.result("authority,name,official,liaison,telephone,email")
            }
            for (region, contact) in state.authorities where format != .text || contact != nil {
                output.output.result(ContactWords.line(region, contact, format))
            }
            output.output.talk(ContactWords.missing(state, today: now.date))
        }
    }
}
