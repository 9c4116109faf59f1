internal import Certificates
internal import Programmes

extension RowAudit {
    mutating func checkCreditCode() {
        guard let cell = requiredCode(.creditCode) else { return }
        if cell.isScientificNotation { return find(.destroyedNumber, .creditCode) }
        do {
            let code = try CreditCode(cell)
            facts.creditCode = code
            if !code.isEnterprise { find(.notEnterprise, .creditCode, [Self.kind(cell)]) }
        } catch {
            switch error {
            case .malformed: find(.creditCodeMalformed, .creditCode)
            case .wrongCheckCharacter:
                find(cell.isRoundedNumber ? .destroyedNumber : .creditCodeCheck, .creditCode)
            case .unknownCategory: find(.creditCodeCategory, .creditCode, [Self.kind(cell)])
            }
        }
    }

    private static func kind(_ code: ArraySlice<UInt8>) -> String {
        String(decoding: code.prefix(2), as: UTF8.self)
    }

    mutating func checkIndustry() {
        guard let cell = requiredCode(.industry) else { return }
        guard let industry = Industry(cell) else { return find(.industryUnknown, .industry) }
        facts.industry = industry
        if cell.first.map(isDigit) ?? false { find(.normalised, .industry, [industry.code]) }
    }

    mutating func checkRegion() {
        guard let cell = requiredCode(.region) else { return }
        guard let region = Region(cell) else { return find(.regionUnknown, .region) }
        facts.region = region
        let code = row.cell(.creditCode)
        // What the national authority registers, division 100000, can lie anywhere.
        guard facts.creditCode != nil, let division = CreditCode.division(of: code),
            !division.starts(with: "10".utf8), !region.contains(division: division)
        else { return }
        find(.regionMismatch, .region, [String(decoding: division, as: UTF8.self)])
    }
}
