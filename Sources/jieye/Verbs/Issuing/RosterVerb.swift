internal import ArgumentParser
internal import JOSE
internal import Office
internal import Rosters

struct RosterVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roster",
            abstract: say("名册：表头、审核、批准。", "The roster: header, audit, approval."),
            subcommands: [Template.self, Check.self, Approve.self])
    }

    struct Template: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say("写出名册的表头。", "Writes the header of a roster."))
        }

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let columns = RosterColumn.allCases
                let header = say(
                    csvLine(columns.map(\.header)), csvLine(columns.map(\.englishHeader)))
                output.output.result(header)
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say("审核名册，一次列出全部问题。", "Audits a roster: every problem of every row."),
                discussion: say(
                    "有不能发证的行时退出码为 2。给出口令则同时与已发证书比对是否重复。",
                    "Exits with 2 where a row cannot be issued. With a passphrase, persons are also compared with those who have a certificate already."
                ))
        }

        @Argument(help: "\(say("名册，CSV。", "The roster, CSV."))")
        var file: String

        @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
        var format = Format.text

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var faulty = 0
            try await attempt { () throws(OfficeError) in
                let outcome = try RosterAudit(
                    review: RosterReview(workspace.open(), file: file), format: format,
                    output: output.output
                ).run(passphrase: passphrase.given())
                faulty = outcome.report.faulty
            }
            if faulty > 0 { throw ExitCode(2) }
        }
    }

    struct Approve: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "记录对这份名册（逐字节）的审定。", "Records the review of exactly these bytes."),
                discussion: say(
                    "这是一条记录，不是身份认证。", "It is a record, not an authentication."))
        }

        @Argument(help: "\(say("名册，CSV。", "The roster, CSV."))")
        var file: String

        @Option(help: "\(say("审定人。", "Who reviewed it."))")
        var by: String

        @Flag(help: "\(say("有差错的行不发证，其余照发。", "Leave faulty rows out, and approve the rest."))")
        var partial = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let review = RosterReview(try workspace.open(), file: file)
                let audit = RosterAudit(review: review, format: .text, output: output.output)
                let approved = try review.approve(
                    by: by, partial: partial, passphrase: passphrase.given(), at: Clock.now(),
                    audit.show)
                output.output.talk(
                    say(
                        "已批准 \(file)：可发证 \(approved.report.issuable) 行，摘要 \(Hexadecimal.string(approved.digest))。",
                        "\(file) is approved: \(counted(approved.report.issuable, "row", "rows")) can be issued; digest \(Hexadecimal.string(approved.digest))."
                    ))
            }
        }
    }
}

/// Shows an audit while it runs.
struct RosterAudit {
    let review: RosterReview
    let format: Format
    let output: Output

    func run(passphrase: Passphrase?) throws(OfficeError) -> RosterReview.Outcome {
        if format == .csv { output.result(FindingWords.csvHeader) }
        var bar = output.progress(say("审核", "auditing"), of: nil)
        let outcome = try review.check(
            passphrase: passphrase, progress: { bar.show($0) }, show)
        _ = consume bar
        switch format {
        case .text: output.result(ReportWords.text(outcome.report))
        case .json: output.result(ReportWords.json(outcome))
        case .csv: output.talk(ReportWords.text(outcome.report))
        }
        if let remark = outcome.unprintable.remark { output.talk(remark) }
        if !outcome.comparedWithRegistry {
            output.talk(
                say(
                    "（未与已发证书比对；要比对请给出 --passphrase-file。）",
                    "(Not compared with certificates issued before; that needs --passphrase-file.)")
            )
        }
        return outcome
    }

    func show(_ findings: [Finding]) {
        for finding in findings {
            switch format {
            case .text: output.result(FindingWords(finding).line)
            case .json: output.result(FindingWords(finding).json)
            case .csv: output.result(FindingWords(finding).csv)
            }
        }
    }
}
