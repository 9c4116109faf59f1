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

    @OptionGroup var table: TableOptions

    func validate() throws { _ = try filter() }

    func run() async throws {
        let filter = try filter()
        try await attempt { () throws(OfficeError) in
            let printer = CertificatePrinter(format: table.format, output: table.output)
            printer.begin()
            var count = 0
            try Inspection(try table.workspace.open()).list(cohort: table.cohort, where: filter) {
                count += 1
                printer.show($0)
            }
            table.output.talk(
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
