package import Files

extension Table {
    /// Reads a file, or standard input for `-`; `failure` is the caller's error for what is wrong in it.
    package init<Failure: FileFailure>(
        file: String, columns: [Column], needsHeader: Bool = true,
        failure: (TableError) -> Failure
    ) throws(Failure) {
        let bytes =
            file == "-"
            ? try FileSystem<Failure>.Input(standardInputAs: "-").readAll(limit: Self.sizeLimit)
            : try FileSystem<Failure>.read(file, limit: Self.sizeLimit)
        do throws(TableError) {
            try self.init(bytes.span, columns: columns, needsHeader: needsHeader)
        } catch {
            throw failure(error)
        }
    }
}
