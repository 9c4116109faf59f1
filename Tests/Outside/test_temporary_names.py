"""What lies under a temporary name can be neither guessed nor planted, is nobody else's to write, and is
gone or named after the next run where a run was killed."""

import os
import re
import shutil
import subprocess

import pytest

from faults import KILLED, LONG, spread, strike
from lasting import PASSING
from office import Office, keep_passphrase
from rootkeys import holds, thumbprint_in
from roster_rows import csv_text, person
from system_calls import NAMING, calls_in, calls_of, points_in, traced
from test_purge import BEFORE

PLANTED = b"what somebody else owns\n"


def root(office):
    return ["--root-dir", office.folder / "root"]


def number(office):
    return office.numbers()[0]


def out(office):
    return ["--out", office.folder / "out"]


# Everything that writes files, with the file that lies there in the end, if it is one of a known name.
WRITING = {
    "init": lambda o: o.beginning(workspace=o.folder / "other", root=o.folder / "other-root"),
    "approve": lambda o: ["roster", "approve", o.folder / "more.csv", "--by", "me"],
    "export": lambda o: ["export", number(o), *out(o)],
    "export and print": lambda o: ["export", number(o), "--pdf", *out(o)],
    "export to jsonl": lambda o: ["export", "--tokens", "jsonl", *out(o)],
    "export by institution": lambda o: ["export", "--by", "institution", *out(o)],
    "print file": lambda o: ["export", "--print-file", o.folder / "out" / "all.pdf"],
    "preview": lambda o: ["export", "--preview", number(o), *out(o)],
    "publish": lambda o: ["publish", "--trust", *root(o)],
    "publish elsewhere": lambda o: ["publish", *out(o)],
    "backup": lambda o: ["backup", o.folder / "out" / "b.sqlite"],
    "restore": lambda o: ["restore", o.folder / "kept.sqlite", "--publication", o.publication],
    "purge": lambda o: ["purge", *BEFORE, "--yes"],
    "rotate": lambda o: ["key", "rotate", *root(o)],
    "rotate the root": lambda o: ["key", "rotate", "--root", *root(o), "--new-root-dir", o.folder / "next"],
    "passphrase": lambda o: ["key", "passphrase", "--new-passphrase-file", o.folder / "passphrase-2"],
    "trust add": lambda o: ["trust", "add", o.publication, "--root", o.root],
}  # fmt: skip


@pytest.fixture
def office(jieye, office_of, tmp_path):
    """An office that can be told everything of the above; whoever runs it has a home in its folder."""
    office = office_of("ES256").copy(tmp_path / "o")
    (office.folder / "out").mkdir()
    keep_passphrase(office.folder / "passphrase-2", "a new one")
    (office.folder / "more.csv").write_text(csv_text([person(900)]))
    office.run("backup", office.folder / "kept.sqlite")
    office.program = office.program.with_environment(XDG_CONFIG_HOME=office.folder / "config")
    return office


UNMASKED = ["sh", "-c", 'umask 000; exec "$0" "$@"']


@pytest.mark.parametrize("verb", WRITING)
def test_every_file_is_made_under_a_name_that_nobody_can_have_planted_and_is_its_owners_to_write(
    office, tmp_path, verb
):
    log = tmp_path / "calls"
    before = [*traced(("openat", *NAMING), log), *UNMASKED]
    office.run(*WRITING[verb](office), before=before)
    faults = list(plantable(calls_in(log), office.folder))
    for path in office.folder.rglob("*"):
        if not path.is_symlink() and path.lstat().st_mode & 0o022:
            faults.append(f"others may write {path} ({path.lstat().st_mode:o})")
    assert not faults, "\n".join(faults)


def plantable(calls, folder):
    """The calls by which a run makes a file under a name that another one could have put there."""
    own, folders = set(), set()
    for call in calls:
        path = call.paths[-1] if call.paths else ""
        if not call.worked or not path.startswith(f"{folder}/"):
            continue
        if call.name.startswith("mkdir"):
            folders.add(path)
        if call.name != "openat" or "O_CREAT" not in call.arguments:
            continue
        # In a folder that this run has made nobody else can have put anything.
        alone = any(path.startswith(f"{made}/") for made in folders)
        if path in own or may_be_opened_again(path, alone):
            continue
        own.add(path)
        if "O_EXCL" not in call.arguments:
            yield f"not O_EXCL: {call}"
        if "O_NOFOLLOW" not in call.arguments and not alone:
            yield f"not O_NOFOLLOW: {call}"
        if not re.search(r"\.new-[0-9a-f]{16}$", path) and not alone:
            yield f"no name that cannot be guessed: {call}"


def may_be_opened_again(path, alone):
    """What lies there for good, and what SQLite makes beside a registry or in a folder of its own."""
    name = path.rsplit("/", 1)[1]
    if name.endswith(PASSING) or name == "copies.jsonl":
        return True
    return name == "registry.sqlite" or alone and ".sqlite" in name


