internal import ArgumentParser
internal import Certificates
internal import Office
internal import Programmes
internal import Registry

struct ListVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: say("列出证书。", "Lists certificates."))
    }

    @Option(
        help:
            "\(say("状态：valid、suspended、revoked 或 superseded。", "valid, suspended, revoked or superseded."))"
    )
    var status: String?

    @Option(help: "\(say("培训方向。", "The track."))")
    var track: String?

    @Option(help: "\(say("承担机构。", "The institution."))")
    var institution: String?

    @Option(help: "\(say("地区：代码或名称。", "The region: its code or name."))")
    var region: String?

    @Option(help: "\(say("姓名的一部分。", "A part of the name."))")
    var name: String?

    @Option(help: "\(say("结业日期不早于此日。", "Completed on this day or later."))")
    var from: String?

    @Option(help: "\(say("结业日期不晚于此日。", "Completed on this day or earlier."))")
    var to: String?

    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { _ = try filter() }

    func run() async throws {
        let filter = try filter()
        try await attempt { () throws(OfficeError) in
            let printer = CertificatePrinter(format: format, output: output.output)
            printer.begin()
            var count = 0
            try Inspection(try workspace.open()).list(cohort: cohort.cohort, where: filter) {
                count += 1
                printer.show($0)
            }
            output.output.talk(
                say("共 \(count) 份。", "\(counted(count, "certificate", "certificates"))."))
        }
    }

    private func filter() throws -> CertificateFilter {
        var filter = CertificateFilter()
        (filter.track, filter.institution, filter.name) = (track, institution, name)
        filter.status = try status.map { text in
            guard let status = CertificateStatus.allCases.first(where: { $0.name == text }) else {
                throw unfit("--status", "valid, suspended, revoked, superseded", text)
            }
            return status
        }
        filter.region = try region.map { text in
            guard let region = Region(text) else {
                throw unfit("--region", "350000, 福建省, 福建", text)
            }
            return region.code
        }
        filter.from = try date(from, "--from")
        filter.to = try date(to, "--to")
        return filter
    }

    private func date(_ text: String?, _ option: String) throws -> CalendarDate? {
        try text.map { text in
            guard let date = CalendarDate(iso: text) else {
                throw unfit(option, "2021-09-01", text)
            }
            return date
        }
    }

    private func unfit(_ option: String, _ expected: String, _ found: String) -> ValidationError {
        ValidationError(
            say(
                "\(option) 须如 \(expected)，不能是 \(visible(found))",
                "\(option) takes \(expected); not \(visible(found))"))
    }
}

struct ShowVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: say("列出一份证书的全部事实与历史。", "Shows a certificate with its whole history."),
            discussion: say(
                "含私有事实：请勿外传。", "Private facts are among them: for the office only."))
    }

    @Argument(help: "\(say("证书编号。", "The number."))")
    var number: String

    @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
    var format = PlainFormat.text

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let shown = try Inspection(try workspace.open()).show(number)
            switch format {
            case .json: output.output.result(HistoryWords.json(shown))
            case .text: output.output.result(HistoryWords.text(shown))
            }
        }
    }
}

struct CohortVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cohort", abstract: say("各届。", "The years of an office."),
            subcommands: [Add.self, List.self])
    }

    struct Add: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "add",
                abstract: say("开始新一届。", "Begins the next cohort."),
                discussion: say(
                    "此后名册与签发都属新一届；往届照旧可导出、核验、更正。",
                    "Rosters and issuing belong to it from then on; earlier cohorts are exported, verified and corrected as they were."
                ))
        }

        @Argument(help: "\(say("新一届的项目文件。", "The programme file of the new cohort."))")
        var file: String

        @Option(
            help:
                "\(say("新的签发者文件，网址须相同（默认沿用）。", "A new issuer file with the same address; by default the former one."))"
        )
        var issuerFile: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let added = try Cohorts(try workspace.open())
                    .add(file, issuer: issuerFile, at: Clock.now())
                if let font = added.missingFont { output.output.talk(font.remark) }
                output.output.talk(
                    say(
                        "现在是 \(visible(added.name)) 届，编号以 \(added.prefix) 开头。",
                        "The cohort is \(visible(added.name)) now; its numbers begin with \(added.prefix)."
                    ))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list", abstract: say("列出各届。", "Lists the cohorts."))
        }

        @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
        var format = PlainFormat.text

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                for cohort in try Cohorts(try workspace.open()).list() {
                    switch format {
                    case .json: output.output.result(HistoryWords.json(cohort))
                    case .text: output.output.result(HistoryWords.text(cohort))
                    }
                }
            }
        }
    }
}
