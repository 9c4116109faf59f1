"""A look at a file that the system fails is never taken for "there is none": nothing that was there is
overwritten or lost, and the message names the file and says what the system said.
JIEYE_LONG=1 fails every such call with each error."""

import json
import shutil
from dataclasses import dataclass
from itertools import cycle

import pytest

from faults import LONG, spread, strike
from keeping import backup
from office import Office
from program import Program
from system_calls import LOOKING, calls_in, calls_of
from test_key_lives import first
from test_purge import BEFORE

ERRORS = {"EIO": "input/output error", "ESTALE": "stale file handle"}


@dataclass
class Trial:
    """A verb where it is run: the folder that everything lies in, and what it may change there."""

    runner: object
    folder: object
    arguments: list
    changes: tuple = ()


def small(request, tmp_path):
    return request.getfixturevalue("office_of")("ES256").copy(tmp_path / "o")


def init(request, tmp_path, *, occupied=False):
    jieye = request.getfixturevalue("jieye")
    office = Office.placed(jieye, tmp_path / "o")
    if occupied:
        shutil.copytree(small(request, tmp_path / "other").folder / "root", office.folder / "root")
    return Trial(office, office.folder, office.beginning())


def rotate_root(request, tmp_path, *, occupied=False):
    office = small(request, tmp_path)
    if occupied:
        # Another office's root, and not the key that this one hands over to.
        shutil.copytree(office.folder / "root", office.folder / "next")
    arguments = ["key", "rotate", "--root", "--root-dir", office.folder / "root",
                 "--new-root-dir", office.folder / "next"]  # fmt: skip
    return Trial(office, office.folder, arguments, ("office/trust/", "office/registry.sqlite"))


def pin(office):
    return ["trust", "add", office.publication, "--root", office.root]


def user(request, tmp_path):
    """A user who has pinned an office."""
    home = tmp_path / "o"
    home.mkdir(parents=True)
    program = Program(request.getfixturevalue("jieye").path, home)
    program.run(*pin(request.getfixturevalue("office_of")("ES256")))
    return program, home


def trust_add(request, tmp_path):
    program, home = user(request, tmp_path)
    return Trial(program, home, pin(request.getfixturevalue("office_of")("Ed25519")))


def verify(request, tmp_path):
    program, home = user(request, tmp_path)
    shutil.copy(first(request.getfixturevalue("office_of")("ES256")), home / "a.sd-jwt")
    return Trial(program, home, ["verify", home / "a.sd-jwt"])


def restore(request, tmp_path):
    office = small(request, tmp_path)
    backup(office, "b.sqlite")
    office.run("revoke", office.numbers()[0], "--reason", "x")
    office.run("publish")
    arguments = ["restore", office.folder / "b.sqlite", "--publication", office.publication]
    return Trial(office, office.folder, arguments, ("office/registry.sqlite", "office/trust/"))


def publish(request, tmp_path):
    office = small(request, tmp_path)
    (office.publication / "robots.txt").write_text("mine")
    office.run("revoke", office.numbers()[0], "--reason", "x")
    return Trial(office, office.folder, ["publish"], (
        "office/registry.sqlite", "office/publication/status/", "office/publication/head.jwt",
        "office/publication/offline.json", "office/publication/trust-list.jwt"))  # fmt: skip


def back_up(request, tmp_path, *, occupied=False):
    office = small(request, tmp_path)
    if occupied:
        backup(office, "b.sqlite")
        office.run("revoke", office.numbers()[0], "--reason", "x")
    return Trial(office, office.folder, ["backup", office.folder / "b.sqlite"])


def export(request, tmp_path, *options):
    office = small(request, tmp_path)
    return Trial(office, office.folder, ["export", *options])


def purge(request, tmp_path):
    office = small(request, tmp_path)
    backup(office, "b.sqlite")
    return Trial(office, office.folder, ["purge", *BEFORE, "--yes"],
                 ("office/registry.sqlite", "office/approvals/"))  # fmt: skip


