internal import ArgumentParser
internal import Office

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

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let assessments = Assessments(try table.workspace.open())
            let ranked =
                if let file {
                    try assessments.record(file, cohort: table.cohort, at: Clock.now())
                } else {
                    try assessments.show(cohort: table.cohort)
                }
            if table.format == .csv { table.output.result("rank,institution,score,suspended") }
            for record in ranked {
                table.output.result(ProgrammeReportWords.line(record, table.format))
            }
            if ranked.isEmpty {
                table.output.talk(say("尚无评估。", "There is no assessment yet."))
            }
        }
    }
}
