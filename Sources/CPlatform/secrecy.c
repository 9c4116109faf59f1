#include "CPlatform.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Swift's runtime has put its backtracer in their place before main, where the environment asks for it. What is ignored
 * stays ignored. */
static void end_as_the_system_does(void) {
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
    for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++) {
        struct sigaction action;
        if (sigaction(crashes[index], NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
            (void)signal(crashes[index], SIG_DFL);
        }
    }
}

/* Each says the same in its own way, so that one holds where a filter of system calls forbids another. */
void jieye_keep_memory_private(void) {
    static const struct rlimit none = {0, 0};
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    (void)setrlimit(RLIMIT_CORE, &none);
    end_as_the_system_does();
}
