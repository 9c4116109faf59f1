internal import Files
internal import Registry

/// What the registry that gives way to a backup has given out: nothing where there is none, or where it
/// is lost, for which an office restores.
struct FormerRegistry {
    let serials: [String: Int]
    let highestList: Int

    /// Reads the workspace's registry; an older one is migrated as a copy, beside `copy`. That the system
    /// could not look is an error: what was given out would be given out once more.
    init(_ workspace: Workspace, copyingTo copy: String) throws(OfficeError) {
        let known = try Self.unlessLost(workspace, copy + ".serials") {
            former throws(RegistryError) in
            try former.lastSerials()
        }
        let lists = try Self.unlessLost(workspace, copy + ".lists") {
            former throws(RegistryError) in
            try former.statusLists()
        }
        serials = known ?? [:]
        highestList = lists?.map(\.number).max() ?? 0
    }

    /// What `body` reads; nil where the registry is not there, is none, or is damaged.
    ///
    /// SQLite says "damaged" of what the system could not read too (it makes SQLITE_CORRUPT of EIO): it
    /// is so only where the file can be read from end to end, and the same is said once more.
    private static func unlessLost<Value>(
        _ workspace: Workspace, _ copy: String, _ body: (Registry) throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value? {
        func attempt(_ copy: String) throws(OfficeError) -> Value? {
            do throws(OfficeError) {
                let former = try open(workspace, copyingTo: copy)
                return try workspace.registered { () throws(RegistryError) in try body(former) }
            } catch .workspace(.registry(_, .file(.notThere))) {
                return nil
            }
        }
        do throws(OfficeError) {
            return try attempt(copy)
        } catch {
            guard isDamage(error) else { throw error }
        }
        try readThrough(workspace.registryPath)
        do throws(OfficeError) {
            return try attempt(copy + ".again")
        } catch {
            guard isDamage(error) else { throw error }
            return nil
        }
    }

    private static func isDamage(_ error: OfficeError) -> Bool {
        if case .workspace(.registry(_, .notARegistry)) = error { return true }
        if case .workspace(.registry(_, .damaged)) = error { return true }
        return false
    }

    /// Proves that the system gives out every byte of a file.
    private static func readThrough(_ path: String) throws(OfficeError) {
        let input = try Files.Input(at: path)
        while try !input.read(upTo: 1 << 20).isEmpty {}
    }

    private static func open(
        _ workspace: Workspace, copyingTo copy: String
    ) throws(OfficeError) -> Registry {
        do throws(OfficeError) {
            return try workspace.openRegistry(.readOnly)
        } catch .workspace(.registry(_, .older)) {
            try Workspace.copyRegistry(at: workspace.registryPath, to: copy)
            return try workspace.registered { () throws(RegistryError) in
                try Registry(at: copy, access: .readWrite)
            }
        }
    }
}
