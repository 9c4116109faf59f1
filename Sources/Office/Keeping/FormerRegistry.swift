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
        let former = try Self.unlessLost { () throws(OfficeError) in
            try Self.open(workspace, copyingTo: copy)
        }
        guard let former else {
            (serials, highestList) = ([:], 0)
            return
        }
        let known = try Self.unlessLost { () throws(OfficeError) in
            try workspace.registered { () throws(RegistryError) in try former.lastSerials() }
        }
        let lists = try Self.unlessLost { () throws(OfficeError) in
            try workspace.registered { () throws(RegistryError) in try former.statusLists() }
        }
        serials = known ?? [:]
        highestList = lists?.map(\.number).max() ?? 0
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

    /// Nil where the registry is not there, is none, or is damaged.
    private static func unlessLost<Value>(
        _ body: () throws(OfficeError) -> Value
    ) throws(OfficeError) -> Value? {
        do throws(OfficeError) {
            return try body()
        } catch .workspace(.registry(_, .file(.notThere))), .workspace(.registry(_, .notARegistry)),
            .workspace(.registry(_, .damaged))
        {
            return nil
        }
    }
}
