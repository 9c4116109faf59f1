#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* What ends or stops a process from outside. */
static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

enum { signal_count = sizeof signals / sizeof *signals };

/* What a handler needs, which is given nothing but a number. */
static struct {
    int terminal;
    const char *prompt;
    struct termios shown, hidden;
    struct sigaction before[signal_count];
    volatile sig_atomic_t done;
} asking;

static void put(const char *text) {
    size_t rest = strlen(text);
    while (rest > 0) {
        ssize_t count = write(asking.terminal, text, rest);
        if (count < 0 && errno != EINTR) {
            return;
        }
        text += count < 0 ? 0 : count;
        rest -= count < 0 ? 0 : (size_t)count;
    }
}

/* Whatever is typed and not read yet is thrown away: the shell is not to show or run it. */
static void turn_to(const struct termios *settings) {
    while (tcsetattr(asking.terminal, TCSAFLUSH, settings) != 0 && errno == EINTR) {
    }
}

static void hide_and_ask(void) {
    turn_to(&asking.hidden);
    put(asking.prompt);
}

/* Lets the signal do what it would have done, over a terminal as it was. It may come to any thread, and so does all of
 * it here, with what POSIX calls async-signal-safe. */
static void step_aside(int number) {
    int error = errno;
    size_t index = 0;
    while (signals[index] != number) {
        index++;
    }
    turn_to(&asking.shown);
    put("\n");
    struct sigaction own;
    sigset_t this_one, blocked;
    (void)sigemptyset(&this_one);
    (void)sigaddset(&this_one, number);
    (void)sigaction(number, &asking.before[index], &own);
    (void)raise(number);
    (void)pthread_sigmask(SIG_UNBLOCK, &this_one, &blocked);
    /* Only who was stopped, and now goes on, comes here. */
    (void)pthread_sigmask(SIG_SETMASK, &blocked, NULL);
    (void)sigaction(number, &own, NULL);
    if (!asking.done) {
        hide_and_ask();
    }
    errno = error;
}

/* What is ignored, as under nohup, stays ignored. */
static void catch_signals(void) {
    struct sigaction action = {.sa_handler = step_aside, .sa_flags = SA_RESTART};
    for (size_t index = 0; index < signal_count; index++) {
        (void)sigaddset(&action.sa_mask, signals[index]);
    }
    for (size_t index = 0; index < signal_count; index++) {
        (void)sigaction(signals[index], NULL, &asking.before[index]);
        if (asking.before[index].sa_handler != SIG_IGN) {
            (void)sigaction(signals[index], &action, NULL);
        }
    }
}

static void release_signals(void) {
    for (size_t index = 0; index < signal_count; index++) {
        (void)sigaction(signals[index], &asking.before[index], NULL);
    }
}

/* A line may come in pieces: whoever types can end one without ending the line. */
static size_t read_line(uint8_t *line, size_t capacity) {
    size_t count = 0;
    while (count < capacity) {
        ssize_t more = read(asking.terminal, line + count, capacity - count);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            return 0;
        }
        count += (size_t)more;
        if (line[count - 1] == '\n') {
            break;
        }
    }
    return count;
}

ptrdiff_t jieye_ask_hidden(const char *prompt, uint8_t *line, size_t capacity) {
    asking.terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (asking.terminal < 0) {
        return -1;
    }
    if (tcgetattr(asking.terminal, &asking.shown) != 0) {
        (void)close(asking.terminal);
        return -1;
    }
    asking.prompt = prompt;
    asking.done = 0;
    asking.hidden = asking.shown;
    asking.hidden.c_lflag &= ~(tcflag_t)ECHO;
    catch_signals();
    hide_and_ask();
    size_t count = read_line(line, capacity);
    asking.done = 1;
    turn_to(&asking.shown);
    release_signals();
    put("\n");
    (void)close(asking.terminal);
    return (ptrdiff_t)count;
}
