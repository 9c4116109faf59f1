internal import ArgumentParser

struct CohortOptions: ParsableArguments {
    @Option(help: "\(say("届名（默认为最新一届）。", "The cohort's name; by default the newest."))")
    var cohort: String?
}
