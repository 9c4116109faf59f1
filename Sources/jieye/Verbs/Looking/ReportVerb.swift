internal import ArgumentParser
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

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let report = try ProgrammeReport(try table.workspace.open(), cohort: table.cohort)
            switch table.format {
            case .text: table.output.result(ProgrammeReportWords.text(report))
            case .json: table.output.result(ProgrammeReportWords.json(report))
            case .csv:
                for line in ProgrammeReportWords.csv(report) { table.output.result(line) }
            }
        }
    }
}
