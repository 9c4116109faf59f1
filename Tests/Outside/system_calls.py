"""What a run asks of the system: its calls as strace writes them down, with the paths in them."""

import os
import re
from collections import Counter
from dataclasses import dataclass

# By which a name comes to be, changes or goes.
NAMING = (
    "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
    "unlink", "unlinkat", "rmdir",
)  # fmt: skip
SYNCING = ("fsync", "fdatasync")
# By which a path, or what is open, is looked at.
LOOKING = ("stat", "lstat", "newfstatat", "statx", "fstat")

LINE = re.compile(r"(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$")
UNFINISHED = " <unfinished ...>"
RESULT = re.compile(r"\) += (-?\d+|\?)(.*)$")
DESCRIPTOR = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Call:
    """A call: which one of its name in its thread, the paths that it names, and how it ended."""

    name: str
    number: int
    arguments: str
    paths: tuple
    result: int | None
    rest: str

    @property
    def point(self):
        """Where `faults.strike` strikes to strike this call."""
        return self.name, self.number

    @property
    def worked(self):
        return self.result is not None and self.result >= 0

    @property
    def injected(self):
        return "(INJECTED)" in self.rest

    @property
    def opened(self):
        """The path of the descriptor that it gave."""
        return _text(DESCRIPTOR.match(f"{self.result}{self.rest}")[1])

    def __str__(self):
        return f"{self.name}({self.arguments}) = {self.result}{self.rest}"


def traced(names, log):
    """A prefix that writes these calls of a run into `log`."""
    chosen = ",".join(f"?{name}" for name in names)
    return ["strace", "-f", "-y", "-qq", "--seccomp-bpf", "-s", "0", "-o", log, "-e", f"trace={chosen}"]


def calls_in(log):
    """The calls in a log of strace, in the order in which they were made."""
    counts, begun, found = Counter(), {}, []
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match:
            continue
        thread, name, text, resumed, rest = match.groups()
        if name:
            counts[thread, name] += 1
            place, number = len(found), counts[thread, name]
            found.append(None)
            if text.endswith(UNFINISHED):
                begun[thread] = (place, number, text.removesuffix(UNFINISHED))
                continue
        else:
            if thread not in begun:
                continue
            place, number, text = begun.pop(thread)
            name, text = resumed, text + rest
        found[place] = _call(name, number, text)
    return [call for call in found if call]


def calls_of(program, *arguments, log, names, expect=0, **options):
    """Runs the program, or an office's, and gives its calls of these names."""
    program.run(*arguments, before=traced(names, log), expect=expect, **options)
    return calls_in(log)


def points_in(calls, folder):
    """Where to strike the calls about something in the folder, each once, in their order."""
    own = [call for call in calls if any(f"{path}/".startswith(f"{folder}/") for path in call.paths)]
    return list(dict.fromkeys(call.point for call in own))


def first_failed(log, folder):
    """The first call about something in the folder that strace let fail; None where there was none."""
    for call in calls_in(log):
        if call.injected and call.paths and f"{call.paths[0]}/".startswith(f"{folder}/"):
            return call
    return None


def _call(name, number, text):
    match = RESULT.search(text)
    if not match:
        return None
    arguments = text[: match.start()]
    result = None if match[1] == "?" else int(match[1])
    return Call(name, number, arguments, _paths(name, arguments), result, match[2])


def _paths(name, arguments):
    """The paths of the arguments, from the root of the file system on."""
    named = [
        os.path.normpath(os.path.join(_text(folder or ""), _text(path)))
        for folder, path in PATH.findall(arguments)
        if path or folder
    ]
    if name in ("symlink", "symlinkat"):
        named = named[1:]
    if not named and (descriptor := DESCRIPTOR.match(arguments)):
        named = [_text(descriptor[1])]
    return tuple(path.removesuffix(" (deleted)") for path in named)


def _text(quoted):
    """What strace has written with escapes for what is not ASCII."""
    numbered = re.sub(rb"\\([0-7]{1,3})", lambda m: bytes([int(m[1], 8)]), quoted.encode())
    return os.fsdecode(numbered)
