internal import JOSE
internal import Office
internal import Signing

/// An error as it is shown: what and where, and what to do.
struct ErrorWords {
    let what: String
    let advice: String?
    var exitCode: Int32 = 1

    init(_ what: String, _ advice: String? = nil, exitCode: Int32 = 1) {
        (self.what, self.advice, self.exitCode) = (what, advice, exitCode)
    }

    init(_ error: OfficeError) {
        self =
            Self.ofFiles(error) ?? Self.ofKeys(error) ?? Self.ofRosters(error)
            ?? Self.ofInputs(error) ?? Self.ofOffice(error)
    }

    private static func ofFiles(_ error: OfficeError) -> ErrorWords? {
        switch error {
        case .file(let error): error.words
        case .notAWorkspace(let path, let file):
            ErrorWords(
                say(
                    "\(visible(path))：不是工作区，缺少 \(visible(file))",
                    "\(visible(path)): not a workspace; \(visible(file)) is missing"),
                say(
                    "请用 --workspace 指定工作区，或先运行 jieye init。",
                    "Name a workspace with --workspace, or make one with jieye init."))
        case .changedMeanwhile(let path):
            ErrorWords(
                say("\(visible(path))：读取时被改动", "\(visible(path)): was changed while it was read"),
                say("请等它不再变动后再试。", "Try again when nothing writes to it."))
        case .damaged(let path, let what):
            ErrorWords(
                say(
                    "\(visible(path))：已损坏（\(visible(what))）",
                    "\(visible(path)): damaged (\(visible(what)))"),
                say("请从备份恢复它。", "Put it back from a backup."))
        case .privateFactsDamaged(let path, let number):
            ErrorWords(
                say(
                    "\(visible(path))：证书 \(number) 的令牌或私有事实已损坏",
                    "\(visible(path)): the token of \(number), or its private facts, are damaged"),
                say(
                    "请运行 jieye fsck，并从备份恢复登记簿（jieye restore）。",
                    "Run jieye fsck, and put the registry back from a backup (jieye restore)."))
        default: nil
        }
    }

    private static func ofKeys(_ error: OfficeError) -> ErrorWords? {
        switch error {
        case .key(let path, let error): error.words(path)
        case .anotherKey(let path):
            ErrorWords(
                say(
                    "\(visible(path))：不是这个工作区的信任列表所列的密钥",
                    "\(visible(path)): not the key that this workspace's trust list names"),
                say("请放回原来的密钥文件。", "Put the right key file back."))
        case .noActiveKey(let use):
            ErrorWords(
                say("没有可用的密钥（用途 \(use)）", "there is no active key for \(use)"),
                say(
                    "请检查时钟，或用 trust show 查看密钥。",
                    "Check the clock, and the keys' lives in the trust list."))
        case .noPassphrase(let forRoot):
            ErrorWords(
                forRoot
                    ? say("需要根密钥的口令", "the root's passphrase is needed")
                    : say("需要口令", "a passphrase is needed"),
                say(
                    "请给出 --passphrase-file，或在终端中运行。",
                    "Give --passphrase-file, or run it at a terminal."), exitCode: 64)
        case .passphrasesDiffer:
            ErrorWords(
                say("两次输入的口令不同", "the two passphrases differ"), say("请再试一次。", "Try again."))
        case .passphraseReadableByOthers(let path, let mode):
            ErrorWords(
                say(
                    "\(visible(path))：口令文件可被他人读取或改写（权限 \(String(mode, radix: 8))，应为 600）",
                    "\(visible(path)): others can read or write this passphrase file (mode \(String(mode, radix: 8)), not 600)"
                ),
                say(
                    "请运行 chmod 600；若可能已被他人读过，请用 jieye key passphrase 更换口令。",
                    "Run chmod 600; if others may have read it, change the passphrase with jieye key passphrase."
                ))
        case .unusablePassphrase:
            ErrorWords(
                say("口令须为 1 至 1024 字节", "a passphrase has 1 to 1,024 bytes"),
                say("请检查口令文件的第一行。", "Look at the first line of the passphrase file."))
        case .signatureDoesNotHold:
            ErrorWords(
                say("新签名未通过核验，未登记任何证书", "a new signature does not verify; nothing was recorded"),
                say("请检查机器（内存、OpenSSL）后再试。", "Check the machine (memory, OpenSSL) and try again."))
        default: nil
        }
    }

