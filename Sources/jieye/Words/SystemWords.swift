internal import Glibc
internal import Office

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
        default: unsafe String(cString: strerror(code))
        }
    }
}

extension FileAction {
    var word: String {
        switch self {
        case .open: say("打开", "open")
        case .read: say("读取", "read")
        case .write: say("写入", "write")
        case .sync: say("同步", "sync")
        case .rename: say("改名", "put into place")
        case .remove: say("删除", "remove")
        case .makeFolder: say("新建文件夹", "make this folder")
        case .lock: say("加锁", "lock")
        }
    }
}
