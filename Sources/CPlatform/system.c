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

char **jieye_environment(void) { return environ; }

int jieye_memory_file(void) {
    return memfd_create("jieye", MFD_CLOEXEC);
}

int jieye_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
