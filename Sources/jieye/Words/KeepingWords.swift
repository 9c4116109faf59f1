internal import Certificates
internal import JOSE
internal import Office
internal import Registry

/// What keeping the registry found and did.
enum KeepingWords {
    static func text(_ outcome: Fsck.Outcome) -> String {
        var lines = outcome.faults.map { fault in
            let detail = fault.detail.isEmpty ? "" : " (\(visible(fault.detail)))"
            return "\(fault.code.sentence): \(visible(fault.subject))\(detail) "
                + "[\(fault.code.rawValue)]"
        }
        if outcome.faultCount > lines.count {
            lines.append(
                say(
                    "……另有 \(outcome.faultCount - lines.count) 处",
                    "… and \(outcome.faultCount - lines.count) more"))
        }
        let seen = say(
            "\(outcome.certificates) 份证书，\(outcome.events) 个事件",
            "\(counted(outcome.certificates, "certificate", "certificates")), \(counted(Int(outcome.events), "event", "events"))"
        )
        let found =
            outcome.faultCount == 0
            ? say("全部无误", "everything holds")
            : say("\(outcome.faultCount) 处有误", counted(outcome.faultCount, "fault", "faults"))
        return (lines + [say("\(seen)：\(found)", "\(seen): \(found)")]).joined(separator: "\n")
    }

    static func json(_ outcome: Fsck.Outcome) -> JSON {
        [
            "certificates": .integer(Int64(outcome.certificates)),
            "events": .integer(outcome.events),
            "fault_count": .integer(Int64(outcome.faultCount)),
            "faults": .array(
                outcome.faults.map { fault in
                    [
                        "code": .string(fault.code.rawValue), "subject": .string(fault.subject),
                        "detail": .string(fault.detail),
                    ]
                }),
        ]
    }

    static func text(_ outcome: Restore.Outcome) -> String {
        let continuation = outcome.continuation
        let serials = continuation.serials.sorted { $0.key < $1.key }
            .map(Self.last).joined(separator: say("、", ", "))
        var lines = [
            say(
                "已恢复；新编号接在 \(serials) 之后，第 \(continuation.lastClosedList) 号及以前的状态列表不再添加。",
                "Restored; new numbers follow \(serials), and status lists up to \(continuation.lastClosedList) take nothing more."
            )
        ]
        if !continuation.changed.isEmpty || continuation.foreignEntries > 0 {
            lines.append(
                say(
                    "由发布得知 \(continuation.changed.count) 份证书的状态有变，另有 \(continuation.foreignEntries) 份未知证书保持已发布的状态。",
                    "The publication told the status of \(counted(continuation.changed.count, "certificate", "certificates")), and of \(continuation.foreignEntries) that the backup does not know."
                ))
        }
        if let former = outcome.former {
            lines.append(
                say(
                    "原登记簿保存在 \(visible(former))。",
                    "The former registry is kept in \(visible(former))."))
        }
        lines += CopiesWords.missing(outcome.missingFolders)
        lines += CopiesWords.unreadable(outcome.unreadableLines, in: outcome.record)
        lines.append(say("请运行 fsck，然后 publish。", "Run fsck, then publish."))
        return lines.joined(separator: "\n")
    }

    /// The last number of a cohort as it is printed, or its prefix where there is none yet.
    private static func last(_ prefix: String, _ serial: Int) -> String {
        CertificateNumber(prefix: prefix, serial: serial)?.description ?? prefix
    }

    static func question(_ outcome: Purge.Outcome) -> String {
        let lead = say(
            "将抹去 \(outcome.certificates) 份证书的私有事实与 \(outcome.rosters) 份名册副本，无法恢复。",
            "The private facts of \(scope(outcome)) will be gone for good."
        )
        let exported = outcome.exportedFiles.count
        let copies =
            exported == 0
            ? []
            : [
                say(
                    "\(exported) 个已导出的文件仍含私有事实。",
                    "\(counted(exported, "exported file holds", "exported files hold")) private facts, and \(exported == 1 ? "stays" : "stay")."
                )
            ]
        return ([lead] + copies + outOfReach(outcome)).joined(separator: "\n")
    }

