package import Certificates
internal import Registry

/// `export`: the graduates' files, written from the registry and from nothing else.
package struct Export: Sendable {
    let workspace: Workspace
    let numbers: [String]
    let cohort: String?
    let folder: String

    /// Exports these certificates, or where `numbers` is empty all of a cohort (nil: the newest).
    package init(
        _ workspace: Workspace, numbers: [String], cohort: String? = nil, folder: String
    ) {
        (self.workspace, self.numbers, self.folder) = (workspace, numbers, folder)
        self.cohort = cohort
    }

    /// Writes two files for each certificate, or with `oneFile` all tokens into `tokens.jsonl`;
    /// gives the number of certificates.
    package func run(
        oneFile: Bool, at now: UnixTime, progress: (Int) -> Void
    ) throws(OfficeError) -> Int {
        let registry = try workspace.openRegistry(.readOnly)
        let named = try named(registry)
        try Files.makeFolder(folder)
        Files.removeHalfWritten(in: folder, of: [".sd-jwt", ".jsonl"])
        if !oneFile { try Copies(workspace).record(.export, at: folder, now) }
        return oneFile
            ? try writeLines(registry, named, progress)
            : try writeFiles(registry, named, progress)
    }

    private func writeFiles(
        _ registry: Registry, _ named: [IssuedCertificate], _ progress: (Int) -> Void
    ) throws(OfficeError) -> Int {
        var count = 0
        try forEach(registry, named) { certificate throws(OfficeError) in
            let path = "\(folder)/\(certificate.number)"
            // Not synced one by one: what a crash loses here is written again from the registry.
            try Files.replace(path + ".sd-jwt", with: Array(certificate.token.utf8), sync: false)
            if !certificate.disclosures.isEmpty {
                try Files.replace(
                    path + ".private.sd-jwt", with: Array(certificate.privateToken.utf8),
                    mode: 0o600, sync: false)
            }
            count += 1
            progress(count)
        }
        return count
    }

    private func writeLines(
        _ registry: Registry, _ named: [IssuedCertificate], _ progress: (Int) -> Void
    ) throws(OfficeError) -> Int {
        var file = try OutputFile(at: folder + "/tokens.jsonl")
        var count = 0
        try forEach(registry, named) { certificate throws(OfficeError) in
            let line: JSON = [
                "number": .string(certificate.number.description),
                "token": .string(certificate.token),
            ]
            try file.write(line.serialized + [UInt8(ascii: "\n")])
            count += 1
            progress(count)
        }
        try file.finish()
        return count
    }

    private func forEach(
        _ registry: Registry, _ named: [IssuedCertificate],
        _ body: (IssuedCertificate) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        guard numbers.isEmpty else {
            for certificate in named { try body(certificate) }
            return
        }
        do {
            let cohort = try workspace.cohort(named: cohort, in: registry)
            try registry.forEachCertificate(in: cohort.id) { try body($0) }
        } catch let error as RegistryError {
            throw .registry(path: workspace.registryPath, error)
        } catch let error as OfficeError {
            throw error
        } catch {
            preconditionFailure("only these two are thrown: \(error)")
        }
    }

    /// The certificates that were named, every one of which must be there.
    private func named(_ registry: Registry) throws(OfficeError) -> [IssuedCertificate] {
        var certificates: [IssuedCertificate] = []
        for text in numbers {
            guard let number = CertificateNumber(text) else { throw .malformedNumber(text) }
            let found = try workspace.registered { () throws(RegistryError) in
                try registry.certificate(numbered: number)
            }
            guard let found else { throw .unknownNumber(text) }
            certificates.append(found)
        }
        return certificates
    }
}
