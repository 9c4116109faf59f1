"""A sync or a renaming that fails while something new is put into place: what is there is whole and
stays, what is not there leaves nothing behind, and the message says which of the two it is.
JIEYE_LONG=1 fails every such call with each error."""

import json
import os
import re
import shutil
from itertools import cycle
from pathlib import Path

import pytest

from faults import LONG, spread, strike
from office import Office, digest_of
from program import Program
from rootkeys import holds
from system_calls import NAMING, SYNCING, calls_of, first_failed, points_in
from test_key_lives import first

ERRORS = ("EIO", "ENOSPC")
PLACING = tuple(name for name in NAMING if name.startswith(("rename", "link", "mkdir")))

UNSURE = "in place"
UNCHANGED = "nothing was changed"


def struck(fresh, tmp_path, short):
    """Runs of a verb in which one call failed: what it was run on, the tree before, the call, and the
    answer. `fresh` gives what to run it with, its folder, and its arguments."""
    runner, folder, arguments = fresh()
    log = tmp_path / "calls"
    calls = calls_of(runner, *arguments, log=log, names=PLACING + SYNCING)
    points = points_in(calls, folder)
    assert len(points) > 2
    # The last calls are those after which there is no way back.
    chosen = points if LONG or len(points) < short else [*spread(points[:-3], short - 3), *points[-3:]]
    errors = cycle(ERRORS)
    for point in chosen:
        for error in ERRORS if LONG else [next(errors)]:
            shutil.rmtree(folder)
            runner, folder, arguments = fresh()
            before = tree(folder)
            answer = strike(runner, point, *arguments, fault=f"error={error}", log=log)
            failed = first_failed(log, folder)
            if failed:
                # SQLite goes on where it could not sync a folder.
                passed_over = failed.name == "fdatasync" and answer.code == 0
                assert answer.code == 1 or passed_over, f"{failed}\n{answer}"
                nothing_half_made(folder, failed, answer)
                says_what_happened(folder, before, failed, answer)
                yield before, failed, answer


def tree(folder):
    """The files that a folder holds, without those that come and go by themselves."""
    return {
        path: facts for path, facts in digest_of(folder).items()
        if (folder / path).is_file() and not path.endswith((".lock", "-journal"))
    }  # fmt: skip


def says_what_happened(folder, before, failed, answer):
    """Who says that nothing was changed has changed nothing; a file that is said not to be changed was not,
    and one that is said to be in place is there."""
    after, said = tree(folder), answer.stderr
    changed = {folder / path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if UNCHANGED in said.lower():
        assert changed == set(), f"{failed}\n{answer}"
    if "It was not changed" in said:
        assert subject(said, "cannot") not in changed, f"{failed}\n{answer}"
    if UNSURE in said:
        assert os.path.lexists(subject(said, "is in place")), f"{failed}\n{answer}"


def subject(said, predicate):
    """The file that a message says something of."""
    return Path(re.search(rf"^jieye: (.+): {predicate}\b", said, re.M)[1])


def nothing_half_made(folder, failed, answer):
    left = [path.name for path in folder.rglob("*") if ".new-" in path.name or ".staged-" in path.name]
    assert left == [], f"{failed}\n{answer}"
    assert ".new-" not in answer.stderr, f"{failed}\n{answer}"


def test_an_office_whose_beginning_fails_at_any_sync_is_whole_or_not_there(jieye, tmp_path):
    made = []

    def fresh():
        made[:] = [Office.placed(jieye, tmp_path / "o")]
        return made[0], made[0].folder, made[0].beginning()

    in_place = 0
    for before, failed, answer in struck(fresh, tmp_path, short=6):
        office = made[0]
        if office.workspace.exists():
            in_place += answer.code == 1
            assert (office.folder / "root" / "root.pem").exists(), f"{failed}\n{answer}"
            assert answer.code == 0 or UNSURE in answer.stderr, f"{failed}\n{answer}"
            assert UNCHANGED not in answer.stderr.lower(), f"{failed}\n{answer}"
        else:
            assert not (office.folder / "root" / "root.pem").exists(), f"{failed}\n{answer}"
            office.run(*office.beginning())
        assert holds(office, office.folder / "root")
    assert in_place > 0


def rotating(office):
    return ["key", "rotate", "--root-dir", office.folder / "root"]


def handing_over(office):
    return [
        "key", "rotate", "--root", "--root-dir", office.folder / "root",
        "--new-root-dir", office.folder / "next",
    ]  # fmt: skip


@pytest.mark.parametrize("verb", [rotating, handing_over])
def test_a_new_key_that_fails_at_any_sync_is_not_lost_and_the_message_is_true(
    office_of, tmp_path, verb
):
    small, made = office_of("ES256"), []

    def fresh():
        made[:] = [small.copy(tmp_path / "o")]
        return made[0], made[0].folder, verb(made[0])

    for _, failed, answer in struck(fresh, tmp_path, short=5):
        office = made[0]
        named = (office.workspace / "trust" / "root.thumbprint").read_text().strip()
        follows = verb is handing_over and (office.folder / "next" / "root.pem").exists()
        if named != office.root:
            assert follows, f"{failed}\n{answer}"
        office.run(*verb(office))
        assert holds(office, office.folder / ("next" if verb is handing_over else "root"))
        office.verify(first(office))


def test_pinning_that_fails_at_any_sync_keeps_what_was_pinned(jieye, office_of, tmp_path):
    offices = office_of("ES256"), office_of("Ed25519")
    home = tmp_path / "home"
    user = Program(jieye.path, home)

    def pin(office):
        return ["trust", "add", office.publication, "--root", office.root]

    def pinned():
        lines = user.run("trust", "show", "--format", "json").stdout.splitlines()
        return [json.loads(line)["root"] for line in lines]

    def fresh():
        home.mkdir()
        user.run(*pin(offices[0]))
        return user, home, pin(offices[1])

    for before, failed, answer in struck(fresh, tmp_path, short=6):
        after = tree(home)
        assert pinned()[:1] == [offices[0].root], f"{failed}\n{answer}"
        if after != before and answer.code == 1:
            assert UNSURE in answer.stderr, f"{failed}\n{answer}"
        user.run(*pin(offices[1]))
        assert pinned() == [office.root for office in offices]
        user.run("verify", first(offices[0]))


def test_a_backup_that_fails_at_any_sync_is_whole_or_not_there(office_of, tmp_path):
    small, made = office_of("ES256"), []

    def backup(office):
        return ["backup", office.folder / "b.sqlite"]

    def fresh():
        made[:] = [small.copy(tmp_path / "o")]
        return made[0], made[0].folder, backup(made[0])

    for before, failed, answer in struck(fresh, tmp_path, short=6):
        office, path = made[0], made[0].folder / "b.sqlite"
        if path.exists():
            assert answer.code == 0 or UNSURE in answer.stderr, f"{failed}\n{answer}"
            assert str(path) in (office.workspace / "copies.jsonl").read_text()
        else:
            office.run(*backup(office))
        office.run("restore", path, "--publication", office.publication)
        office.run("fsck")