# Each verb with how it ends where nothing fails.
VERBS = {
    "init": (init, 0),
    "init at another's root": (lambda *a: init(*a, occupied=True), 1),
    "rotate the root": (rotate_root, 0),
    "rotate the root to another's": (lambda *a: rotate_root(*a, occupied=True), 1),
    "trust add": (trust_add, 0),
    "verify": (verify, 0),
    "restore": (restore, 0),
    "publish": (publish, 0),
    "backup": (back_up, 0),
    "backup where one is": (lambda *a: back_up(*a, occupied=True), 1),
    "export": (export, 0),
    "export to jsonl": (lambda *a: export(*a, "--tokens", "jsonl"), 0),
    "export and print": (lambda *a: export(*a, "--pdf"), 0),
    "purge": (purge, 0),
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_a_look_that_fails_is_said_and_takes_nothing_away(request, tmp_path, verb):
    make, ends = VERBS[verb]
    log = tmp_path / "calls"
    made = [0]

    def fresh():
        made[0] += 1
        return make(request, tmp_path / f"{made[0]}")

    trial = fresh()
    calls = calls_of(trial.runner, *trial.arguments, log=log, names=LOOKING, expect=ends)
    errors = cycle(ERRORS)
    struck = 0
    for point in looks(calls, trial.folder):
        for error in ERRORS if LONG else [next(errors)]:
            trial = fresh()
            before = contents(trial.folder)
            answer = strike(trial.runner, point, *trial.arguments, fault=f"error={error}", log=log)
            (failed,) = [call for call in calls_in(log) if call.injected] or [None]
            if not failed or not failed.paths[0].startswith(str(trial.folder)):
                continue
            struck += 1
            told = f"{failed}\n{answer}"
            nothing_is_lost(trial, before, told)
            if not of_sqlite(failed):
                assert answer.code == 1, told
                assert failed.paths[0] in answer.stderr, told
                assert ERRORS[error] in answer.stderr.lower(), told
            shutil.rmtree(tmp_path / f"{made[0]}")
    assert struck > 1


def looks(calls, folder):
    """The calls to fail: in the short form some, of each path the first and the last."""
    own = [call for call in calls if call.paths and call.paths[0].startswith(f"{folder}/")]
    if LONG:
        return [call.point for call in own]
    ends = {}
    for call in own:
        ends.setdefault(("first", call.paths), call.point)
        ends["last", call.paths] = call.point
    chosen = [point for point in dict.fromkeys(call.point for call in own) if point in ends.values()]
    return list(dict.fromkeys(spread(chosen, 10)))


def of_sqlite(call):
    """Whether SQLite may have looked there itself, which has its own words."""
    return ".sqlite" in call.paths[0].rsplit("/", 1)[1]


def contents(folder):
    """The mode and the bytes of every file."""
    return {
        str(path.relative_to(folder)): (oct(path.lstat().st_mode), path.read_bytes())
        for path in sorted(folder.rglob("*")) if path.is_file()
        if not path.name.endswith((".lock", "-journal"))
    }  # fmt: skip


def nothing_is_lost(trial, before, told):
    """Every file that was there is there with its bytes, unless the verb is there to change it; and a
    registry that gives way is kept."""
    after = contents(trial.folder)
    for path, (mode, was) in before.items():
        _, now = after.get(path, (mode, b""))
        if path.endswith("trust.json"):
            roots = [pin["root"] for pin in json.loads(now)["pins"]]
            assert roots[:1] == [pin["root"] for pin in json.loads(was)["pins"]], told
        elif path.endswith("copies.jsonl"):
            assert now.startswith(was), f"{path}\n{told}"
        elif not path.startswith(trial.changes or ("\0",)):
            assert now == was, f"{path}\n{told}"
        elif trial.arguments[0] == "restore" and path.endswith("registry.sqlite"):
            assert was in [bytes_ for _, bytes_ in after.values()], f"{path}\n{told}"
