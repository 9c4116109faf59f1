internal import Certificates
internal import Programmes

extension RowAudit {
    /// What is private must not stand in a text that everybody reads; the lint asks the same of what
    /// is signed.
    mutating func checkPublicTexts() {
        let numbers = PrivateNumbers(
            idNumber: facts.document?.number, creditCode: facts.creditCode?.code)
        let programme = rules.programme
        look(for: numbers, in: facts.name, .name)
        look(for: numbers, in: programme.title.zh, nil)
        look(for: numbers, in: programme.cohort, nil)
        look(for: numbers, in: facts.track.map { programme.tracks[$0].name.zh }, .track)
        look(
            for: numbers, in: facts.institution.map { programme.institutions[$0].name.zh },
            .institution)
    }

    private mutating func look(
        for numbers: PrivateNumbers, in text: String?, _ column: RosterColumn?
    ) {
        guard let text else { return }
        switch numbers.kind(in: text) {
        case .idNumber: find(.idNumberInText, column, text)
        case .creditCode: find(.creditCodeInText, column, text)
        case nil: break
        }
    }
}
