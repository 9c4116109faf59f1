/// A private fact by the name that its disclosure has.
package enum GraduateFact: String, Sendable, CaseIterable {
    case idType = "id_type"
    case idNumber = "id_number"
    case idLast4 = "id_last4"
    case enterprise
    case creditCode = "credit_code"
    case region
    case industry
    case title

    /// The name of the disclosure that all of them are nested in.
    package static let parent = "graduate"
}

extension Graduate {
    /// The names under which the facts are disclosed, each of which can be shown alone.
    public static let factNames = GraduateFact.allCases.map(\.rawValue)

    /// One of the facts, or nil.
    package subscript(fact: GraduateFact) -> String? {
        get {
            switch fact {
            case .idType: idType
            case .idNumber: idNumber
            case .idLast4: idLast4
            case .enterprise: enterprise
            case .creditCode: creditCode
            case .region: region
            case .industry: industry
            case .title: title
            }
        }
        set {
            switch fact {
            case .idType: idType = newValue
            case .idNumber: idNumber = newValue
            case .idLast4: idLast4 = newValue
            case .enterprise: enterprise = newValue
            case .creditCode: creditCode = newValue
            case .region: region = newValue
            case .industry: industry = newValue
            case .title: title = newValue
            }
        }
    }

    /// The facts that there are, in the order of their table.
    package var facts: [(name: String, value: String)] {
        GraduateFact.allCases.compactMap { fact in
            self[fact].map { (name: fact.rawValue, value: $0) }
        }
    }
}
