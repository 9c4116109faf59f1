/// A region that a trainee comes from: one of the 34 units at province level (GB/T 2260), one of
/// the five separately planned cities, or the Xinjiang Production and Construction Corps.
public struct Region: Sendable, Hashable {
    /// Where the region stands in ``all``, from 0.
    let ordinal: Int

    /// The six digits of GB/T 2260, or `XPCC`.
    public var code: String { row.code }
    /// The full name in Chinese and English.
    public var name: LocalizedText { row.name }

    private var row: RegionTable.Row { RegionTable.rows[ordinal] }

    private init(ordinal: Int) {
        self.ordinal = ordinal
    }

    /// Every region, provinces first.
    public static let all = RegionTable.rows.indices.map(Region.init(ordinal:))

    /// The region with this code, or nil.
    public init?(code: String) {
        guard
            let index = RegionTable.rows.firstIndex(where: {
                $0.code.utf8.elementsEqual(code.utf8)
            })
        else { return nil }
        self.init(ordinal: index)
    }

    /// Reads a code, a full name, or a name without 省, 市, 自治区 or 特别行政区.
    public init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    init?(_ text: ArraySlice<UInt8>) {
        guard let ordinal = RegionTable.names[text] else { return nil }
        self.init(ordinal: ordinal)
    }

    /// Whether an organisation registered in this division (six digits of GB/T 2260, as in a credit
    /// code) lies in the region. A separately planned city is no part of its province here; an
    /// organisation registered with a province may lie in any part of it.
    func contains(division: ArraySlice<UInt8>) -> Bool {
        row.divisions.contains { division.starts(with: $0.utf8) }
            && !row.exceptions.contains { division.starts(with: $0.utf8) }
    }
}
