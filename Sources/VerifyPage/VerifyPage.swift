internal import Certificates
package import JOSE
package import Programmes
internal import Signing

/// The verification page: one HTML file, one stylesheet, small modules and a service worker, the same
/// wherever they are served.
package enum VerifyPage {
    /// A file of the page.
    package struct File: Sendable {
        /// Its path in the publication.
        package let path: String
        package let bytes: [UInt8]
    }

    /// Every file of the page of an issuer that trusts the root with this thumbprint.
    package static func files(root: Thumbprint, issuer: IssuerProfile) -> [File] {
        let shell = [File(path: "site.js", bytes: site(root, issuer))] + site
        return shell + [File(path: "worker.js", bytes: worker(keeping: shell))]
    }

    /// The one module that differs from office to office.
    private static func site(_ root: Thumbprint, _ issuer: IssuerProfile) -> [UInt8] {
        var name: JSONObject = ["zh": .string(issuer.name.zh)]
        name["en"] = issuer.name.en.map { .string($0) }
        let site: JSONObject = [
            "root": .string(root.description), "issuer": .string(issuer.url.description),
            "name": .object(name),
        ]
        return Array("export const SITE = ".utf8) + site.serialized + Array(";\n".utf8)
    }

    /// The service worker, which knows the digest of every file that it keeps: a page that differs in
    /// one byte has another worker.
    private static func worker(keeping files: [File]) -> [UInt8] {
        let digests = JSONObject(
            files.map { ($0.path, .string(Hexadecimal.string(SHA256.digest(of: $0.bytes.span)))) })
        let version = Hexadecimal.string(SHA256.digest(of: digests.serialized.span).prefix(8))
        let shell: JSONObject = ["version": .string(version), "files": .object(digests)]
        return Array("const SHELL = ".utf8) + shell.serialized + Array(";\n\n".utf8)
            + PackageResources.worker_body_js
    }
}
