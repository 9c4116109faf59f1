internal import ArgumentParser

extension ParsableCommand {
    /// Does the work of a verb; an error is put into words, and ends with the code of its kind.
    func attempt<Failure: WordedError>(
        _ work: () async throws(Failure) -> Void
    ) async throws {
        do throws(Failure) {
            try await work()
        } catch {
            throw exit(with: error.words)
        }
        do throws(OutputError) {
            try StandardOutput.finish()
        } catch {
            throw exit(with: error.words)
        }
    }

    private func exit(with words: ErrorWords) -> ExitCode {
        Output.error(words)
        return ExitCode(words.exitCode)
    }
}
