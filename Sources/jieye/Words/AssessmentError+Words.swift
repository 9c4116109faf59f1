internal import Office

extension AssessmentError {
    var words: ErrorWords {
        switch self {
        case .noAssessment(let cohort):
            ErrorWords(
                say(
                    "\(visible(cohort)) 届的项目没有评估一项",
                    "the programme of \(visible(cohort)) has no assessment"),
                say("请在项目文件里写明 assessment。", "Its file would have to say assessment."))
        case .tie(let score, let institutions, let places):
            Self.tie(score, institutions, places)
        }
    }

    private static func tie(_ score: Int, _ institutions: [String], _ places: Int) -> ErrorWords {
        let names = institutions.map(visible)
        let (zh, en) = (names.joined(separator: "、"), names.joined(separator: ", "))
        let points = ProgrammeReportWords.score(score)
        return ErrorWords(
            say(
                "\(names.count) 个机构同为 \(points) 分，而其中只应暂停 \(places) 个：\(zh)；什么也没有登记",
                "\(names.count) institutions have \(points), and \(places) of them would be suspended: \(en); nothing was recorded"
            ),
            say("请由评估方分出先后，再运行一次。", "Let the assessor tell them apart, and run it again."),
            exitCode: 2)
    }
}
