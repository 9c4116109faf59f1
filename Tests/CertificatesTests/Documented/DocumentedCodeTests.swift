import Certificates
import Foundation
import JOSE
import Signing
import TestSupport
import Testing

/// The other files of this folder stand, whole, in README.md and in the library's articles.
@Suite("The code in the documents")
struct DocumentedCodeTests {
    @Test(
        "A document shows the very code that is compiled here",
        arguments: [
            ("README.md", "VerifyOne"),
            ("Sources/Certificates/Certificates.docc/VerifyingACertificate.md", "VerifyOne"),
            ("Sources/Certificates/Certificates.docc/IssuingACertificate.md", "IssueOne"),
            ("Sources/Certificates/Certificates.docc/IssuingACertificate.md", "PublishOne"),
        ])
    func isShown(in document: String, _ name: String) throws {
        let text = String(decoding: try Checkout.bytes(document), as: UTF8.self)
        let code = String(
            decoding: try Checkout.bytes("Tests/CertificatesTests/Documented/\(name).swift"),
            as: UTF8.self)
        #expect(text.contains("\n```swift\n\(code)```\n"))
    }

    @Test("The code of the README takes a sample for valid")
    func sample() throws {
        let name = "Samples/tokens/LJ2021-000003-S.sd-jwt"
        let token = String(decoding: try Checkout.bytes(name), as: UTF8.self)
        let answer = try verdict(
            on: token, bundle: try Checkout.bytes("Samples/offline.json"),
            root: try #require(Thumbprint(try Self.line("Keys/root.thumbprint"))),
            at: try #require(UnixTime(text: try Self.line("Samples/at"))))
        #expect(answer.outcome == .valid)
        #expect(answer.certificate?.certificate.number == "LJ2021-000003-S")
    }

    @Test("What the articles issue and publish verifies, and is revoked when its list says so")
    func office() throws {
        let (office, now) = (try TestOffice(), TestOffice.now)
        let issued = try issue(
            .example, to: .example, status: office.status, from: office.url,
            with: office.certificateKey, at: now)
        for status in [CertificateStatus.valid, .revoked] {
            var statuses = StatusList()
            statuses[TestOffice.index] = status
            let published = try bundle(
                of: office.listed, statuses: statuses, root: office.root,
                statusKey: office.statusKey, at: now)
            let answer = try verdict(
                on: issued.token, bundle: published.encoded(),
                root: office.root.publicKey.thumbprint, at: now)
            #expect(answer.codes == (status == .valid ? [] : [.revoked]))
        }
    }

    private static func line(_ path: String) throws -> String {
        String(decoding: try Checkout.bytes(path), as: UTF8.self)
            .trimmingCharacters(in: .newlines)
    }
}
