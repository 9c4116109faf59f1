internal import CPlatform
internal import Glibc

extension FileSystem {
    /// A copy of a folder that shares its files with it, for the time until the two are swapped.
    package struct FolderCopy {
        /// Paths inside the folder of files that are not copied.
        let leavingOut: Set<[UInt8]>
        private var entries = 0

        /// A folder with more than this in it is no publication, and is not copied.
        private static var entryLimit: Int { 20_000 }
        private static var depthLimit: Int { 16 }
        private static var fileLimit: Int { 256 << 20 }

        package init(leavingOut: some Sequence<String>) {
            self.leavingOut = Set(leavingOut.map { Array($0.utf8) })
        }

        /// Fills the empty folder at `copy`. What is neither file, folder nor link, and what lies on
        /// another file system, cannot be swapped and is an error.
        package mutating func fill(_ copy: String, from folder: String) throws(Failure) {
            let facts = try there(folder)
            try fill(copy, from: folder, facts, inside: "", depth: 0)
        }

        private mutating func fill(
            _ copy: String, from folder: String, _ facts: FileFacts, inside: String, depth: Int
        ) throws(Failure) {
            guard depth < Self.depthLimit else { throw refusal(folder) }
            for name in try names(in: folder) {
                entries += 1
                guard entries <= Self.entryLimit else { throw refusal(folder) }
                let (source, target) = ("\(folder)/\(name)", "\(copy)/\(name)")
                let place = inside.isEmpty ? name : "\(inside)/\(name)"
                let entry = try there(source)
                guard entry.device == facts.device else { throw refusal(source) }
                if entry.type == .folder {
                    guard unsafe mkdir(target, 0o700) == 0 else {
                        throw failure(target, .makeFolder)
                    }
                    try fill(target, from: source, entry, inside: place, depth: depth + 1)
                } else if !leavingOut.contains(Array(place.utf8)) {
                    try share(source, entry, target)
                }
            }
            // Whoever may not give a folder away keeps it.
            _ = unsafe chown(copy, facts.owner, facts.group)
            guard unsafe chmod(copy, facts.mode) == 0 else { throw failure(copy, .makeFolder) }
        }

        /// A hard link to a file, or to a symbolic link; a copy where the system allows none.
        private func share(
            _ source: String, _ facts: FileFacts, _ target: String
        ) throws(Failure) {
            guard facts.type != .other else { throw refusal(source) }
            if unsafe link(source, target) == 0 { return }
            if facts.type == .regular {
                try copyFile(source, facts, target)
            } else {
                try copyLink(source, target)
            }
        }

        /// A copy with the same time.
        private func copyFile(
            _ source: String, _ facts: FileFacts, _ target: String
        ) throws(Failure) {
            let bytes = try read(source, limit: Self.fileLimit)
            try replace(target, with: bytes, mode: facts.mode)
            var times = stat()
            if unsafe stat(source, &times) == 0 {
                _ = unsafe utimensat(AT_FDCWD, target, [times.st_atim, times.st_mtim], 0)
            }
        }

        private func copyLink(_ source: String, _ target: String) throws(Failure) {
            let limit = Int(PATH_MAX)
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                    guard let start = text.baseAddress else { return }
                    count = max(0, unsafe readlink(source, start, limit))
                }
            }
            let place = String(decoding: bytes, as: UTF8.self)
            guard !bytes.isEmpty, unsafe symlink(place, target) == 0 else { throw refusal(source) }
        }

        private func there(_ path: String) throws(Failure) -> FileFacts {
            guard let facts = try ownFacts(of: path) else { throw Failure(.notThere(path: path)) }
            return facts
        }

        private func refusal(_ path: String) -> Failure {
            Failure(.refused(path: path, .open, errno: EXDEV))
        }
    }

    /// Makes a folder and all that lies in it outlast a power cut, but for its own entry.
    package static func syncTree(_ folder: String) throws(Failure) {
        for name in try names(in: folder) {
            let path = "\(folder)/\(name)"
            if try ownFacts(of: path)?.type == .folder { try syncTree(path) }
        }
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder, .sync) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder, .sync) }
    }

    /// Puts the folder at `new` into the place of the one at `old`, which is then at `new`; where
    /// nothing is at `old`, nothing is at `new`.
    package static func swap(_ new: String, into old: String) throws(Failure) {
        if try kind(of: old) == .none {
            guard unsafe rename(new, old) == 0 else { throw failure(old, .rename) }
        } else {
            let code = unsafe jieye_exchange(new, old)
            guard code == 0 else {
                throw Failure(.refused(path: old, .rename, errno: code))
            }
        }
        try confirm(old)
    }
}

extension FileError {
    /// Whether another way of writing would fail too; what was put into place and not confirmed is
    /// written already.
    package var isNoWayAround: Bool {
        switch self {
        case .refused(_, .look, _): true
        case .refused(_, _, let code):
            [ENOSPC, EDQUOT, EIO, ESTALE, EMFILE, ENFILE, ENOMEM].contains(code)
        case .unconfirmed, .removalUnconfirmed: true
        case .notThere, .exists, .notAnOrdinaryFile, .tooLarge, .readableByOthers, .busy: false
        }
    }
}
