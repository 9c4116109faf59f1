import Certificates
import Programmes
import Testing

@Suite struct RegionTests {
    @Test("There are 34 units at province level, five cities and the Corps, no name twice")
    func all() {
        #expect(Region.all.count == 40)
        #expect(Set(Region.all.map(\.code)).count == 40)
        #expect(Set(Region.all.map(\.name.zh)).count == 40)
        #expect(Region.all.count { $0.code.hasSuffix("0000") } == 34)
    }

    @Test("Every region is found by its code and by its name", arguments: Region.all)
    func found(region: Region) {
        #expect(Region(region.code) == region)
        #expect(Region(code: region.code) == region)
        #expect(Region(region.name.zh) == region)
    }

    @Test(
        "A region is found without 省, 市, 自治区 or 特别行政区",
        arguments: [
            ("广西", "450000"), ("内蒙古", "150000"), ("北京", "110000"), ("深圳", "440300"),
            ("香港", "810000"), ("兵团", "XPCC"), ("新疆", "650000"),
        ])
    func short(name: String, code: String) {
        #expect(Region(name)?.code == code)
    }

    @Test(
        "What is no region is none",
        arguments: ["", "11", "110100", "江南省", "广", "北京市 ", "xpcc", "广东省深圳市"])
    func unknown(text: String) {
        #expect(Region(text) == nil)
    }

    @Test(
        "An industry is its section's letter and two to four digits",
        arguments: [
            ("C35", "C35", true), ("C13", "C13", true), ("C43", "C43", true), ("B12", "B12", false),
            ("D44", "D44", false), ("C3511", "C3511", true), ("A01", "A01", false),
            ("T97", "T97", false), ("35", "C35", true), ("651", "I651", false),
        ])
    func industries(text: String, code: String, isManufacturing: Bool) throws {
        let industry = try #require(Industry(text))
        #expect(industry.code == code)
        #expect(industry.isManufacturing == isManufacturing)
    }

    @Test(
        "A letter that is not the division's, or too few or many digits, is no industry",
        arguments: ["", "C", "C3", "C35111", "A35", "C12", "C44", "c35", "U98", "C00", "00", "C3X"])
    func noIndustries(text: String) {
        #expect(Industry(text) == nil)
    }
}
