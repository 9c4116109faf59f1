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
    return link(from, to) == 0 && unlink(from) == 0 ? 0 : errno;
}

char **jieye_environment(void) { return environ; }

int jieye_memory_file(void) {
    return memfd_create("jieye", MFD_CLOEXEC);
}

int jieye_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
