internal import JOSE
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
        return "\(fit(institution)) (\(Hexadecimal.string(digest.prefix(4))))"
    }

    /// The name as one that every system takes for a folder's: no longer than it may be, not hidden,
    /// and without what Windows refuses.
    private static func fit(_ institution: String) -> String {
        // By scalars, as file systems see them: with a mark behind it, "/" is another Character.
        var name: [Unicode.Scalar] = []
        var length = 0
        for scalar in institution.unicodeScalars.map({ fullWidth[$0] ?? $0 }) {
            length += UTF8.width(scalar)
            guard length <= longest else { break }
            name.append(scalar)
        }
        if name.first == "." { name[0] = "．" }
        if name.last == "." { name[name.count - 1] = "．" }
        if name.last == " " { name[name.count - 1] = "_" }
        let stem = text(name.prefix { $0 != "." }).uppercased()
        return devices.contains(stem) ? "_" + text(name[...]) : text(name[...])
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// Bytes; with the digest behind it, a name has at most 255.
    private static let longest = 200

    private static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
        "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", "\"": "＂", "<": "＜", ">": "＞", "|": "｜",
    ]

    /// What Windows takes for devices, whatever follows behind a full stop.
    private static let devices: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"]
            + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
