"""A program in the foreground of a terminal, under somebody who can bring it back when it was stopped."""

import os
import select
import signal
import subprocess
import sys
import termios
import time

# What a shell does for a program, and no more: it says how the program ended or that it was stopped,
# and at a line of input puts it into the foreground again. Unlike a shell it leaves the terminal as it is.
SHELL = """
import os, signal, subprocess, sys

terminal = os.open(sys.argv[1], os.O_RDWR)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)

def begin():
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    for number in (signal.SIGTTOU, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP):
        signal.signal(number, signal.SIG_DFL)

program = subprocess.Popen(sys.argv[2:], stdin=terminal, stdout=terminal, stderr=terminal, preexec_fn=begin)
while True:
    _, status = os.waitpid(program.pid, os.WUNTRACED)
    print(status, flush=True)
    sys.stdin.readline()
    if not os.WIFSTOPPED(status):
        break
    os.tcsetpgrp(terminal, program.pid)
    os.killpg(program.pid, signal.SIGCONT)
"""

SECONDS = 30


class Terminal:
    """Runs a program; to be used as a context."""

    def __init__(self, program, *arguments):
        self.keyboard, self.screen = os.openpty()
        self.shown = b""
        self.shell = subprocess.Popen(
            [sys.executable, "-c", SHELL, os.ttyname(self.screen), program.path, *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=program.environment, start_new_session=True,
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *error):
        # The terminal's end ends whoever is at it.
        os.close(self.keyboard)
        os.close(self.screen)
        self.shell.kill()
        self.shell.communicate()

    def awaits(self, words):
        """Waits until these words are shown, and forgets what was shown up to their end."""
        words, end = words.encode(), time.monotonic() + SECONDS
        while words not in self.shown:
            ready, _, _ = select.select([self.keyboard], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words} was never shown: {self.shown}"
            self.shown += os.read(self.keyboard, 1 << 12)
        self.shown = self.shown.partition(words)[2]

    def types(self, text):
        os.write(self.keyboard, text.encode())

    def sends(self, number):
        """Sends a signal to the program in the foreground."""
        os.killpg(os.tcgetpgrp(self.keyboard), number)

    def ended(self):
        """Waits until the program has ended or is stopped, and gives its status."""
        ready, _, _ = select.select([self.shell.stdout], [], [], SECONDS)
        assert ready, f"still running: {self.shown}"
        return int(self.shell.stdout.readline())

    def goes_on(self):
        """Puts a stopped program into the foreground again."""
        self.shell.stdin.write(b"\n")
        self.shell.stdin.flush()

    @property
    def echoes(self):
        """Whether what is typed is shown."""
        return bool(termios.tcgetattr(self.keyboard)[3] & termios.ECHO)
