internal import Office

extension WorkspaceError {
    var words: ErrorWords {
        switch self {
        case .notAWorkspace(let path, let file):
            ErrorWords(
                say(
                    "\(visible(path))：不是工作区，缺少 \(visible(file))",
                    "\(visible(path)): not a workspace; \(visible(file)) is missing"),
                say(
                    "请用 --workspace 指定工作区，或先运行 jieye init。",
                    "Name a workspace with --workspace, or make one with jieye init."))
        case .currentFolder(let path):
            ErrorWords(
                say(
                    "\(visible(path))：当前正处在这个文件夹中，不能用新的工作区替换它",
                    "\(visible(path)): this is the folder that you are in, and a workspace cannot take its place"
                ),
                say(
                    "请先到它的上一级（cd ..），再写出它的名称；什么也没有改变。",
                    "Go to the folder above (cd ..) and name it from there; nothing was changed."))
        case .clockBehind(let now, let recorded):
            ErrorWords(
                say(
                    "时钟（\(now)）早于已登记的时刻（\(recorded)）",
                    "the clock (\(now)) stands before what is recorded already (\(recorded))"),
                say(
                    "请校正时钟；若它本来就对，加 --accept-clock。",
                    "Put the clock right; if it is right, add --accept-clock."))
        case .cohortMissing(let path):
            ErrorWords(
                say(
                    "\(visible(path))：登记簿里缺了一届",
                    "\(visible(path)): a cohort is missing in the registry"),
                say(
                    "请运行 jieye fsck，并从备份恢复登记簿（jieye restore）。",
                    "Run jieye fsck, and put the registry back from a backup (jieye restore)."))
        case .privateFactsDamaged(let path, let number):
            ErrorWords(
                say(
                    "\(visible(path))：证书 \(number) 的令牌或私有事实已损坏",
                    "\(visible(path)): the token of \(number), or its private facts, are damaged"
                ),
                say(
                    "请运行 jieye fsck，并从备份恢复登记簿（jieye restore）。",
                    "Run jieye fsck, and put the registry back from a backup (jieye restore)."))
        case .registry(let path, let error): error.words(path)
        }
    }
}
