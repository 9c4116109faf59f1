package import Certificates
package import Files
package import Printing
package import Programmes
package import Registry
package import Rosters
package import Signing

/// What can keep a verb of the office from being done; each case carries what its sentence needs.
package enum OfficeError: Error, Sendable {
    /// A file or folder.
    case file(FileError)
    /// The folder is no workspace: `file` is missing in it.
    case notAWorkspace(path: String, file: String)
    /// A key cannot be read from its file.
    case key(path: String, SigningError)
    /// A key file holds another key than its name says.
    case anotherKey(path: String)
    /// The trust list has no active key for this use.
    case noActiveKey(use: String)
    /// A passphrase is needed and none was given.
    case noPassphrase(forRoot: Bool)
    /// A new passphrase was typed differently the second time.
    case passphrasesDiffer
    /// Others than its owner can read or write a passphrase's file.
    case passphraseReadableByOthers(path: String, mode: UInt32)
    /// A passphrase is empty, or is longer than a line of 1,024 bytes.
    case unusablePassphrase
    /// `programme.json` has a fault.
    case programme(path: String, ProgrammeError)
    /// `issuer.json` has a fault.
    case issuer(path: String, ProgrammeError)
    /// `issuer.json` or `programme.json` is not what the cohort was begun with.
    case changedSinceCohort(path: String, cohort: String)
    /// The roster cannot be read on.
    case roster(path: String, RosterError)
    /// Rows cannot be issued, and `--partial` was not given.
    case faultyRows(count: Int, rows: Int)
    /// A file was changed while it was read.
    case changedMeanwhile(path: String)
    /// These bytes have no approval in this cohort; no digest where they were too many to read.
    case notApproved(path: String, digest: String?)
    /// The kept copy of an approved roster is not what was approved.
    case approvedCopyDamaged(path: String)
    /// The registry.
    case registry(path: String, RegistryError)
    /// Another process is writing in this workspace.
    case workspaceBusy(path: String)
    /// A bundle, trust list or status list cannot be used.
    case trust(path: String, TrustError)
    /// What is stored under this path is damaged.
    case damaged(path: String, what: String)
    /// The token of a certificate, or its private facts, cannot be read from the registry; no purge
    /// took them away.
    case privateFactsDamaged(path: String, number: String)
    /// A certificate number has the wrong form or check character.
    case malformedNumber(String)
    /// A number is none of this workspace's certificates.
    case unknownNumber(String)
    /// A certificate could not be made: that of a line of the roster, or a corrected one.
    case issuing(line: Int?, IssuingError)
    /// A cohort has used up its certificate numbers.
    case numbersExhausted
    /// A signature of the new key does not hold: nothing was committed.
    case signatureDoesNotHold
    /// The clock stands before what the workspace has already recorded.
    case clockBehind(now: UnixTime, recorded: UnixTime)
    /// A verb that keeps the registry cannot do its work.
    case keeping(KeepingError)
    /// A verb that changes the life of keys cannot do its work.
    case keyLife(KeyLifeError)
    /// A file of numbers, corrections, scores or contacts, or a request for figures, has a fault.
    case figures(FiguresError)
    /// A certificate cannot be printed.
    case printing(PrintingError)
    /// The trial before a cohort begins could not print, and no text of the programme is at fault.
    case trial(PrintingError)
    /// No certificate of a cohort can be printed, whoever it is for.
    case form(FormFault)
    /// A seal is a file with a drawing that cannot be drawn.
    case drawing(path: String, DrawingFault)
    /// Names cannot be printed, and `--partial` was not given; `isOnly` where nothing else was to be
    /// printed.
    case unprintable(UnprintableNames, isOnly: Bool)
    /// A font that certificates are printed with is not installed.
    case fontNotThere(path: String, package: String)
    /// Certificates of several cohorts cannot stand in one print file.
    case severalCohorts
    /// No certificate is there to be printed.
    case nothingToPrint
}

extension OfficeError: FileFailure {
    package init(_ error: FileError) { self = .file(error) }

    package var ofFile: FileError? { if case .file(let error) = self { error } else { nil } }
}

/// The file system, with this module's errors.
package typealias Files = FileSystem<OfficeError>
