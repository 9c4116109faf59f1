package import Certificates
package import JOSE
package import Logging
internal import Synchronization

/// The publication that is served now; a new one takes its place between two requests.
package final class PublicationStore: Sendable {
    private struct State {
        var publication: Publication?
        /// The marks of what was looked at last, be it refused.
        var seen: ServedFolder.Marks?
        var lastError: PublicationError?
    }

    private let folder: String
    private let root: Thumbprint
    private let signatures = SignatureCache()
    private let state = Mutex(State())
    private let logger: Logger
    private let clock: @Sendable () -> UnixTime

    package init(
        folder: String, root: Thumbprint, logger: Logger, clock: @escaping @Sendable () -> UnixTime
    ) {
        (self.folder, self.root, self.logger, self.clock) = (folder, root, logger, clock)
    }

    /// The publication, or nil where none could be read so far.
    package var current: Publication? { state.withLock { $0.publication } }

    /// Why the folder's present content is not served, or nil.
    package var refusal: PublicationError? { state.withLock { $0.lastError } }

    /// Looks whether the folder has changed, and takes over what it holds where that is whole,
    /// proved and not older than what is served.
    package func refresh() {
        // One that cannot be looked at has no marks, and is proved to be so by loading it.
        let marks = try? ServedFolder(path: folder).marks()
        let last = state.withLock { state in (state.seen, state.lastError) }
        if let marks, marks == last.0 { return }
        let result = Result { () throws(PublicationError) in try load() }
        state.withLock { state in
            switch result {
            case .success(let publication):
                (state.publication, state.lastError) = (publication, nil)
            case .failure(let error): state.lastError = error
            }
            // One that was changing, or that the disk did not give, is looked at again next time.
            state.seen = state.lastError?.isPassing == true ? nil : marks
        }
        if case .failure(let error) = result, let lastError = last.1,
            marks == nil || error.isPassing, error.description == lastError.description
        {
            // It goes on as it was, and was said.
            return
        }
        log(result)
    }

    private func load() throws(PublicationError) -> Publication {
        let new = try Publication(folder: folder, root: root, signatures: signatures)
        if let old = current?.trust, let regression = new.trust.regression(since: old, at: clock())
        {
            throw .older(regression)
        }
        return new
    }

    private func log(_ result: Result<Publication, PublicationError>) {
        switch result {
        case .success(let publication):
            logger.info(
                "publication taken over",
                metadata: [
                    "version": "\(publication.version)", "files": "\(publication.files.count)",
                    "newest_list": "\(publication.newestList)",
                ])
        case .failure(let error):
            logger.error("publication refused", metadata: ["reason": "\(error.description)"])
        }
    }
}
