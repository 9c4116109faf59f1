import Signing
import Testing

@Suite struct SignatureAlgorithmTests {
    @Test(
        "An algorithm that is not in the table has no row, whatever its case",
        arguments: ["none", "None", "es256", "HS256", "EdDSA", "SM2", "ES256K", "ES256 ", ""])
    func unknown(name: String) {
        #expect(SignatureAlgorithm(named: name) == nil)
    }

    @Test("Every algorithm is found by its name", arguments: SignatureAlgorithm.all)
    func known(algorithm: SignatureAlgorithm) {
        #expect(SignatureAlgorithm(named: algorithm.name) == algorithm)
    }
}