    private static func ofRosters(_ error: OfficeError) -> ErrorWords? {
        switch error {
        case .roster(let path, let error): error.words(path)
        case .programme(let path, let error): error.words(path)
        case .issuer(let path, let error): error.words(path)
        case .faultyRows(let count, let rows):
            ErrorWords(
                say(
                    "\(rows) 行中有 \(count) 行有差错，什么也没有做",
                    "\(count) of \(rows) rows \(count == 1 ? "has" : "have") faults; nothing was done"
                ),
                say(
                    "请改正名册（见 jieye roster check），或在批准与发证时都用 --partial 略去这些行。",
                    "Put the roster right (see jieye roster check), or leave these rows out with --partial, both when approving and when issuing."
                ), exitCode: 2)
        case .notApproved(let path, let digest):
            ErrorWords(
                visible(path)
                    + say("：这份名册", ": this roster")
                    + (digest.map { say("（摘要 \($0.prefix(16))…）", " (digest \($0.prefix(16))…)") }
                        ?? "")
                    + say("未经批准，或批准后被改动过", " was not approved, or was changed since"),
                say(
                    "请审阅后运行 jieye roster approve。",
                    "Review it, then run jieye roster approve."))
        case .approvedCopyDamaged(let path):
            ErrorWords(
                say(
                    "\(visible(path))：已批准名册的副本与批准时不同",
                    "\(visible(path)): the kept copy is not what was approved"),
                say(
                    "请删去它，并重新批准名册。", "Remove it, and approve the roster once more."))
        case .changedSinceCohort(let path, let cohort):
            ErrorWords(
                say(
                    "\(visible(path))：与 \(visible(cohort)) 届开始时不同",
                    "\(visible(path)): not what the cohort \(visible(cohort)) was begun with"),
                say(
                    "请恢复原文件：一届之内项目与签发者不变。",
                    "Put the former file back: programme and issuer do not change within a cohort.")
            )
        case .issuing(let line, let error): error.words(line: line)
        case .numbersExhausted:
            ErrorWords(say("本届编号已用完", "the cohort has no numbers left"))
        default: nil
        }
    }

    private static func ofInputs(_ error: OfficeError) -> ErrorWords? {
        switch error {
        case .trust(let path, let error): error.words(path)
        case .malformedNumber(let text):
            ErrorWords(
                say(
                    "“\(visible(text))”不是证书编号：形式或校验码不对",
                    "\"\(visible(text))\" is no certificate number: its form or check character is wrong"
                ),
                say(
                    "请核对印出的编号，如 LJ2021-000001-W。",
                    "Compare it with what is printed, such as LJ2021-000001-W."))
        case .unknownNumber(let text):
            ErrorWords(
                say("没有编号为 \(visible(text)) 的证书", "there is no certificate \(visible(text))"),
                say("请核对编号与工作区。", "Check the number, and the workspace."))
        default: nil
        }
    }

    private static func ofOffice(_ error: OfficeError) -> ErrorWords {
        switch error {
        case .registry(let path, let error): error.words(path)
        case .workspaceBusy(let path):
            ErrorWords(
                say(
                    "\(visible(path))：另一个进程正在写入",
                    "\(visible(path)): another process is writing there"),
                say("请等它结束后再试；什么也没有改变。", "Try again when it is done; nothing was changed."))
        case .clockBehind(let now, let recorded):
            ErrorWords(
                say(
                    "时钟（\(now)）早于已登记的时刻（\(recorded)）",
                    "the clock (\(now)) stands before what is recorded already (\(recorded))"),
                say(
                    "请校正时钟；若它本来就对，加 --accept-clock。",
                    "Put the clock right; if it is right, add --accept-clock."))
        case .keeping(let error): error.words
        case .keyLife(let error): error.words
        case .figures(let error): error.words
        case .printing(let error): error.words
        case .trial(let error): error.trialWords
        case .form(let fault): fault.words
        case .drawing(let path, let fault): fault.words(path)
        case .unprintable(let names, let isOnly): names.words(isOnly: isOnly)
        case .fontNotThere(let path, let package):
            ErrorWords(
                say(
                    "\(visible(path))：没有这个字体文件，印制证书需要它",
                    "\(visible(path)): this font is not there, and certificates are printed with it"
                ),
                say(
                    "请安装 Debian 软件包 \(package)。", "Install the Debian package \(package)."))
        case .severalCohorts:
            ErrorWords(
                say("这些编号属于几届", "these numbers are of several cohorts"),
                say("每届请各写一个印刷文件。", "Write one print file for each cohort."), exitCode: 64)
        case .nothingToPrint:
            ErrorWords(
                say("没有可印的证书", "there is no certificate to print"),
                say(
                    "请先发证；已撤销、暂停或被取代的证书只在指名时才印。",
                    "Issue some first; those that are revoked, suspended or superseded are printed only where they are named."
                ))
        default:
            ErrorWords("\(error)")
        }
    }
}

/// An error that is put into words.
protocol WordedError: Error {
    var words: ErrorWords { get }
}

extension OfficeError: WordedError {
    var words: ErrorWords { ErrorWords(self) }
}
