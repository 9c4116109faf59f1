import Certificates
import JOSE
import Testing

@Suite("Looking into a token")
struct SDJWTInspectionTests {
    @Test("An inspection shows every part and says that nothing is verified")
    func inspection() throws {
        let issued = try TestOffice().issue()
        let token = try SDJWT(issued.privateToken.utf8.span)
        let inspection = try #require(token.inspection.objectValue)
        #expect(inspection["verified"] == false)
        #expect(inspection.object("header")?["typ"] == "dc+sd-jwt")
        #expect(inspection.object("payload")?["name"] == "张伟")
        let disclosures = inspection.array("disclosures")?.compactMap(\.objectValue) ?? []
        #expect(disclosures.count == 9)
        #expect(disclosures.contains { $0["name"] == "enterprise" && $0["value"] == "示例机械有限公司" })
    }
}
