"""A look at a file that the system fails is never taken for "there is none": nothing that was there is
overwritten or lost, and the message names the file and says what the system said.
JIEYE_LONG=1 fails every such call with each error."""

import json
import re
import shutil
from dataclasses import dataclass
from itertools import cycle

import pytest

from faults import LONG, spread, strike
from keeping import backup, issue_more
from office import Office
from program import Program
from refusals import refuses
from system_calls import LOOKING, calls_in, calls_of, first_failed, points_in, traced
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
    trial = make(request, tmp_path / "whole")
    calls = calls_of(trial.runner, *trial.arguments, log=log, names=LOOKING, expect=ends)
    errors = cycle(ERRORS)
    struck, faults = 0, []
    for place, point in enumerate(looks(calls, trial.folder)):
        for error in ERRORS if LONG else [next(errors)]:
            trial = make(request, tmp_path / f"{place}-{error}")
            before = contents(trial.folder)
            answer = strike(trial.runner, point, *trial.arguments, fault=f"error={error}", log=log)
            failed = first_failed(log, trial.folder)
            if failed:
                struck += 1
                found = [*lost(trial, before), *unsaid(failed, error, answer)]
                faults += [f"{fault}: {failed}\n{answer}" for fault in found]
            shutil.rmtree(tmp_path / f"{place}-{error}")
    assert struck > 1
    assert not faults, "\n\n".join(faults)


def looks(calls, folder):
    """The calls to fail: in the short form some of those that are the first or the last at a path."""
    own = [call for call in calls if call.paths and call.paths[0].startswith(f"{folder}/")]
    if LONG:
        return points_in(own, folder)
    first, last = {}, {}
    for call in own:
        first.setdefault(call.paths, call.point)
        last[call.paths] = call.point
    ends = {*first.values(), *last.values()}
    return list(dict.fromkeys(spread([call.point for call in own if call.point in ends], 6)))


def unsaid(failed, error, answer):
    """What is wrong with the answer."""
    if ".new-" in answer.stderr:
        return ["named what is gone"]
    path = failed.paths[0]
    # SQLite looks at its files itself, and has its own words; and a run may leave what is its own.
    if ".sqlite" in path.rsplit("/", 1)[1] or re.search(r"\.(new|staged)-", path):
        return [f"ended with {answer.code}"] if answer.code not in (0, 1) else []
    if answer.code == 1 and ".sqlite: " in answer.stderr:
        return []
    if answer.code != 1:
        return [f"ended with {answer.code}"]
    words = [path, ERRORS[error]]
    return [f"did not say {word!r}" for word in words if word.lower() not in answer.stderr.lower()]


