internal import Signing

/// What the folders of institutions are called: each has one of its own, on any system.
struct InstitutionFolders: Sendable {
    private let names: [String: String]

    /// The folders of these institutions. Those whose names would become the same, by a system that
    /// does not tell small letters from capitals too, are told apart by a digest.
    init(_ institutions: Set<String>) {
        let groups = Dictionary(grouping: institutions) { Self.fit($0).lowercased() }
        var names: [String: String] = [:]
        for group in groups.values {
            for institution in group {
                names[institution] =
                    group.count == 1 ? Self.fit(institution) : Self.marked(institution)
            }
        }
        self.names = names
    }

    subscript(_ institution: String) -> String { names[institution] ?? Self.marked(institution) }

    private static func marked(_ institution: String) -> String {
        let digest = SHA256.digest(of: Array(institution.utf8).span)
        return "\(fit(institution)) (\(Hex.encode(Array(digest.prefix(4)))))"
    }

    /// The name as one that every system takes for a folder's: no longer than it may be, not hidden,
    /// and without what Windows refuses.
    private static func fit(_ institution: String) -> String {
        var name = ""
        for character in institution where name.utf8.count + character.utf8.count <= longest {
            name.append(fullWidth[character] ?? character)
        }
        if name.hasPrefix(".") { name = "．" + name.dropFirst() }
        if name.hasSuffix(".") { name = name.dropLast() + "．" }
        if name.hasSuffix(" ") { name = name.dropLast() + "_" }
        let stem = name.prefix { $0 != "." }.uppercased()
        return devices.contains(stem) ? "_" + name : name
    }

    /// Bytes; with the digest behind it, a name has at most 255.
    private static let longest = 200

    private static let fullWidth: [Character: Character] = [
        "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", "\"": "＂", "<": "＜", ">": "＞", "|": "｜",
    ]

    /// What Windows takes for devices, whatever follows behind a full stop.
    private static let devices: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"]
            + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
