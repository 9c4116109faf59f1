/* What Swift's Glibc does not show of the system. */
#ifndef JIEYE_CSYSTEM_H
#define JIEYE_CSYSTEM_H

#pragma clang assume_nonnull begin

/* Swaps two files or folders of one file system in one step: whoever looks sees the one or the other,
 * never neither. Gives 0, or the errno; ENOSYS where the system has no such call. */
int jieye_exchange(const char *one, const char *other);

/* Gives a file or folder a name that nothing has yet, in one step: where the system cannot rename so, a file by a hard
 * link. Gives 0, or the errno; EEXIST where something has the name. */
int jieye_rename_new(const char *from, const char *to);

/* A file in memory that no other program that is started inherits. Gives its descriptor, or -1 with errno. */
int jieye_memory_file(void);

/* A pipe that no other program that is started meanwhile inherits: its ends for reading and writing. Gives 0, or -1
 * with errno. */
int jieye_pipe(int ends[_Nonnull 2]);

/* The environment, for a program that is started with the same. */
char *_Nullable *_Nonnull jieye_environment(void);

#pragma clang assume_nonnull end

#endif
