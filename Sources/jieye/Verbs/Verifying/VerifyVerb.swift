internal import ArgumentParser
internal import Certificates
internal import Desk
internal import Office

struct VerifyVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: say("离线核验证书。", "Verifies certificates offline."),
            discussion: say(
                """
                输入可以是令牌、带令牌的网址、文件、文件夹、“-”，或每行一个令牌的 .jsonl、.txt 文件。
                文件也可以是证书 PDF，或其二维码的 PNG、JPEG 图片；所列事实出自令牌，而非 PDF 上印的文字。
                结论只证明证书，不证明持有人即本人：请与身份证件核对姓名或证件号后四位。
                退出码：0 全部有效；1 命令失败，或有文件中没有证书；2 有无效的，或与 --expect 名单不符；3 有无法判定的；64 用法有误。
                """,
                """
                An input is a token, an address with a token, a file, a folder, "-", or a .jsonl or \
                .txt file with one token a line. A file may also be the certificate's PDF, or a PNG or \
                JPEG picture of its QR code; the facts are the token's, not those that a PDF shows.
                A verdict proves the certificate, not that its bearer is the graduate: compare the \
                name, or the last four characters of the ID number, with an identity document.
                Exit codes: 0 all valid; 1 failed, or a file without a certificate; 2 some invalid, or not \
                as --expect lists them; 3 some undetermined; 64 wrong usage.
                """))
    }

    @Argument(help: "\(say("令牌、网址、文件、文件夹或 -。", "A token, an address, a file, a folder or -."))")
    var inputs: [String]

    @OptionGroup var trust: TrustOptions

    @Option(
        help:
            "\(say("核验所用的时刻，如 2021-12-31T08:00:00Z（默认现在）。", "The time of every date check, such as 2021-12-31T08:00:00Z; by default now."))"
    )
    var at: String?

    @Option(help: "\(say("状态至多多久以前，如 6h、2d。", "How old a status may be, such as 6h or 2d."))")
    var maxStatusAge: String?

    @Flag(
        help:
            "\(say("状态过期时仍列出事实与最后已知状态（结论仍为无法判定）。", "Show the facts and the last known status where the status is stale; the verdict stays undetermined."))"
    )
    var acceptStale = false

    @Option(
        help:
            "\(say("与此 CSV 名单（证书编号、姓名）比对。", "Compare with the numbers and names of this CSV file."))"
    )
    var expect: String?

    @Option(help: "\(say("输出格式：text、json 或 csv。", "text, json or csv."))")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if inputs.isEmpty {
            throw ValidationError(say("请给出要核验的输入。", "Name what is to be verified."))
        }
        if let at, UnixTime(text: at) == nil {
            throw ValidationError(
                say(
                    "--at 须为 2021-12-31 或 2021-12-31T08:00:00Z，不能是 \(visible(at))",
                    "--at takes 2021-12-31 or 2021-12-31T08:00:00Z, not \(visible(at))"))
        }
        if let maxStatusAge, Duration.seconds(maxStatusAge) == nil {
            throw ValidationError(
                say(
                    "--max-status-age 须为数字加 s、m、h 或 d，如 6h，不能是 \(visible(maxStatusAge))",
                    "--max-status-age takes a number with s, m, h or d, such as 6h, not \(visible(maxStatusAge))"
                ))
        }
    }

    func run() async throws {
        var tally = VerdictTally()
        var isMet = true
        try await attempt { () throws(DeskError) in
            let policy = VerificationPolicy(
                maximumStatusAge: maxStatusAge.flatMap(Duration.seconds), acceptStale: acceptStale)
            let trusts = try trust.open(atAnotherTime: at != nil, output.output)
            let verifiers = trusts.map { Verifier(trust: $0, policy: policy) }
            let time = at.flatMap(UnixTime.init(text:)) ?? Clock.now()
            var expectation: ExpectationList?
            if let expect { expectation = try ExpectationList(expect) }
            let printer = VerdictPrinter(
                format: format, output: output.output, isExpecting: expect != nil)
            var bar = output.output.progress(say("核验", "verifying"), of: nil)
            let tokens = TokenInputs(inputs, documents: .extraction)
            let alone = try tokens.isOneToken()
            printer.begin()
            try await VerifyMany(verifiers, at: time).run(tokens) { label, result in
                tally.count(result)
                switch result {
                case .success(let verdict):
                    printer.show(label, verdict, expectation?.finding(verdict), alone: alone)
                case .failure(let fault): printer.show(label, fault, alone: alone)
                }
                bar.show(tally.total)
            }
            _ = consume bar
            printer.end(tally, expectation)
            isMet = expectation?.isMet ?? true
        }
        if tally.total == 0 { output.output.talk(say("没有找到令牌。", "No token was found.")) }
        if !isMet { throw ExitCode(2) }
        if tally.total == 0 { throw ExitCode(1) }
        if tally.exitCode != 0 { throw ExitCode(tally.exitCode) }
    }
}

/// A span of time as people write it.
enum Duration {
    static func seconds(_ text: String) -> Int64? {
        guard let unit = text.last.flatMap({ ["s": 1, "m": 60, "h": 3_600, "d": 86_400][$0] }),
            let number = Int64(text.dropLast()), (0...100_000_000).contains(number)
        else { return nil }
        return number * Int64(unit)
    }
}

/// How many verdicts of each kind there were; the worst decides the exit code.
struct VerdictTally {
    private(set) var valid = 0
    private(set) var invalid = 0
    private(set) var undetermined = 0
    /// Documents without a certificate.
    private(set) var without = 0

    var total: Int { valid + invalid + undetermined + without }
    var exitCode: Int32 { invalid > 0 ? 2 : without > 0 ? 1 : undetermined > 0 ? 3 : 0 }

    mutating func count(_ result: Result<Verdict, DocumentFault>) {
        switch result.map(\.outcome) {
        case .success(.valid): valid += 1
        case .success(.invalid): invalid += 1
        case .success(.undetermined): undetermined += 1
        case .failure: without += 1
        }
    }
}
