/* What Swift's Glibc does not show of the system. */
#ifndef JIEYE_CPLATFORM_H
#define JIEYE_CPLATFORM_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* Swaps two files or folders of one file system in one step: whoever looks sees the one or the other,
 * never neither. Gives 0, or the errno; ENOSYS where the system has no such call. */
int jieye_exchange(const char *one, const char *other);

/* Gives a file or folder a name that nothing has yet, in one step: where the system cannot rename so, a file by a hard
 * link, and where it knows none, by taking the name first. Gives 0, or the errno; EEXIST where something has the name. */
int jieye_rename_new(const char *from, const char *to);

/* Syncs the whole file system that an open file lies on. Gives 0, or -1 with errno. */
int jieye_sync_file_system(int descriptor);

/* A file in memory that no other program that is started inherits. Gives its descriptor, or -1 with errno. */
int jieye_memory_file(void);

/* A pipe that no other program that is started meanwhile inherits: its ends for reading and writing. Gives 0, or -1
 * with errno. */
int jieye_pipe(int ends[_Nonnull 2]);

/* The environment, for a program that is started with the same. */
char *_Nullable *_Nonnull jieye_environment(void);

/* Keeps what this process holds to itself: no other process of the same user reads its memory, and a crash leaves
 * no core file and prints nothing of the memory, whatever SWIFT_BACKTRACE says. The first thing that a program does. */
void jieye_keep_memory_private(void);

/* Asks at the terminal that the process runs in for a line that is not shown, and reads it into `line`. Gives how many
 * bytes it read, the line's end among them; 0 where there was no line; -1 where there is no terminal. What did not fit
 * is thrown away. A signal that ends or stops the process meanwhile finds the terminal as it was before; when a stopped
 * one goes on, it asks again. One thread at a time. */
ptrdiff_t jieye_ask_hidden(const char *prompt, uint8_t *line, size_t capacity);

#pragma clang assume_nonnull end

#endif
