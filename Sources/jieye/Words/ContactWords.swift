internal import Certificates
internal import JOSE
internal import Office
internal import Programmes
internal import Registry
internal import Rosters

/// The contacts of the nominating authorities.
enum ContactWords {
    static func line(_ region: Region, _ contact: Contact?, _ format: Format) -> String {
        let cells = [
            region.code, region.name.zh, contact?.official ?? "", contact?.liaison ?? "",
            contact?.telephone ?? "", contact?.email ?? "",
        ].map(visible)
        switch format {
        case .csv: return csvLine(cells)
        case .text: return cells.dropFirst().filter { !$0.isEmpty }.joined(separator: "  ")
        case .json:
            var object: JSONObject = [
                "authority": .string(region.code), "name": .string(region.name.zh),
                "missing": .bool(contact == nil),
            ]
            object["official"] = contact.map { .string($0.official) }
            object["liaison"] = contact.map { .string($0.liaison) }
            object["telephone"] = contact.map { .string($0.telephone) }
            object["email"] = contact.map { .string($0.email) }
            return String(decoding: JSON.object(object).serialized, as: UTF8.self)
        }
    }

    static func missing(_ state: ContactBook.State, today: CalendarDate?) -> String {
        let names = state.missing.map(\.name.zh)
        guard !names.isEmpty else {
            return say("各部门都已报送。", "Every authority has named its contact.")
        }
        let (zh, en) = (names.joined(separator: "、"), names.joined(separator: ", "))
        guard let deadline = state.deadline else {
            return say("尚未报送（\(names.count)）：\(zh)", "outstanding (\(names.count)): \(en)")
        }
        let isOver = today.map { $0 > deadline } ?? false
        return isOver
            ? say(
                "逾期（\(deadline)）未报送（\(names.count)）：\(zh)",
                "missing after the deadline of \(deadline) (\(names.count)): \(en)")
            : say(
                "须在 \(deadline) 前报送（\(names.count)）：\(zh)",
                "outstanding until \(deadline) (\(names.count)): \(en)")
    }
}
