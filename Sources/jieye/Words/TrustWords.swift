internal import Certificates
internal import JOSE
internal import Office
internal import Signing

/// What is trusted, in words and in JSON.
enum TrustWords {
    static func describe(_ trust: Trust) -> String {
        let list = trust.trustList
        var lines = [
            say(
                "  信任列表第 \(list.version) 版，\(list.issuedAt) 签名，\(list.expiresAt) 到期",
                "  trust list \(list.version), signed \(list.issuedAt), expires \(list.expiresAt)")
        ]
        for issuer in list.issuers {
            let name = say(issuer.name.zh, issuer.name.en ?? issuer.name.zh)
            lines.append("  \(visible(name)) (\(issuer.url))")
            for key in issuer.keys { lines.append("    " + describe(key)) }
        }
        for copy in trust.statusLists {
            lines.append(
                say(
                    "  状态列表 \(copy.uri)，\(copy.issuedAt) 签名，\(copy.expiresAt) 到期",
                    "  status list \(copy.uri), signed \(copy.issuedAt), expires \(copy.expiresAt)")
            )
        }
        return lines.joined(separator: "\n")
    }

    static func json(_ trust: Trust, root: Thumbprint) -> JSON {
        [
            "root": .string(root.description), "version": .integer(trust.trustList.version),
            "issued_at": .string(trust.trustList.issuedAt.description),
            "expires_at": .string(trust.trustList.expiresAt.description),
            "issuers": .array(trust.trustList.issuers.map { .string($0.url.description) }),
            "status_lists": .array(
                trust.statusLists.map { copy in
                    [
                        "uri": .string(copy.uri),
                        "issued_at": .string(copy.issuedAt.description),
                        "expires_at": .string(copy.expiresAt.description),
                    ]
                }),
        ]
    }

    /// Said when a bundle was accepted and nobody will know it next time.
    static func notRemembered(_ error: ErrorWords) -> String {
        say(
            "注意：未能记下已接受此离线包，日后更旧的不会被拒绝：\(error.what)",
            "warning: it is not remembered that this bundle was accepted, so an older one will not be refused: \(error.what)"
        )
    }

    static func warning(_ warning: Publish.Warning) -> String {
        switch warning {
        case .pastHalfLife(let file, let expires):
            say(
                "注意：\(file) 的有效期已过半（\(expires) 到期），请用 publish --trust 重签。",
                "warning: \(file) is past half of its life (it expires \(expires)); sign it anew with publish --trust."
            )
        case .notAtOnce:
            say(
                "注意：系统不能整体交换此文件夹，文件已逐个写入；若中途被打断，请再运行一次 publish。",
                "warning: the system cannot swap this folder as a whole, so its files were written one by one; run publish again if it is ever cut off."
            )
        }
    }

    private static func describe(_ key: TrustedKey) -> String {
        let use = key.use == .certificate ? say("证书", "certificates") : say("状态", "status")
        var words =
            "\(key.keyID) \(key.publicKey.algorithm) \(use) "
            + say("自 \(key.activeFrom)", "from \(key.activeFrom)")
        if let retired = key.retiredAt { words += say(" 至 \(retired)", " until \(retired)") }
        if let time = key.compromisedAt { words += say(" 泄露 \(time)", " compromised \(time)") }
        return words
    }
}
