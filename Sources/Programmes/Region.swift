public import Certificates

/// A region that a trainee comes from: one of the 34 units at province level (GB/T 2260), one of
/// the five separately planned cities, or the Xinjiang Production and Construction Corps.
public struct Region: Sendable, Hashable {
    /// Where the region stands in ``all``, from 0.
    package let ordinal: Int

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

    package init?(_ text: ArraySlice<UInt8>) {
        guard let ordinal = RegionTable.names[text] else { return nil }
        self.init(ordinal: ordinal)
    }

    /// Whether an organisation registered in this division (six digits of GB/T 2260, as in a credit
    /// code) lies in the region. A separately planned city is no part of its province here; an
    /// organisation registered with a province may lie in any part of it.
    package func contains(division: ArraySlice<UInt8>) -> Bool {
        row.divisions.contains { division.starts(with: $0.utf8) }
            && !row.exceptions.contains { division.starts(with: $0.utf8) }
    }
}

/// The regions and how each can be written (GB/T 2260).
enum RegionTable {
    struct Row: Sendable {
        let code: String
        let name: LocalizedText
        let shortName: String
        /// How the divisions of its organisations begin.
        let divisions: [String]
        /// How the divisions begin that belong to a separately planned city instead.
        let exceptions: [String]
    }

    static let rows = provinces + cities + [corps]

    /// Finds a row by code, full name or short name.
    static let names: NameTable = {
        var names = NameTable()
        for (index, row) in rows.enumerated() {
            for name in [row.code, row.name.zh, row.shortName] { names.add(name, index) }
        }
        names.add("兵团", rows.count - 1)
        return names
    }()

    private static func province(
        _ code: String, _ zh: String, _ short: String, _ en: String, except: [String] = []
    ) -> Row {
        Row(
            code: code + "0000", name: LocalizedText(zh: zh, en: en), shortName: short,
            divisions: [code], exceptions: except)
    }

    private static func city(_ prefix: String, _ short: String, _ en: String) -> Row {
        Row(
            code: prefix + "00", name: LocalizedText(zh: short + "市", en: en), shortName: short,
            divisions: [prefix, prefix.prefix(2) + "0000"], exceptions: [])
    }

    private static let corps = Row(
        code: "XPCC",
        name: LocalizedText(
            zh: "新疆生产建设兵团", en: "Xinjiang Production and Construction Corps"),
        shortName: "新疆兵团", divisions: ["65", "66"], exceptions: [])

    private static let cities = [
        city("2102", "大连", "Dalian"), city("3702", "青岛", "Qingdao"),
        city("3302", "宁波", "Ningbo"), city("3502", "厦门", "Xiamen"),
        city("4403", "深圳", "Shenzhen"),
    ]

    private static let provinces = [
        province("11", "北京市", "北京", "Beijing"),
        province("12", "天津市", "天津", "Tianjin"),
        province("13", "河北省", "河北", "Hebei"),
        province("14", "山西省", "山西", "Shanxi"),
        province("15", "内蒙古自治区", "内蒙古", "Inner Mongolia"),
        province("21", "辽宁省", "辽宁", "Liaoning", except: ["2102"]),
        province("22", "吉林省", "吉林", "Jilin"),
        province("23", "黑龙江省", "黑龙江", "Heilongjiang"),
        province("31", "上海市", "上海", "Shanghai"),
        province("32", "江苏省", "江苏", "Jiangsu"),
        province("33", "浙江省", "浙江", "Zhejiang", except: ["3302"]),
        province("34", "安徽省", "安徽", "Anhui"),
        province("35", "福建省", "福建", "Fujian", except: ["3502"]),
        province("36", "江西省", "江西", "Jiangxi"),
        province("37", "山东省", "山东", "Shandong", except: ["3702"]),
        province("41", "河南省", "河南", "Henan"),
        province("42", "湖北省", "湖北", "Hubei"),
        province("43", "湖南省", "湖南", "Hunan"),
        province("44", "广东省", "广东", "Guangdong", except: ["4403"]),
        province("45", "广西壮族自治区", "广西", "Guangxi"),
        province("46", "海南省", "海南", "Hainan"),
        province("50", "重庆市", "重庆", "Chongqing"),
        province("51", "四川省", "四川", "Sichuan"),
        province("52", "贵州省", "贵州", "Guizhou"),
        province("53", "云南省", "云南", "Yunnan"),
        province("54", "西藏自治区", "西藏", "Tibet"),
        province("61", "陕西省", "陕西", "Shaanxi"),
        province("62", "甘肃省", "甘肃", "Gansu"),
        province("63", "青海省", "青海", "Qinghai"),
        province("64", "宁夏回族自治区", "宁夏", "Ningxia"),
        province("65", "新疆维吾尔自治区", "新疆", "Xinjiang"),
        province("71", "台湾省", "台湾", "Taiwan"),
        province("81", "香港特别行政区", "香港", "Hong Kong"),
        province("82", "澳门特别行政区", "澳门", "Macao"),
    ]
}
