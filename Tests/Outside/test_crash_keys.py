"""A key verb that is killed anywhere leaves an office that works, and the same verb, run again,
finishes. A publication that is killed is the former one or the new one. JIEYE_LONG=1 strikes at every
call."""

import shutil
import time
from collections import Counter

import pytest

from faults import points, strike
from office import digest_of, keep_passphrase
from test_key_lives import events, first, issue_more, key_of, kids, reasons, states

ROOT = "root"


def root(office, name=ROOT):
    return ["--root-dir", office.folder / name]


def struck(own, stage, tmp_path, arguments, short=3):
    """Offices in which a run was killed at one call, one after the other: at each by which a file gets
    its name, and at some others."""

    def fresh():
        shutil.rmtree(tmp_path / stage, ignore_errors=True)
        office = own(stage)
        return office, arguments(office)

    def traced(**options):
        office, command = fresh()
        return points(office, *command, log=tmp_path / "calls", **options)

    for point in sorted({*traced(short=short), *traced(short=99, names=["rename", "renameat2"])}):
        office, command = fresh()
        strike(office, point, *command)
        yield office, command


def works(office):
    """What is published holds, and publishing again does too."""
    office.verify(first(office))
    office.run("publish")
    office.verify(first(office))


def every_change_is_recorded_once(office):
    recorded = Counter(events(office))
    assert set(recorded.values()) <= {1}, recorded
    for use in ("certificate", "status"):
        for kid in kids(office, use)[1:]:
            assert recorded["key_added", kid] == 1
    for kid, (state, _) in states(office).items():
        assert recorded["key_retired", kid] == (state == "retired")


def no_key_file_is_left_over(office):
    listed = {"person.pem"} | {
        f"{use}-{kid}.pem" for use in ("certificate", "status") for kid in kids(office, use)
    }
    names = {path.name for path in (office.workspace / "keys").iterdir() if ".new-" not in path.name}
    assert names <= listed


def test_a_rotation_that_is_killed_anywhere_leaves_both_keys_good(own, tmp_path):
    for office, command in struck(own, "published", tmp_path, lambda o: ["key", "rotate", *root(o)]):
        works(office)
        office.run(*command)
        every_change_is_recorded_once(office)
        no_key_file_is_left_over(office)
        works(office)
    later = issue_more(office, 900)
    assert key_of(later) == kids(office)[-1]
    office.run("publish")
    office.verify(first(office), later)


@pytest.fixture(scope="session")
def rotated(published, tmp_path_factory):
    """An office with a key that can be retired. Do not change it."""
    office = published.copy(tmp_path_factory.mktemp("rotated") / "o")
    office.run("key", "rotate", *root(office))
    office.run("publish")
    time.sleep(2)  # The old key's life ends with the second of the rotation.
    return office


def test_a_retirement_that_is_killed_anywhere_is_finished(own, tmp_path):
    for office, command in struck(own, "rotated", tmp_path, lambda o: ["key", "retire", kids(o)[0]]):
        works(office)
        answer = office.run(*command, expect=None)
        assert answer.code == 0 or "destroyed already" in answer.stderr, answer
        old = kids(office)[0]
        assert not list((office.workspace / "keys").glob(f"*{old}*"))
        assert events(office).count(("key_destroyed", old)) == 1
        works(office)


def test_a_compromise_that_is_killed_anywhere_is_finished(own, tmp_path):
    def command(office):
        return ["key", "compromise", kids(office)[0], "--since", "2026-01-01", *root(office)]

    for office, again in struck(own, "published", tmp_path, command):
        office.run("publish")
        office.run(*again)
        every_change_is_recorded_once(office)
        no_key_file_is_left_over(office)
        assert [state for state, _ in states(office).values()].count("compromised") == 1
        office.run("publish")
        assert reasons(office, first(office)) == ["key_compromised"]
    later = issue_more(office, 900)
    office.verify(later)


def test_a_new_passphrase_that_is_killed_anywhere_locks_nobody_out(own, tmp_path):
    def command(office):
        keep_passphrase(office.folder / "new", "a new one")
        return ["key", "passphrase", "--new-passphrase-file", office.folder / "new"]

    for office, again in struck(own, "published", tmp_path, command):
        command(office)
        office.run(*again)
        shutil.copy(office.folder / "new", office.folder / "passphrase")
        office.run("issue", office.roster)
        works(office)
        no_key_file_is_left_over(office)


def test_a_new_root_that_is_killed_anywhere_takes_over_in_the_end(own, tmp_path):
    def command(office):
        return ["key", "rotate", "--root", *root(office), "--new-root-dir", office.folder / "next"]

    for office, again in struck(own, "published", tmp_path, command):
        works(office)
        new = office.run(*again).stdout.strip()
        works(office)
        assert (office.workspace / "trust" / "root.thumbprint").read_text().strip() == new
        assert events(office) == [("root_handed_over", office.root)]
        assert len(list((office.workspace / "trust" / "handovers").glob("*.jwt"))) == 1
        office.run("publish", "--trust", *root(office, "next"))
        works(office)


@pytest.fixture(scope="session")
def unpublished(changed, tmp_path_factory):
    """An office that has much to publish: a list, and a trust list by a new root."""
    office = changed.copy(tmp_path_factory.mktemp("unpublished") / "o")
    office.run("revoke", office.numbers()[4], "--reason", "x")
    (office.publication / "robots.txt").write_text("mine")
    office.run("publish", "--out", office.folder / "former")
    shutil.rmtree(office.folder / "former")
    office.run("key", "rotate", *root(office), "--use", "status")
    return office


def test_a_publication_that_is_killed_anywhere_is_the_former_one_or_the_new_one(
    own, unpublished, tmp_path
):
    former = digest_of(unpublished.publication)
    whole = unpublished.copy(tmp_path / "whole")
    whole.run("publish")
    files = digest_of(whole.publication).keys()
    seen = set()
    for office, command in struck(own, "unpublished", tmp_path, lambda o: ["publish"], short=20):
        after = digest_of(office.publication)
        seen.add(after == former)
        if after != former:
            assert after.keys() == files
            before = office.publication.stat().st_ino
            assert "0 files written" in office.run("publish").stderr
            assert office.publication.stat().st_ino == before
        office.run("publish")
        assert digest_of(office.publication).keys() == files
        assert [p.name for p in office.workspace.glob("publication*")] == ["publication"]
        office.verify(office.certificates / f"{office.numbers()[5]}.sd-jwt")
    assert True in seen
