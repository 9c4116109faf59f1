"""Kills a run, or lets a call of the system fail, at the Nth call that could leave a trace."""

import os
import re
from collections import Counter

# Everything by which a program changes what outlasts it.
CALLS = (
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat2", "link",
    "linkat", "unlink", "unlinkat", "mkdir", "rmdir", "fchmod", "chmod",
)  # fmt: skip

LONG = os.environ.get("JIEYE_LONG") == "1"


def points(office, *arguments, log, short=12, names=CALLS):
    """The calls of a run, as (name, which one of that name), from the one on that opens the
    workspace: what comes before changes nothing. All of them in the long form, else some that are
    spread evenly."""
    trace = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={','.join(names)},openat"]
    office.run(*arguments, before=trace)
    found, counts, begun = [], Counter(), False
    for line in log.read_text().splitlines():
        call = re.match(r"(\d+) +(\w+)\(", line)
        begun = begun or str(office.workspace) in line
        if call:
            # Strace counts the calls of each name and thread.
            counts[call.groups()] += 1
            if begun and call[2] in names:
                found.append((call[2], counts[call.groups()]))
    return found if LONG else found[:: max(1, len(found) // short)]


def strike(office, point, *arguments, fault="signal=SIGKILL"):
    """Runs the program with the fault at one call; the answer, whatever its exit code: 99 where the
    program was killed."""
    name, number = point
    inject = f"inject={name}:{fault}:when={number}"
    # A tracer dies of the signal that killed what it traced.
    shell = 'strace -f -qq -o /dev/null -e "$0" "$@"; code=$?; [ $code -gt 128 ] && code=99; exit $code'
    return office.run(*arguments, before=["sh", "-c", shell, inject], expect=None)
