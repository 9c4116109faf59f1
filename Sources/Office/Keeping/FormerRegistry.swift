internal import Files
internal import Registry

/// What the registry that gives way to a backup has given out: nothing where there is none, or where it
/// is lost, for which an office restores.
struct FormerRegistry {
    let serials: [String: Int]
    let highestList: Int

    /// Reads the workspace's registry; an older one is migrated as a copy at `copy`. That the system
    /// could not look is an error: what was given out would be given out once more.
    init(_ workspace: Workspace, copyingTo copy: String) throws(OfficeError) {
        let path = workspace.registryPath
        (serials, highestList) = try workspace.registered { () throws(RegistryError) in
            guard let former = try Self.open(path, copyingTo: copy) else { return ([:], 0) }
            let serials = try Self.unlessLost { () throws(RegistryError) in
                try former.lastSerials()
            }
            let lists = try Self.unlessLost { () throws(RegistryError) in
                try former.statusLists()
            }
            return (serials ?? [:], lists?.map(\.number).max() ?? 0)
        }
    }

    private static func open(
        _ path: String, copyingTo copy: String
    ) throws(RegistryError) -> Registry? {
        try unlessLost { () throws(RegistryError) in
            do throws(RegistryError) {
                return try Registry(at: path, access: .readOnly)
            } catch .older {
                try Registry.copy(from: path, to: copy)
                return try Registry(at: copy, access: .readWrite)
            }
        }
    }

    /// Nil where the registry is not there, is none, or is damaged.
    private static func unlessLost<Value>(
        _ body: () throws(RegistryError) -> Value
    ) throws(RegistryError) -> Value? {
        do throws(RegistryError) {
            return try body()
        } catch .file(.notThere), .notARegistry, .damaged {
            return nil
        }
    }
}
