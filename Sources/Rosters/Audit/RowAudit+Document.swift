internal import Certificates
internal import Programmes

extension RowAudit {
    mutating func checkDocument() {
        let type = documentType()
        guard let number = requiredCode(.idNumber), let type else { return }
        if number.isScientificNotation {
            find(.destroyedNumber, .idNumber)
        } else if type == .residentID {
            checkResidentID(number)
        } else if Self.isPlausible(number, type) {
            facts.document = IdentityDocument(
                type: type, number: String(decoding: number, as: UTF8.self))
            if type == .passport, !Self.isUsualPassport(number) { find(.passportForm, .idNumber) }
        } else {
            find(.idMalformed, .idNumber, [type.name])
        }
    }

    private mutating func documentType() -> IdentityDocumentType? {
        let cell = row.cell(.idType)
        if cell.isEmpty { return .residentID }
        guard let number = rules.documentTypes[cell] else {
            find(.idTypeUnknown, .idType, IdentityDocumentType.allCases.map(\.name))
            return nil
        }
        return IdentityDocumentType.allCases[number]
    }

    private mutating func checkResidentID(_ number: ArraySlice<UInt8>) {
        do {
            let id = try ResidentID(number)
            facts.document = IdentityDocument(type: .residentID, number: id.number)
            facts.born = id.born
        } catch {
            findProblem(error, number)
        }
    }

    private mutating func findProblem(_ error: ResidentIDError, _ number: ArraySlice<UInt8>) {
        let digits = String(decoding: number, as: UTF8.self).utf8
        switch error {
        case .malformed: find(.idMalformed, .idNumber, [IdentityDocumentType.residentID.name])
        case .wrongCheckCharacter:
            find(number.isRoundedNumber ? .destroyedNumber : .idCheck, .idNumber)
        case .unknownProvince: find(.idProvince, .idNumber, [String(digits.prefix(2)) ?? ""])
        case .noSuchDay:
            find(.idDate, .idNumber, [String(digits.dropFirst(6).prefix(8)) ?? ""])
        }
    }

    /// Whether a number can be one of a travel document of this type.
    private static func isPlausible(
        _ number: ArraySlice<UInt8>, _ type: IdentityDocumentType
    ) -> Bool {
        switch type {
        case .residentID: return false
        case .passport:
            return (5...20).contains(number.count) && number.contains(where: isDigit)
                && number.allSatisfy { MOD3736.value(of: $0) != nil }
        case .mainlandPermit:
            let digits = number.dropFirst()
            return number.first == UInt8(ascii: "H") || number.first == UInt8(ascii: "M")
                ? (digits.count == 8 || digits.count == 10) && digits.allSatisfy(isDigit) : false
        case .taiwanPermit: return number.count == 8 && number.allSatisfy(isDigit)
        }
    }

    /// Seven to nine characters, at most two of them letters.
    private static func isUsualPassport(_ number: ArraySlice<UInt8>) -> Bool {
        (7...9).contains(number.count) && number.count { !isDigit($0) } <= 2
    }

    /// The rules that need both the day of birth and those of the training.
    mutating func checkBirth() {
        guard let born = facts.born else { return }
        let last = facts.completed ?? rules.programme.window.to
        if born > last {
            find(.idFuture, .idNumber, [born.description, last.description])
        } else if let started = facts.started {
            let hadBirthday = (started.month, started.day) >= (born.month, born.day)
            let age = started.year - born.year - (hadBirthday ? 0 : 1)
            if !(18...80).contains(age) { find(.ageOdd, .idNumber, [String(age)]) }
        }
    }
}
