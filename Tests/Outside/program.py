"""The program under test, run from outside as a person or a script would run it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

# What a run may inherit; everything else, such as a locale or a pinned root, is the test's own.
INHERITED = ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS")


def find_program():
    """The path in $JIEYE, else a build of this checkout."""
    named = os.environ.get("JIEYE")
    builds = [REPOSITORY / ".build" / kind / "jieye" for kind in ("release", "debug")]
    for path in [Path(named)] if named else builds:
        if os.access(path, os.X_OK):
            return path.resolve()
    return None


@dataclass(frozen=True)
class Answer:
    """What a run wrote, and how it ended."""

    command: tuple
    stdout: str
    stderr: str
    code: int

    @property
    def said(self):
        """Everything that was written."""
        return self.stdout + self.stderr

    def __str__(self):
        return (
            f"$ {' '.join(map(str, self.command))}\nexit code {self.code}\n"
            f"--- stdout\n{self.stdout}\n--- stderr\n{self.stderr}"
        )


class Program:
    """Runs `jieye` with an environment in which nothing is left to the machine."""

    def __init__(self, path, home, **environment):
        self.path = path
        self.prefix = ()
        self.environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
        self.environment |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no",
            **{name: str(value) for name, value in environment.items()},
        }

    def with_environment(self, **environment):
        """The same program, with more in its environment."""
        other = Program(self.path, Path(self.environment["HOME"]))
        other.prefix = self.prefix
        other.environment = self.environment | {k: str(v) for k, v in environment.items()}
        return other

    def with_prefix(self, *prefix):
        """The same program, always run by another command."""
        other = self.with_environment()
        other.prefix = prefix
        return other

    def run(self, *arguments, stdin=None, expect=0, before=(), cwd=None, timeout=60):
        """Runs `before jieye arguments`, and fails with all that was written unless it ends with
        the exit code `expect`. A number below 0 would be a signal: the program never ends so."""
        command = (*map(str, before or self.prefix), str(self.path), *map(str, arguments))
        done = subprocess.run(
            command,
            input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
            capture_output=True,
            env=self.environment,
            cwd=cwd,
            timeout=timeout,
        )
        answer = Answer(
            command, done.stdout.decode(), done.stderr.decode(errors="replace"), done.returncode
        )
        assert expect is None or answer.code == expect, f"expected exit code {expect}\n{answer}"
        assert expect is not None or answer.code >= 0, f"ended by a signal\n{answer}"
        return answer