# What is planted in front of each verb: the names that it gives to what it makes.
TARGETS = {
    "export": lambda o: [o.folder / "out" / f"{number(o)}{end}" for end in (".sd-jwt", ".private.sd-jwt")],
    "export and print": lambda o: [o.folder / "out" / f"{number(o)}.pdf"],
    "export to jsonl": lambda o: [o.folder / "out" / "tokens.jsonl"],
    "print file": lambda o: [o.folder / "out" / "all.pdf"],
    "preview": lambda o: [o.folder / "out" / f"{number(o)}.png"],
    "backup": lambda o: [o.folder / "out" / "b.sqlite"],
    "publish": lambda o: [o.publication / "offline.json"],
    "rotate": lambda o: [o.workspace / "trust" / "trust-list.jwt"],
    "trust add": lambda o: [o.folder / "config" / "jieye" / "trust.json"],
}  # fmt: skip


@pytest.mark.parametrize("verb", TARGETS)
def test_a_planted_link_is_not_followed(office, tmp_path, verb):
    arguments, targets = WRITING[verb](office), TARGETS[verb](office)
    victim = tmp_path / "victim"
    victim.write_bytes(PLANTED)
    victim.chmod(0o644)
    for target in targets:
        target.parent.mkdir(parents=True, exist_ok=True)
        plant(target, victim)
    office.run(*arguments, expect=None)
    assert victim.read_bytes() == PLANTED and victim.stat().st_mode & 0o777 == 0o644
    for target in targets:
        assert target.is_file() and not target.is_symlink(), target


def plant(target, victim):
    """Links at every name that a run to come would have if it was named by its process."""
    now = int(subprocess.run(["sh", "-c", "echo $$"], capture_output=True, check=True).stdout)
    for process in range(now, now + 600):
        os.symlink(victim, f"{target}.new-{process}")


STRUCK = ("rename", "renameat", "renameat2", "link", "linkat", "fsync")


@pytest.mark.parametrize("verb", [
    "init", "approve", "export to jsonl", "preview", "publish", "backup", "rotate", "rotate the root",
    "trust add", *(["export", "export and print", "restore", "purge", "passphrase"] if LONG else []),
])  # fmt: skip
def test_what_a_killed_run_left_is_gone_or_named_after_the_next(office, tmp_path, verb):
    kept = tmp_path / "kept"
    office.copy(kept)
    calls = calls_of(office, *WRITING[verb](office), log=tmp_path / "calls", names=STRUCK)
    found = points_in(calls, office.folder)
    left, faults = 0, []
    # Right before a name is given, a temporary surely lies there.
    naming = [point for point in found if not point[0] == "fsync"]
    for point in found if LONG else [*spread(found, 2), naming[-1]]:
        shutil.rmtree(office.folder)
        shutil.copytree(kept, office.folder, symlinks=True)
        arguments = WRITING[verb](office)
        if strike(office, point, *arguments).code != KILLED:
            continue
        left += len(strays(office))
        answer = office.run(*arguments, expect=None)
        after = [path for path in strays(office) if path.name not in answer.said]
        faults += [f"{point} left {path}\n{answer}" for path in after]
    assert left > 0
    assert not faults, "\n\n".join(faults)


def strays(office):
    return [
        path for path in office.folder.rglob("*")
        if ".new-" in path.name or ".staged-" in path.name or path.name.startswith(".dat.")
    ]  # fmt: skip


CHANGING = (
    "openat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "fsync",
    "fdatasync", "unlink", "unlinkat", "rmdir", "write", "pwrite64", "ftruncate", "fchmod", "chmod",
)  # fmt: skip


def test_an_office_whose_beginning_is_killed_anywhere_is_begun_by_running_it_again(jieye, tmp_path):
    office = Office.placed(jieye, tmp_path / "o")
    calls = calls_of(office, *office.beginning(), log=tmp_path / "calls", names=CHANGING)
    found = points_in(calls, office.folder)
    # The last calls are those between the root's coming into place and the workspace's.
    chosen = found if LONG else [*spread(found[:-6], 2), *found[-6:]]
    killed, faults = 0, []
    for point in chosen:
        shutil.rmtree(office.folder)
        Office.placed(jieye, tmp_path / "o")
        killed += strike(office, point, *office.beginning()).code == KILLED
        was_done = office.workspace.exists()
        answer = office.run(*office.beginning(), expect=None)
        if answer.code != 0 and not was_done:
            faults.append(f"{point} keeps it from being begun\n{answer}")
            continue
        if answer.code == 0:
            assert answer.stdout.strip() == thumbprint_in(office.folder / "root")
        assert holds(office, office.folder / "root"), point
        assert [path.name for path in (office.folder / "root").glob("*.pem")] == ["root.pem"]
        faults += [f"{point} left {path}\n{answer}" for path in strays(office)]
    assert killed > 4
    assert not faults, "\n\n".join(faults)