    private static func scope(_ outcome: Purge.Outcome) -> String {
        counted(outcome.certificates, "certificate", "certificates") + " and "
            + counted(outcome.rosters, "kept roster", "kept rosters")
    }

    static func text(_ outcome: Purge.Outcome) -> String {
        let lead = say(
            "已抹去 \(outcome.certificates) 份证书的私有事实与 \(outcome.rosters) 份名册副本。",
            "The private facts of \(scope(outcome)) are gone."
        )
        var lines = [lead]
        if !outcome.exportedFiles.isEmpty {
            lines.append(
                say("这些已导出的文件仍含私有事实：", "These exported files still hold private facts:"))
            lines += outcome.exportedFiles.map { "  " + visible($0) }
        }
        return (lines + outOfReach(outcome)).joined(separator: "\n")
    }

    /// The folders and backups that a purge does not reach.
    private static func outOfReach(_ outcome: Purge.Outcome) -> [String] {
        var lines = CopiesWords.missing(outcome.missingFolders)
        if !outcome.backups.isEmpty {
            lines.append(
                say("这些备份可能仍含已抹去的事实：", "These backups may still hold what was purged:"))
            lines += outcome.backups.map(line)
        }
        lines += CopiesWords.unreadable(outcome.unreadableLines, in: outcome.record)
        return lines
    }

    private static func line(_ backup: Copies.Copy) -> String {
        let place = "  \(visible(backup.path)) (\(backup.madeAt))"
        return backup.isThere ? place : place + say("，现在不在", ", not there now")
    }
}

/// What is said of the record of exports and backups.
enum CopiesWords {
    /// That folders were not looked into; nothing where all were.
    static func missing(_ folders: [String]) -> [String] {
        guard !folders.isEmpty else { return [] }
        return [
            say(
                "曾导出到这些文件夹，它们现在不在或不能读取：",
                "Files were exported to these folders, which are not there now or cannot be read:"
            )
        ] + folders.map { "  " + visible($0) }
    }

    /// That lines of it cannot be read; nothing where all can.
    static func unreadable(_ lines: [Int], in record: String) -> [String] {
        guard !lines.isEmpty else { return [] }
        let numbers = lines.map(String.init).joined(separator: say("、", ", "))
        return [
            say(
                "\(visible(record)) 第 \(numbers) 行无法读取：可能有未列出的导出或备份。",
                "\(visible(record)): line \(numbers) cannot be read; an export or a backup may be missing from this list."
            )
        ]
    }
}

extension RegistryFault.Code {
    fileprivate var sentence: String {
        switch self {
        case .file: say("文件已损坏", "the file is damaged")
        case .schema: say("表、索引或触发器与程序所建不同", "a table, index or trigger is not as made")
        case .events: say("事件链不成立", "the chain of events does not hold")
        case .cohort: say("项目或签发者文件与登记时不同", "programme or issuer file is not what was recorded")
        case .approval: say("批准记录与登记时不同", "an approval is not what was recorded")
        case .assessment: say("评估结果与登记时不同", "an assessment is not what was recorded")
        case .contacts: say("联系人与登记时不同", "contacts are not what was recorded")
        case .serial: say("编号不能接续", "numbers do not go on after the last one")
        case .statusList: say("状态列表的计数不符", "a status list counts other entries than it has")
        case .replacement: say("更正前后的证书对不上", "two certificates are not linked as recorded")
        case .issuing: say("证书与登记时不同", "a certificate is not what was recorded")
        case .status: say("状态与事件不符", "a status is not what the events add up to")
        case .reason: say("理由与登记时不同", "a reason is not what was given")
        case .token: say("令牌与证书不符", "a token does not say what its certificate says")
        case .disclosures: say("私有事实与令牌不符", "private facts do not belong to their token")
        case .head: say("事件链到不了已发布之处", "the chain does not reach what was published")
        }
    }
}
