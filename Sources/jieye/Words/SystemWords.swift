internal import Glibc

/// What the system says of an error.
enum SystemWords {
    static func reason(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM: say("没有权限", "permission denied")
        case ENOSPC, EDQUOT: say("磁盘已满", "no space left on the disk")
        case EROFS: say("文件系统只读", "the file system is read-only")
        case EISDIR: say("是文件夹", "it is a folder")
        case ENOTDIR: say("路径中有一段不是文件夹", "a part of the path is no folder")
        case ENOENT: say("没有这个文件", "no such file")
        case ENAMETOOLONG: say("名称太长", "the name is too long")
        case EMFILE, ENFILE: say("打开的文件太多", "too many open files")
        case EIO: say("磁盘读写错误", "input/output error")
        case ESTALE: say("网络磁盘上的文件已失效", "stale file handle")
        default: unsafe String(cString: strerror(code))
        }
    }
}
