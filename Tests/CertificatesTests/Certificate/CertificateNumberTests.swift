import Certificates
import Testing

@Suite struct CertificateNumberTests {
    @Test("A number reads back as it is printed, and a mistyped character is caught")
    func checkCharacter() throws {
        let number = try #require(CertificateNumber(prefix: "LJ2021", serial: 1))
        let printed = Array(number.description)
        #expect(CertificateNumber(number.description) == number)
        for (place, character) in printed.enumerated() {
            for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-" where other != character {
                var mistyped = printed
                mistyped[place] = other
                #expect(CertificateNumber(String(mistyped)) == nil)
            }
        }
    }

    @Test(
        "The check character is that of ISO 7064 MOD 37,36",
        arguments: [
            ("11100000000013338W01111430000006122244L20230000403001", Character("U")),
            ("11100000000013338W00911330105002500287C2025052201002", "0"),
            ("11100000MB03271699022340100000000016001", "9"),
        ])
    func knownChecks(text: String, check: Character) {
        #expect(MOD3736.checkCharacter(of: text) == check)
    }

    @Test(
        "What is not a number as printed is refused",
        arguments: [
            "", "LJ2021-1-", "lj2021-000001-X", "LJ2021-0000010-0", "LJ2021-000000-0", "A--0",
        ])
    func refused(text: String) {
        #expect(CertificateNumber(text) == nil)
    }
}
