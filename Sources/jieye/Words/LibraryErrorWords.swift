internal import Certificates
internal import Desk
internal import Office
internal import Programmes
internal import Registry
internal import Signing

extension SigningError {
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        return switch self {
        case .wrongPassphrase:
            ErrorWords(
                say("\(file)：口令不对", "\(file): wrong passphrase"),
                say("请核对口令文件；什么也没有改变。", "Check the passphrase; nothing was changed."))
        case .unusablePassphrase: ErrorWords(OfficeError.unusablePassphrase)
        case .malformedKey:
            ErrorWords(
                say("\(file)：密钥文件残缺或损坏", "\(file): the key file is cut or damaged"),
                say("请从备份恢复它。", "Put it back from a backup."))
        case .unencryptedKey:
            ErrorWords(
                say("\(file)：密钥没有加密，不予使用", "\(file): the key is not encrypted, and is not used"),
                say("请放回加密的密钥文件。", "Put the encrypted key file back."))
        case .unsupportedKey, .invalidPublicKey:
            ErrorWords(
                say("\(file)：不是此程序所用种类的密钥", "\(file): not a kind of key that this program uses"),
                say("请放回 jieye init 所做的密钥文件。", "Put back the key file that jieye init made."))
        case .costlyKey:
            ErrorWords(
                say(
                    "\(file)：解开它所需的计算超出常理",
                    "\(file): asks for more work than is reasonable to open it"),
                say("请放回 jieye init 所做的密钥文件。", "Put back the key file that jieye init made."))
        case .openSSL(let reason):
            ErrorWords(say("\(file)：OpenSSL 出错：\(reason)", "\(file): OpenSSL failed: \(reason)"))
        }
    }
}

extension RegistryError {
    func words(_ path: String) -> ErrorWords {
        switch self {
        case .file(let error): error.words
        case .busy: ErrorWords(OfficeError.workspaceBusy(path: path))
        case .unknownNumber(let number): ErrorWords(OfficeError.unknownNumber(number))
        case .numbersExhausted: ErrorWords(OfficeError.numbersExhausted)
        case .moveNotAllowed(let number, .superseded, .superseded):
            ErrorWords(
                say(
                    "\(number)：已更正过，什么也没有改变",
                    "\(number): was corrected already; nothing was changed"),
                say(
                    "请更正取代它的证书：见 jieye show \(number)。",
                    "Correct the one that took its place: see jieye show \(number)."))
        case .moveNotAllowed(let number, let from, let to) where from == to:
            ErrorWords(
                say(
                    "\(number)：已经是“\(from.word)”，什么也没有改变",
                    "\(number): is \(from.word) already; nothing was changed"),
                say("请把它从这次的编号中去掉。", "Leave it out."))
        case .moveNotAllowed(let number, let from, let to):
            ErrorWords(
                say(
                    "\(number)：状态为“\(from.word)”，不能改为“\(to.word)”，什么也没有改变",
                    "\(number): is \(from.word), and cannot become \(to.word); nothing was changed"),
                say("请把它从这次的编号中去掉。", "Leave it out."))
        case .newer(let found, let known):
            ErrorWords(
                say(
                    "\(visible(path))：登记簿是第 \(found) 版，此程序只到第 \(known) 版",
                    "\(visible(path)): the registry is of version \(found); this program knows \(known)"
                ),
                say("请用更新的程序。", "Use a newer program."))
        case .older(let found, let known):
            ErrorWords(
                say(
                    "\(visible(path))：登记簿是第 \(found) 版，须先升级到第 \(known) 版",
                    "\(visible(path)): the registry is of version \(found) and must become \(known) first"
                ),
                say("运行任何写入的命令即会升级。", "Any command that writes does that."))
        case .diskFull:
            ErrorWords(
                say("\(visible(path))：磁盘已满", "\(visible(path)): no space left on the disk"),
                say(
                    "请腾出空间后再运行一次：已完成的不会丢失或重复。",
                    "Make room and run it again: nothing is lost or doubled."))
        default: damage(path)
        }
    }

    private func damage(_ path: String) -> ErrorWords {
        switch self {
        case .unwritable, .unreadable, .inputOutput:
            ErrorWords(
                say("\(visible(path))：不能读写", "\(visible(path)): cannot be read or written"),
                say("请检查权限与磁盘。", "Check permissions and the disk."))
        default:
            ErrorWords(
                say(
                    "\(visible(path))：登记簿已损坏或不是登记簿（\(self)）",
                    "\(visible(path)): damaged, or no registry (\(self))"),
                say("请勿继续使用，并从备份恢复。", "Do not go on with it; put it back from a backup."))
        }
    }
}

