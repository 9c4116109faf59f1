internal import ArgumentParser

/// What the verbs take that show something of one cohort, line by line.
struct TableOptions: ParsableArguments {
    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var cohortOptions: CohortOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var outputOptions: OutputOptions

    var cohort: String? { cohortOptions.cohort }
    var output: Output { outputOptions.output }
}
