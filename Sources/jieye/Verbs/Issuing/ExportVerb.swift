internal import ArgumentParser
internal import Office

struct ExportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: say("由登记簿写出毕业生的文件。", "Writes the graduates' files, from the registry."),
            discussion: say(
                """
                <编号>.sd-jwt 不含私有事实，用于发放；<编号>.private.sd-jwt 含全部私有事实，只交本人。
                --pdf、--by 与 --print-file 略去不在有效状态的证书，除非指名。--by 的文件夹是给承担机构的，不含 \
                .private.sd-jwt，除非加 --private。中断后再运行一次即可接着完成。
                """,
                """
                <number>.sd-jwt shows nothing private and is the one to hand out; <number>.private.sd-jwt \
                holds everything, for the graduate alone. --pdf, --by and --print-file leave out what is \
                not valid, unless it is named. The folders of --by are for institutions: they get no \
                .private.sd-jwt without --private. Run again after a crash: it makes what is missing.
                """))
    }

    @Argument(help: "\(say("证书编号；不写则为全部。", "Certificate numbers; all of them if none is named."))")
    var numbers: [String] = []

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var files: ExportFileOptions
    @OptionGroup var print: PrintOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !numbers.isEmpty || print.preview != nil, cohort.cohort != nil {
            throw ValidationError(
                say(
                    "编号已说明是哪一届，不与 --cohort 同用",
                    "a number tells its cohort, and is not given with --cohort"))
        }
        if files.partial, !files.pdf, print.printFile == nil {
            throw ValidationError(
                say(
                    "--partial 只用于 --pdf 与 --print-file",
                    "--partial goes with --pdf or --print-file"))
        }
        guard print.isGiven else { return }
        if files.isGiven || print.preview != nil && print.printFile != nil {
            throw ValidationError(
                say(
                    "--print-file 与 --preview 各写一个文件，须单独使用",
                    "--print-file and --preview write one file each, and stand alone"))
        }
        if print.printFile != nil, files.out != nil {
            throw ValidationError(
                say(
                    "--print-file 已说明写到哪里，不与 --out 同用",
                    "--print-file names its file, and is not given with --out"))
        }
        if print.preview != nil, !numbers.isEmpty {
            throw ValidationError(
                say("--preview 只用一个编号", "--preview takes one number and no others"))
        }
    }

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let workspace = try workspace.open()
            let folder = files.out ?? workspace.certificatesPath
            if let number = print.preview {
                let preview = try Print(workspace).preview(of: number, in: folder)
                output.output.talk(say("已画在 \(preview.path)。", "The picture is \(preview.path)."))
                for remark in preview.notValid.remarks { output.output.talk(remark) }
            } else if let path = print.printFile {
                report(try await printFile(workspace, path), in: path)
            } else {
                report(try await export(workspace, folder), in: folder)
            }
        }
    }

    private func export(
        _ workspace: Workspace, _ folder: String
    ) async throws(OfficeError) -> Export.Exported {
        let export = Export(
            workspace, numbers: numbers, cohort: cohort.cohort, folder: folder, files.form)
        var bar = output.output.progress(say("导出", "exporting"), of: nil)
        var printing = output.output.progress(say("印制", "printing"), of: nil)
        return try await export.run(
            at: Clock.now(), progress: { bar.show($0) },
            printing: { done, total in printing.show(done, of: total) })
    }

    private func printFile(
        _ workspace: Workspace, _ path: String
    ) async throws(OfficeError) -> Export.Exported {
        var bar = output.output.progress(say("印制", "printing"), of: nil)
        return try await Print(workspace).file(
            at: path, numbers: numbers, cohort: cohort.cohort, partial: files.partial
        ) { done, total in bar.show(done, of: total) }
    }

    private func report(_ exported: Export.Exported, in place: String) {
        let count = exported.certificates
        output.output.talk(
            say(
                "已写出 \(count) 份证书到 \(place)。",
                "\(counted(count, "certificate is", "certificates are")) in \(place)."))
        for remark in exported.remarks { output.output.talk(remark) }
    }
}

struct ExportFileOptions: ParsableArguments {
    @Option(
        help:
            "\(say("输出文件夹（默认为工作区的 certificates）。", "Where to; by default the workspace's certificates folder."))"
    )
    var out: String?

    @Option(
        help:
            "\(say("files（默认）：每证两个文件；jsonl：一个 tokens.jsonl。", "files, the default: two for each certificate; jsonl: one tokens.jsonl."))"
    )
    var tokens: TokenFiles?

    @Flag(
        help:
            "\(say("另为每证写一个 PDF，令牌附在其中。", "A PDF for each certificate too, with the token inside."))"
    )
    var pdf = false

    @Option(
        help:
            "\(say("institution：每个承担机构一个文件夹，内有 manifest.csv。", "institution: a folder for each institution, with a manifest.csv."))"
    )
    var by: Division?

    @Flag(
        help:
            "\(say("--by 的文件夹中也放 .private.sd-jwt（含身份证号等，只可交本人）。", "With --by, the .private.sd-jwt files too: ID numbers and more, for the graduates alone."))"
    )
    var `private` = false

    @Flag(
        help:
            "\(say("姓名无法印制的证书不印并列出，其余照印。", "Leave out certificates whose names cannot be printed, and list them."))"
    )
    var partial = false

    enum TokenFiles: String, ExpressibleByArgument, CaseIterable { case files, jsonl }
    enum Division: String, ExpressibleByArgument, CaseIterable { case institution }

    /// Whether the form of the files was asked for, and not only their place.
    var isGiven: Bool { tokens != nil || pdf || by != nil || `private` }

    var form: Export.Form {
        var form = Export.Form()
        form.oneFile = tokens == .jsonl
        (form.pdf, form.partial) = (pdf, partial)
        (form.byInstitution, form.withPrivate) = (by == .institution, `private`)
        return form
    }

    func validate() throws {
        if `private`, by == nil {
            throw ValidationError(
                say("--private 只与 --by 同用", "--private goes with --by"))
        }
        if tokens == .jsonl, by != nil {
            throw ValidationError(
                say(
                    "--tokens jsonl 是所有机构的一个文件，不能与 --by 同用",
                    "--tokens jsonl is one file for all, and cannot be given with --by"))
        }
    }
}

struct PrintOptions: ParsableArguments {
    @Option(
        help:
            "\(say("只写这一个 PDF，供印刷厂用，每证一页。", "Write this one PDF for the print shop instead, a page for each certificate."))"
    )
    var printFile: String?

    @Option(
        help:
            "\(say("只画这一个编号的证书，为 PNG。", "Draw the certificate of this number as a PNG instead."))"
    )
    var preview: String?

    var isGiven: Bool { printFile != nil || preview != nil }

    func validate() throws {
        if printFile == "-" {
            throw ValidationError(
                say(
                    "--print-file 写入一个文件，不能写到标准输出；请给出文件名，如 all.pdf",
                    "--print-file writes a file and not to standard output; name one, such as all.pdf"
                ))
        }
    }
}
