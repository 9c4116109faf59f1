internal import Glibc

/// What the system says of an error.
enum SystemWords {
    static func reason(_ code: Int32) -> String {
        if let words = known[code] { return say(words.zh, words.en) }
        return say("系统错误 \(code)", unsafe String(cString: strerror(code)))
    }

    private static let known: [Int32: (zh: String, en: String)] = [
        EACCES: ("没有权限", "permission denied"),
        EPERM: ("没有权限", "permission denied"),
        ENOSPC: ("磁盘已满", "no space left on the disk"),
        EDQUOT: ("磁盘已满", "no space left on the disk"),
        EROFS: ("文件系统只读", "the file system is read-only"),
        EISDIR: ("是文件夹", "it is a folder"),
        ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
        ENOENT: ("没有这个文件", "no such file"),
        ENAMETOOLONG: ("名称太长", "the name is too long"),
        EMFILE: ("打开的文件太多", "too many open files"),
        ENFILE: ("打开的文件太多", "too many open files"),
        EIO: ("磁盘读写错误", "input/output error"),
        ESTALE: ("网络磁盘上的文件已失效", "stale file handle"),
    ]
}
