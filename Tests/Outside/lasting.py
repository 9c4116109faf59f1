"""Proves from the calls of a run that what it has made outlasts a power cut, also on a file system that
keeps no order: every new name's folder was synced after the name came to be, and every new file's
content after it was made."""

import os

from system_calls import NAMING, SYNCING

CALLS = ("openat", *NAMING, *SYNCING)

# What comes and goes by itself, and says nothing when it is lost.
PASSING = (".lock", "-journal", "-wal", "-shm")


def unsynced(calls, folder, there):
    """The names in a folder, and the files, that a power cut could take after the run: each with the
    call that made it. `there` are the paths that were there before."""
    made = Made(str(folder), {str(path) for path in there})
    for call in calls:
        if call.worked:
            made.follow(call)
    return made.left()


class Made:
    """What a run has made and not synced yet."""

    def __init__(self, folder, there):
        self.folder, self.there = folder, there
        # By path, the call that made the name, and the one that made the content.
        self.names, self.contents = {}, {}

    def follow(self, call):
        name = call.name.removesuffix("at2").removesuffix("at")
        if call.name in SYNCING:
            self.synced(call.paths[0])
        elif call.name == "openat":
            self.opened(call)
        elif name in ("unlink", "rmdir"):
            self.gone(call.paths[0])
        elif name == "rename" and "RENAME_EXCHANGE" in call.arguments:
            self.swapped(call, *call.paths)
        elif name == "rename":
            self.moved(call, *call.paths)
        elif name == "link":
            self.named(call, call.paths[1])
            if call.paths[0] in self.contents:
                self.contents[call.paths[1]] = self.contents[call.paths[0]]
        else:
            self.named(call, call.paths[-1])

    def opened(self, call):
        path = call.paths[0]
        if "O_TMPFILE" in call.arguments or "O_CREAT" not in call.arguments:
            return
        if path not in self.there:
            self.named(call, path)
            self.contents[path] = call

    def named(self, call, path):
        self.there.add(path)
        self.names[path] = call

    def gone(self, path):
        self.there.discard(path)
        self.names.pop(path, None)
        self.contents.pop(path, None)

    def moved(self, call, old, new):
        self.gone(new)
        for known in (self.names, self.contents):
            for path in [path for path in known if f"{path}/".startswith(f"{old}/")]:
                known[new + path.removeprefix(old)] = known.pop(path)
        self.there = {
            new + path.removeprefix(old) if f"{path}/".startswith(f"{old}/") else path
            for path in self.there
        }
        self.named(call, new)

    def swapped(self, call, one, other):
        self.moved(call, one, f"{other}\0")
        self.moved(call, other, one)
        self.moved(call, f"{other}\0", other)

    def synced(self, path):
        self.contents.pop(path, None)
        for name in [name for name in self.names if os.path.dirname(name) == path]:
            del self.names[name]

    def left(self):
        return [
            f"{what} of {path}: {call}"
            for what, known in (("the name", self.names), ("the content", self.contents))
            for path, call in sorted(known.items())
            if path.startswith(f"{self.folder}/") and not path.endswith(PASSING)
        ]