def contents(folder):
    """The bytes of every file."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
        if not path.name.endswith((".lock", "-journal"))
    }  # fmt: skip


def lost(trial, before):
    """Which file that was there has lost its bytes, unless the verb is there to change it; and which
    registry gave way and was not kept."""
    after = contents(trial.folder)
    for path, was in before.items():
        now = after.get(path, b"")
        if path.endswith("trust.json"):
            kept = now and roots(now)[:1] == roots(was)
        elif path.endswith("copies.jsonl"):
            kept = now.startswith(was)
        elif path.startswith(trial.changes or ("\0",)):
            kept = trial.arguments[0] != "restore" or ".sqlite" not in path or was in after.values()
        else:
            kept = now == was
        if not kept:
            yield f"{path} was lost"


def roots(pins):
    return [pin["root"] for pin in json.loads(pins)["pins"]]


# By which the bytes of a file come in.
READING = ("openat", "read", "pread64")


def restore_without_publication(request, tmp_path, proof):
    """A restoring in which nothing but `proof` knows what was issued after the backup."""
    office = small(request, tmp_path)
    backup(office, "b.sqlite")
    issue_more(office, [10, 11])
    if proof == "exported files":
        office.run("export")
    if proof != "former registry":
        (office.workspace / "registry.sqlite").unlink()
    return Trial(office, office.folder, ["restore", office.folder / "b.sqlite", "--skip", "0"])


PROOFS = {"former registry": ["office/registry.sqlite"],
          "exported files": ["office/copies.jsonl", "office/certificates"]}  # fmt: skip


@pytest.mark.parametrize("proof", PROOFS)
def test_a_restore_that_cannot_look_gives_no_number_and_no_list_out_once_more(request, tmp_path, proof):
    log = tmp_path / "calls"
    trial = restore_without_publication(request, tmp_path / "whole", proof)
    answer = trial.runner.run(*trial.arguments, before=traced((*LOOKING, *READING), log))
    goes_on_after = continuation(answer)
    assert "LJ2021-000005-" in goes_on_after
    calls = [call for call in calls_in(log) if any(
        str(path).startswith(f"{trial.folder}/{place}") for path in call.paths for place in PROOFS[proof]
    )]  # fmt: skip
    points = list(dict.fromkeys(call.point for call in calls))
    errors = cycle(ERRORS)
    struck, faults = 0, []
    for place, point in enumerate(points if LONG else spread(points, 14)):
        for error in ERRORS if LONG else [next(errors)]:
            trial = restore_without_publication(request, tmp_path / f"{place}-{error}", proof)
            before = contents(trial.folder)
            answer = strike(trial.runner, point, *trial.arguments, fault=f"error={error}", log=log)
            if failed := first_failed(log, trial.folder):
                struck += 1
                if answer.code == 0:
                    trial.changes = ("office/registry.sqlite",)
                    found = [] if continuation(answer) == goes_on_after else ["gave out again"]
                else:
                    found = [] if answer.code == 1 else [f"ended with {answer.code}"]
                found += lost(trial, before)
                faults += [f"{fault}: {failed}\n{answer}" for fault in found]
            shutil.rmtree(tmp_path / f"{place}-{error}")
    assert struck > 3
    assert not faults, "\n\n".join(faults)


def continuation(answer):
    """What a restoring says about the numbers and lists that it goes on after."""
    return re.search(r"new numbers follow .*", answer.said)[0]


@pytest.mark.parametrize("damage", [
    lambda path: path.unlink(),
    lambda path: path.write_bytes(b"no registry" * 1000),
    lambda path: path.write_bytes(path.read_bytes()[:5000]),
], ids=["gone", "no registry", "cut off"])  # fmt: skip
def test_a_registry_that_is_lost_keeps_nobody_from_restoring(request, tmp_path, damage):
    trial = restore_without_publication(request, tmp_path, "former registry")
    damage(trial.runner.workspace / "registry.sqlite")
    (trial.runner.workspace / "programme.json").write_text("{")
    assert "LJ2021-000003-" in continuation(trial.runner.run(*trial.arguments))


def unopened(path):
    """A prefix under which this file cannot be opened."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", "trace=openat",
            "-e", "inject=openat:error=EIO"]  # fmt: skip


@pytest.mark.parametrize("name, verb", [
    ("status/1", ["publish"]), ("head.jwt", ["publish"]), ("head.jwt", ["export", "--pdf"]),
])  # fmt: skip
def test_what_is_published_and_cannot_be_read_is_not_taken_for_unpublished(request, tmp_path, name, verb):
    office = small(request, tmp_path)
    before = contents(office.folder)
    path = office.publication / name
    answer = office.run(*verb, before=unopened(path), expect=1)
    assert str(path) in answer.stderr and ERRORS["EIO"] in answer.stderr
    assert contents(office.folder) == before


def test_a_pending_key_that_cannot_be_read_is_not_made_once_more(request, tmp_path):
    office = small(request, tmp_path)
    rotated = small(request, tmp_path / "other")
    rotate = ["key", "rotate", "--root-dir"]
    keys = {path.name for path in (office.workspace / "keys").iterdir()}
    rotated.run(*rotate, rotated.folder / "root")
    (new,) = [path for path in (rotated.workspace / "keys").glob("*.pem") if path.name not in keys]
    pending = office.workspace / "keys" / new.name
    shutil.copy(new, pending)
    before = contents(office.folder)
    answer = office.run(*rotate, office.folder / "root", before=unopened(pending), expect=1)
    assert str(pending) in answer.stderr and ERRORS["EIO"] in answer.stderr
    assert contents(office.folder) == before
    office.run(*rotate, office.folder / "root")
    assert {path.name for path in (office.workspace / "keys").iterdir()} == keys | {pending.name}


def test_a_link_to_the_publication_that_cannot_be_read_is_not_taken_for_the_folder(own, tmp_path):
    office = own("published")
    office.publication.rename(office.folder / "www")
    office.publication.symlink_to(office.folder / "www")
    failing = ["-P", office.publication, "-e", "trace=readlink", "-e", "inject=readlink:error=EIO"]
    refuses(
        office, "publish", before=["strace", "-f", "-qq", "-o", tmp_path / "calls", *failing],
        says=[office.publication, "input/output error"],
    )  # fmt: skip
    office.run("publish")
    assert office.publication.is_symlink()
