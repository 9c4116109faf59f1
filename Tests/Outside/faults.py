"""Kills a run, or lets a call of the system fail, at the Nth call that could leave a trace."""

import os
import re
from collections import Counter

# Everything by which a program changes what outlasts it; a machine has some of them only.
CALLS = (
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat",
    "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat",
    "rmdir", "chmod", "fchmod", "fchmodat",
)  # fmt: skip

LONG = os.environ.get("JIEYE_LONG") == "1"

KILLED = 99

# Lets a tracer who is not root read the paths of a process that would keep its memory to itself.
LEGIBLE = ("-e", "inject=prctl:retval=0")


def points(office, *arguments, log, short=12, names=CALLS):
    """The calls of a run, as (name, which one of that name), from the one on that opens the
    workspace: what comes before changes nothing. All of them in the long form, else some that are
    spread evenly, the first and the last among them."""
    traced = ",".join(f"?{name}" for name in {*names, "openat", "prctl"})
    office.run(*arguments, before=["strace", "-f", "-qq", "-o", log, "-e", f"trace={traced}", *LEGIBLE])
    found, counts, begun = {}, Counter(), False
    for line in log.read_text().splitlines():
        call = re.match(r"(\d+) +(\w+)\(", line)
        begun = begun or str(office.workspace) in line
        if call:
            # Strace counts the calls of each name and thread.
            counts[call.groups()] += 1
            if begun and call[2] in names:
                found[call[2], counts[call.groups()]] = True
    return list(found) if LONG else spread(list(found), short)


def spread(items, count):
    last = max(1, min(count, len(items)) - 1)
    return [items[place * (len(items) - 1) // last] for place in range(last + 1)]


def strike(office, point, *arguments, fault="signal=SIGKILL", log="/dev/null", clock=(), **options):
    """Runs the program with the fault at one call; the answer, whatever its exit code: KILLED where
    the program was killed. The calls of that name are in `log` then. `clock` is a prefix that sets it."""
    name, number = point
    inject = f"inject={name}:{fault}:when={number}"
    tracer = f"strace -f -y -qq -s 0 -e trace={name} -o '{log}' -e {inject}"
    # A tracer dies of the signal that killed what it traced.
    shell = f'{tracer} "$0" "$@"; code=$?; [ $code -le 128 ] || code={KILLED}; exit $code'
    return office.run(*arguments, before=[*clock, "sh", "-c", shell], expect=None, **options)
