internal import ArgumentParser
internal import CPlatform
internal import Certificates

@main
struct Jieye: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "jieye",
            abstract: say("签发与核验结业证书。", "Issues completion certificates and verifies them."),
            discussion: say(
                """
                退出码：0 有效或完成；1 命令本身失败；2 无效，或名册有差错；3 无法判定；64 用法有误。
                """,
                """
                Exit codes: 0 valid, or done; 1 the command itself failed; 2 invalid, or a roster \
                with faults; 3 it cannot be told; 64 wrong usage.
                """),
            version: Release.version,
            subcommands: [ScanDocumentVerb.self],
            groupedSubcommands: [
                CommandGroup(
                    name: say("签发", "Issuing"),
                    subcommands: [
                        InitVerb.self, RosterVerb.self, IssueVerb.self, ExportVerb.self,
                        SuspendVerb.self, ReinstateVerb.self, RevokeVerb.self,
                        CorrectVerb.self, KeyVerb.self, PublishVerb.self,
                    ]),
                CommandGroup(
                    name: say("查看", "Looking"),
                    subcommands: [
                        ListVerb.self, ShowVerb.self, CohortVerb.self, ReportVerb.self,
                        AssessVerb.self, ContactsVerb.self,
                    ]),
                CommandGroup(
                    name: say("保管", "Keeping"),
                    subcommands: [
                        FsckVerb.self, BackupVerb.self, RestoreVerb.self, PurgeVerb.self,
                    ]),
                CommandGroup(
                    name: say("核验", "Verifying"),
                    subcommands: [
                        VerifyVerb.self, TrustVerb.self, PresentVerb.self, InspectVerb.self,
                    ]),
            ])
    }

    static func main() async {
        jieye_keep_memory_private()
        await main(nil)
    }
}
