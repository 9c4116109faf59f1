internal import Glibc

extension FileSystem {
    /// A file that is written piece by piece beside its place, and takes it by `finish`.
    package struct Output: ~Copyable {
        private let path: String
        private let file: Temporary
        private var pending: [UInt8] = []

        /// Begins a file for `path`; what lies there stays until ``finish()``.
        package init(at path: String, mode: UInt32 = 0o644) throws(Failure) {
            try Self.refuseWhatIsNoFile(path)
            try removeRemains(of: path)
            let file = try Temporary(fileFor: path, mode: mode)
            self.path = path
            self.file = file
        }

        /// Refuses a path where there is a device, a link, a pipe or a folder: a file would be put in
        /// its place, and it would be gone.
        package static func refuseWhatIsNoFile(_ path: String) throws(Failure) {
            if let facts = try ownFacts(of: path), facts.type != .regular {
                throw Failure(.notAnOrdinaryFile(path: path))
            }
        }

        package mutating func write(_ bytes: [UInt8]) throws(Failure) {
            pending += bytes
            if pending.count >= 1 << 16 { try flush() }
        }

        /// Puts the file into place; without this nothing is left of it.
        package consuming func finish() throws(Failure) {
            try flush()
            try file.replacePlace(sync: true)
        }

        private mutating func flush() throws(Failure) {
            try FileSystem.write(pending, to: file.descriptor, path)
            pending.removeAll(keepingCapacity: true)
        }
    }
}
