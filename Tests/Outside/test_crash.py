"""A verb that is killed anywhere leaves an office in which the same verb, run again, finishes: every
row has exactly one certificate, and what is published is whole. JIEYE_LONG=1 strikes at every call."""

import json
import shutil

import pytest

from faults import points, strike
from roster_rows import csv_text, person

ROWS = 30


@pytest.fixture(scope="session")
def reviewed(begun, tmp_path_factory):
    """An office with an approved roster of 30 rows, and half of another one issued before."""
    office = begun.copy(tmp_path_factory.mktemp("reviewed") / "o")
    office.roster.write_text(csv_text([person(n) for n in range(100, 110)]))
    office.issue()
    office.roster.write_text(csv_text([person(n) for n in range(ROWS)]))
    office.run("roster", "approve", office.roster, "--by", "me")
    return office


@pytest.fixture(scope="session")
def done(reviewed, tmp_path_factory):
    """The same with everything issued."""
    office = reviewed.copy(tmp_path_factory.mktemp("done") / "o")
    office.run("issue", office.roster)
    return office


def struck(own, stage, tmp_path, arguments):
    """Offices in which a run was killed at one call, one after the other."""
    office = own(stage)
    command = arguments(office)
    for point in points(office, *command, log=tmp_path / "calls"):
        shutil.rmtree(tmp_path / stage)
        office = own(stage)
        yield point, office, strike(office, point, *command)


def everyone_has_one(office, count):
    """Proves the registry through its export and its publication."""
    office.run("publish")
    office.run("export", "--tokens", "jsonl", "--out", office.folder / "all")
    lines = (office.folder / "all" / "tokens.jsonl").read_text().splitlines()
    numbers = [json.loads(line)["number"] for line in lines]
    assert [number.split("-")[1] for number in numbers] == [f"{n:06}" for n in range(1, count + 1)]
    verdicts = office.verify(office.folder / "all" / "tokens.jsonl")
    assert [verdict["verdict"] for verdict in verdicts] == ["valid"] * count
    assert len({verdict["certificate"]["number"] for verdict in verdicts}) == count


def test_issuing_that_is_killed_anywhere_is_finished_by_issuing_again(own, tmp_path):
    killed = 0
    for point, office, answer in struck(own, "reviewed", tmp_path, lambda o: ["issue", o.roster]):
        killed += answer.code == 99
        office.run("issue", office.roster)
        everyone_has_one(office, ROWS + 10)
    assert killed > 5


def test_exporting_that_is_killed_anywhere_leaves_whole_files_and_is_finished(own, tmp_path):
    killed = 0
    for point, office, answer in struck(own, "done", tmp_path, lambda o: ["export"]):
        killed += answer.code == 99
        for file in office.certificates.glob("*.sd-jwt"):
            assert file.read_text().endswith("~"), (point, file)
        office.run("export")
        assert len(list(office.certificates.glob("*.sd-jwt"))) == 2 * (ROWS + 10)
        office.run("publish")
        assert {v["verdict"] for v in office.verify(office.certificates)} == {"valid"}
    assert killed > 5


def test_publishing_that_is_killed_anywhere_leaves_a_bundle_that_holds(own, republished, tmp_path):
    """What a verifier loads is the former bundle or the new one."""
    killed = 0
    for again in (False, True):
        stage = "republished" if again else "done"
        for point, office, answer in struck(own, stage, tmp_path, lambda o: ["publish"]):
            killed += answer.code == 99
            if again:
                everyone_has_one_but_the_revoked(office, None)
            office.run("publish")
            is_of_one_moment(office)
            everyone_has_one_but_the_revoked(office, again)
    assert killed > 5


@pytest.fixture(scope="session")
def republished(done, tmp_path_factory):
    """Published once, and changed since."""
    office = done.copy(tmp_path_factory.mktemp("republished") / "o")
    office.run("export")
    office.run("publish")
    office.run("revoke", office.numbers()[0], "--reason", "a test")
    return office


def is_of_one_moment(office):
    bundle = json.loads((office.publication / "offline.json").read_text())
    assert (office.publication / "trust-list.jwt").read_text() == bundle["trust_list"]
    assert (office.publication / "status" / "1").read_text() == bundle["status_lists"][0]


def everyone_has_one_but_the_revoked(office, revoked):
    office.run("export", "--tokens", "jsonl", "--out", office.folder / "all")
    verdicts = office.verify(office.folder / "all" / "tokens.jsonl", expect=None)
    outcomes = [verdict["verdict"] for verdict in verdicts].count("valid") - ROWS - 10
    assert outcomes in ((0, -1) if revoked is None else (-revoked,))


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("verb", ["issue", "export", "publish"])
def test_a_call_that_fails_is_reported_and_running_again_finishes(own, tmp_path, verb, error):
    office = own(stage := "reviewed" if verb == "issue" else "done")
    command = [verb, office.roster] if verb == "issue" else [verb]
    names = ["write", "pwrite64", "fsync", "fdatasync", "rename"]
    failed = 0
    for point in points(office, *command, log=tmp_path / "calls", short=8, names=names):
        shutil.rmtree(tmp_path / stage)
        office = own(stage)
        answer = strike(office, point, *command, fault=f"error={error}")
        assert answer.code in (0, 1), answer
        failed += answer.code
        if answer.code == 1:
            assert "jieye: " in answer.stderr and len(answer.stderr.splitlines()) >= 2, answer
        office.run(*command)
        everyone_has_one(office, ROWS + 10)
    assert failed > 1
