#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int jieye_exchange(const char *one, const char *other) {
#ifdef RENAME_EXCHANGE
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0 ? 0 : errno;
#else
    (void)one, (void)other;
    return ENOSYS;
#endif
}

int jieye_rename_new(const char *from, const char *to) {
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
#endif
    if (link(from, to) == 0) {
        unlink(from); /* The name is given, whatever comes of the other one. */
        return 0;
    }
    if (errno == EEXIST) return errno;
    /* A file system that knows neither: the name is taken first, and what was made there is replaced. */
    int taken = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (taken < 0) return errno;
    close(taken);
    if (rename(from, to) == 0) return 0;
    int code = errno;
    unlink(to);
    return code;
}

int jieye_sync_file_system(int descriptor) { return syncfs(descriptor); }

char **jieye_environment(void) { return environ; }

int jieye_memory_file(void) {
    return memfd_create("jieye", MFD_CLOEXEC);
}

int jieye_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
