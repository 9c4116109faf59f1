internal import Certificates
internal import Programmes
internal import Registry

/// The certificates that an export is about: those that were named, or a whole cohort.
struct Selection: Sendable {
    private let workspace: Workspace
    private let registry: Registry
    private let named: [IssuedCertificate]?
    let cohort: Cohort

    /// One selection for each cohort that has one of the named certificates; where none is named,
    /// one of the cohort (nil: the newest).
    static func all(
        _ numbers: [String], cohort name: String?, _ workspace: Workspace, _ registry: Registry
    ) throws(OfficeError) -> [Selection] {
        guard !numbers.isEmpty else {
            let cohort = try workspace.cohort(named: name, in: registry)
            return [Selection(workspace, registry, cohort, named: nil)]
        }
        let certificates = try certificates(numbers, workspace, registry)
        let cohorts = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts()
        }
        return cohorts.compactMap { cohort in
            let named = certificates.filter { $0.cohort == cohort.id }
            return named.isEmpty ? nil : Selection(workspace, registry, cohort, named: named)
        }
    }

    private init(
        _ workspace: Workspace, _ registry: Registry, _ cohort: Cohort,
        named: [IssuedCertificate]?
    ) {
        (self.workspace, self.registry) = (workspace, registry)
        (self.cohort, self.named) = (cohort, named)
    }

    private var isNamed: Bool { named != nil }

    /// The named certificates that are not valid.
    var namedNotValid: [Export.NotValid] {
        (named ?? []).filter { $0.status != .valid }
            .map { Export.NotValid(number: $0.number.description, status: $0.status) }
    }

    /// The certificates after this one, in order: a page of them, and none at the end.
    func page(after last: IssuedCertificate?) throws(OfficeError) -> [IssuedCertificate] {
        if let named { return last == nil ? named : [] }
        return try workspace.registered { () throws(RegistryError) in
            try registry.page(of: cohort.id, after: last?.number)
        }
    }

    /// Gives every certificate to `body`.
    func forEach(
        _ body: (IssuedCertificate) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        var page = try page(after: nil)
        while let last = page.last {
            for certificate in page { try body(certificate) }
            page = try self.page(after: last)
        }
    }

    /// Gives every certificate to `body` that is handed out: one that is revoked, superseded or
    /// suspended only where it was named. Gives the others to `leaveOut`, and their number.
    func forEachToHandOut(
        _ body: (IssuedCertificate) throws(OfficeError) -> Void,
        leaveOut: (IssuedCertificate) throws(OfficeError) -> Void = { _ in }
    ) throws(OfficeError) -> Int {
        var others = 0
        try forEach { certificate throws(OfficeError) in
            if isNamed || certificate.status == .valid {
                try body(certificate)
            } else {
                try leaveOut(certificate)
                others += 1
            }
        }
        return others
    }

    /// The institutions of every cohort of the office.
    static func institutions(
        _ workspace: Workspace, _ registry: Registry
    ) throws(OfficeError) -> InstitutionFolders {
        var names: Set<String> = []
        let cohorts = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts()
        }
        for cohort in cohorts {
            names.formUnion(try workspace.programme(of: cohort).institutions.map(\.name.zh))
        }
        return InstitutionFolders(names)
    }

    /// The certificates that were named, every one of which must be there; one that was named twice
    /// counts once.
    private static func certificates(
        _ numbers: [String], _ workspace: Workspace, _ registry: Registry
    ) throws(OfficeError) -> [IssuedCertificate] {
        var certificates: [IssuedCertificate] = []
        var seen: Set<CertificateNumber> = []
        for text in numbers {
            guard let number = CertificateNumber(text) else {
                throw .number(.malformedNumber(text))
            }
            let found = try workspace.registered { () throws(RegistryError) in
                try registry.certificate(numbered: number)
            }
            guard let found else { throw .number(.unknownNumber(text)) }
            if seen.insert(number).inserted { certificates.append(found) }
        }
        return certificates
    }
}