extension ProgrammeError {
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        return switch self {
        case .notJSON(let error):
            ErrorWords(
                say("\(file)：不是 JSON：\(error)", "\(file): not JSON: \(error)"),
                say("请参照 Samples 中的示例改正。", "Compare it with the sample."))
        case .unknownMember(let member, let known):
            ErrorWords(
                say(
                    "\(file)：不认识的成员 \(visible(member))",
                    "\(file): unknown member \(visible(member))"),
                say(
                    "多半是笔误；此处可有：\(known.joined(separator: "、"))。",
                    "Most often a typing mistake; there may be: \(known.joined(separator: ", "))."))
        case .missingMember(let member, let expected):
            ErrorWords(
                say(
                    "\(file)：缺少成员 \(visible(member))",
                    "\(file): the member \(visible(member)) is missing"),
                say("此处须为\(expected.words)。", "It has to be \(expected.words)."))
        case .unfitValue(let member, let value, let expected):
            ErrorWords(
                say(
                    "\(file)：\(visible(member)) 的值不对：\(visible(value))",
                    "\(file): \(visible(member)) cannot be \(visible(value))"),
                say("此处须为\(expected.words)。", "It has to be \(expected.words)."))
        case .repeatedValue(let member, let value):
            ErrorWords(
                say(
                    "\(file)：\(visible(member)) 重复：\(visible(value))",
                    "\(file): \(visible(member)) stands twice: \(visible(value))"),
                say("请删去一个。", "Delete one of them."))
        }
    }
}

extension ProgrammeError.Expectation {
    fileprivate var words: String {
        switch self {
        case .object: say("对象", "an object")
        case .oneMember(let names):
            say(
                "恰有其中一个成员的对象：\(names.joined(separator: "、"))",
                "an object with exactly one of: \(names.joined(separator: ", "))")
        case .list: say("至少一项的数组", "a list of at least one element")
        case .text(let most):
            say("1 至 \(most) 个字符的文字", "a text of 1 to \(most) characters, none of them invisible")
        case .pathData(let most):
            say("1 至 \(most) 字节的 SVG 路径", "SVG path data of 1 to \(most) bytes")
        case .pathBeside:
            say("签发者文件旁边的文件名", "the name of a file beside the issuer file")
        case .freeName:
            say(
                "工作区自己不用的文件名，如 seal.png",
                "a name that the workspace does not need itself, such as seal.png")
        case .sentence(let names):
            say(
                "一句话，其中有 {name}，花括号内只用：\(names.joined(separator: "、"))",
                "a sentence with {name} in it, and in braces only: \(names.joined(separator: ", "))"
            )
        case .truth: "true / false"
        case .integer(let range):
            say(
                "\(range.lowerBound) 至 \(range.upperBound) 的整数",
                "an integer from \(range.lowerBound) to \(range.upperBound)")
        case .date(nil): say("日期 YYYY-MM-DD", "a day, YYYY-MM-DD")
        case .date(let earliest?):
            say("不早于 \(earliest) 的日期", "a day, YYYY-MM-DD, not before \(earliest)")
        case .numberPrefix: say("1 至 12 个大写字母或数字", "1 to 12 capitals or digits")
        case .issuerURL:
            say(
                "不带路径的 https 网址，至多 40 个字符",
                "an https address without a path, of at most 40 characters")
        case .regionCode: say("GB/T 2260 六位代码或 XPCC", "six digits of GB/T 2260, or XPCC")
        case .oneOf(let choices): say("其中之一：", "one of: ") + choices.joined(separator: ", ")
        }
    }
}

extension TrustError {
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        let again = say("请向签发者取得完好的离线包。", "Get the bundle from the issuer again.")
        return switch self {
        case .wrongRoot(let found):
            ErrorWords(
                say(
                    "\(file)：不是由所给的根签名的，而是由 \(found)",
                    "\(file): not signed by the root that was given, but by \(found)"),
                say(
                    "这可能是别家或伪造的离线包；请向签发者核对根指纹。",
                    "It may be another office's, or forged: compare the thumbprint with the issuer."
                ))
        case .malformed(let document, let what):
            ErrorWords(
                say(
                    "\(file)：\(document.word)残缺或损坏（\(visible(what))）",
                    "\(file): the \(document.word) is cut or damaged (\(visible(what)))"), again)
        case .signatureMismatch(let document):
            ErrorWords(
                say(
                    "\(file)：\(document.word)的签名不符",
                    "\(file): the signature of the \(document.word) does not match"),
                again)
        case .signing(let error): error.words(path)
        default:
            ErrorWords(say("\(file)：不能接受：\(self)", "\(file): not accepted: \(self)"), again)
        }
    }
}

extension TrustDocument {
    fileprivate var word: String {
        switch self {
        case .bundle: say("离线包", "bundle")
        case .trustList: say("信任列表", "trust list")
        case .rootHandover: say("根移交书", "root handover")
        case .statusList: say("状态列表", "status list")
        case .eventHead: say("登记事件链首", "event head")
        }
    }
}
