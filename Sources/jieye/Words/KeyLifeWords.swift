internal import Certificates
internal import JOSE
internal import Office
internal import Signing

/// What the key verbs say.
enum KeyLifeWords {
    static func text(_ list: KeyList) -> String {
        let root = say(
            "根 \(list.root)；信任列表第 \(list.trustList.version) 版，\(list.trustList.expiresAt) 到期",
            "root \(list.root); trust list \(list.trustList.version), expires \(list.trustList.expiresAt)"
        )
        return ([root] + list.entries.map(line)).joined(separator: "\n")
    }

    private static func line(_ entry: KeyList.Entry) -> String {
        let key = entry.key
        let facts = [
            key.keyID.description, key.publicKey.algorithm.name, word(key.use), word(entry.state),
            say("自 \(key.activeFrom)", "from \(key.activeFrom)"),
            key.retiredAt.map { say("至 \($0)", "until \($0)") },
            key.compromisedAt.map { say("\($0) 起泄露", "compromised since \($0)") },
            entry.hasPrivateKey
                ? say("私钥在此", "private key here") : say("私钥不在此", "no private key here"),
        ]
        return facts.compactMap { $0 }.joined(separator: say("，", ", "))
    }

    static func json(_ entry: KeyList.Entry) -> JSON {
        let key = entry.key
        var members: JSONObject = [
            "kid": .string(key.keyID.description), "use": .string(key.use.rawValue),
            "algorithm": .string(key.publicKey.algorithm.name),
            "state": .string(entry.state.rawValue),
            "active_from": .string(key.activeFrom.description),
        ]
        members["retired_at"] = key.retiredAt.map { .string($0.description) }
        members["compromised_at"] = key.compromisedAt.map { .string($0.description) }
        members["private_key"] = .bool(entry.hasPrivateKey)
        return .object(members)
    }

    static func rotated(_ rotated: KeyRotation.Rotated) -> String {
        let new = rotated.new
        let first = say(
            "新的\(word(new.use))密钥 \(new.keyID)（\(new.publicKey.algorithm)）自 \(new.activeFrom) 起签名。",
            "\(new.keyID) (\(new.publicKey.algorithm)) is the new \(word(new.use)) key, from \(new.activeFrom) on."
        )
        guard let old = rotated.old, let end = old.retiredAt else {
            return first + "\n" + visibility
        }
        return first
            + say(
                "\n旧密钥 \(old.keyID) 于 \(end) 停用，它签过的仍可核验；发布之后可用 key retire 销毁其私钥。\n",
                "\n\(old.keyID) is retired from \(end) on, and what it signed still verifies; once this is published, key retire destroys its private key.\n"
            ) + visibility
    }

    static func rotated(_ rotated: RootRotation.Rotated) -> String {
        say(
            "新根在 \(rotated.path)，请移到离线之处；旧根已签署移交书，不再使用，也请妥善保存到各处都已换用新根。\n",
            "The new root is in \(rotated.path): move it offline. The old one has signed a handover and is used no more; keep it until everybody pins the new one.\n"
        ) + visibility
    }

    static func compromised(_ result: KeyCompromise.Result) -> String {
        let key = result.key
        var lines = [
            key.use == .certificate
                ? say(
                    "\(key.keyID) 已标为泄露：它签的 \(result.certificates) 份证书都无法判定，须重新签发。",
                    "\(key.keyID) is marked as compromised: none of its \(result.certificates) certificates can be told any more, and they have to be issued anew."
                )
                : say(
                    "\(key.keyID) 已标为泄露：它签的状态列表不再算数，publish 会重签。",
                    "\(key.keyID) is marked as compromised: the status lists that it signed do not count, and publish signs them anew."
                )
        ]
        if let successor = result.successor {
            lines.append(
                say("接替它的新密钥是 \(successor.keyID)。", "\(successor.keyID) signs in its place."))
        }
        lines.append(
            say(
                "请立即运行 publish：核验者在此之前不知道。",
                "Run publish at once: until then verifiers do not know."))
        return lines.joined(separator: "\n")
    }

    static func newPassphrase(_ paths: [String], _ subject: KeyPassphrase.Subject) -> String {
        let words = say(
            "\(paths.count) 个密钥文件已换用新口令；备份中的旧文件仍用旧口令。",
            "Under the new passphrase now: \(paths.count) of the key files. Copies in backups keep the old one."
        )
        switch subject {
        case .all, .root: return words
        case .person, .key:
            return words
                + say(
                    "\n注意：issue 以同一口令打开证书密钥与 person.pem。",
                    "\nNote that issue opens the certificate key and person.pem with one passphrase."
                )
        }
    }

    private static var visibility: String {
        say(
            "publish 之后核验者可见，至迟在缓存到期（1 天）时；请先 publish 再签发。",
            "Visible to verifiers after publish, at the latest when caches end (1 day): publish before you issue."
        )
    }

    static func word(_ use: KeyUse) -> String {
        use == .certificate ? say("证书", "certificate") : say("状态", "status")
    }

    private static func word(_ state: KeyList.State) -> String {
        switch state {
        case .active: say("使用中", "active")
        case .retired: say("已停用", "retired")
        case .compromised: say("已泄露", "compromised")
        }
    }
}
