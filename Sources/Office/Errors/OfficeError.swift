package import Files

/// What can keep a verb of the office from being done: one case a subject.
package enum OfficeError: Error, Sendable {
    /// A file or folder.
    case file(FileError)
    /// The workspace, its registry or its clock.
    case workspace(WorkspaceError)
    /// A cohort and its files.
    case cohort(CohortError)
    /// A roster.
    case roster(RosterFileError)
    /// An assessment of institutions.
    case assessment(AssessmentError)
    /// Issuing.
    case issuing(IssueError)
    /// A correction.
    case correction(CorrectionError)
    /// A certificate that is named by its number.
    case number(NumberError)
    /// A certificate's status.
    case status(StatusError)
    /// A file of numbers, scores or contacts.
    case list(ListError)
    /// A key.
    case key(KeyError)
    /// The root.
    case root(RootError)
    /// A passphrase.
    case passphrase(PassphraseError)
    /// The publication.
    case publication(PublishError)
    /// Printing.
    case printing(PrintFailure)
    /// Keeping the registry.
    case keeping(KeepingError)
}

extension OfficeError: FileFailure {
    package init(_ error: FileError) { self = .file(error) }

    package var ofFile: FileError? { if case .file(let error) = self { error } else { nil } }

    /// Also of what stands in a workspace that is only being made.
    package func onTheWay(from temporary: String, to place: String) -> OfficeError {
        switch self {
        case .file(let error): .file(error.onTheWay(from: temporary, to: place))
        case .workspace(let error): .workspace(error.onTheWay(from: temporary, to: place))
        case .key(let error): .key(error.onTheWay(from: temporary, to: place))
        case .root(let error): .root(error.onTheWay(from: temporary, to: place))
        case .cohort, .roster, .assessment, .issuing, .correction, .number, .status, .list,
            .passphrase, .publication, .printing, .keeping:
            self
        }
    }
}

/// The file system, with this module's errors.
package typealias Files = FileSystem<OfficeError>
