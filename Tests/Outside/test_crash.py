"""A verb that is killed anywhere, or that the system fails, leaves an office in which the same verb, run
again, finishes: every row has exactly one certificate, and what is published is whole at any time.
JIEYE_LONG=1 strikes at every call."""

import json
import shutil

import pytest

from faults import KILLED, points, strike
from roster_rows import csv_text, person

ROWS = 30
EARLIER = 10
EVERYONE = ROWS + EARLIER


@pytest.fixture(scope="session")
def unreviewed(begun, tmp_path_factory):
    """An office that has issued a small roster, and has another one of 30 rows to review."""
    office = begun.copy(tmp_path_factory.mktemp("unreviewed") / "o")
    office.roster.write_text(csv_text([person(n) for n in range(100, 100 + EARLIER)]))
    office.issue()
    office.roster.write_text(csv_text([person(n) for n in range(ROWS)]))
    return office


@pytest.fixture(scope="session")
def reviewed(unreviewed, tmp_path_factory):
    """The same with the roster approved."""
    office = unreviewed.copy(tmp_path_factory.mktemp("reviewed") / "o")
    office.run("roster", "approve", office.roster, "--by", "me")
    return office


@pytest.fixture(scope="session")
def done(reviewed, tmp_path_factory):
    """The same with everything issued."""
    office = reviewed.copy(tmp_path_factory.mktemp("done") / "o")
    office.run("issue", office.roster)
    return office


@pytest.fixture(scope="session")
def republishing(done, tmp_path_factory):
    """The same exported and published, and its first certificate revoked since."""
    office = done.copy(tmp_path_factory.mktemp("republishing") / "o")
    office.run("export")
    office.run("publish")
    office.run("revoke", office.numbers()[0], "--reason", "a test")
    return office


# Each verb with the office that it is run in.
VERBS = {
    "approve": ("unreviewed", lambda o: ["roster", "approve", o.roster, "--by", "me"]),
    "issue": ("reviewed", lambda o: ["issue", o.roster]),
    "export": ("done", lambda o: ["export"]),
    "export to jsonl": ("done", lambda o: ["export", "--tokens", "jsonl"]),
    "export and print": ("done", lambda o: ["export", "--pdf"]),
    "publish": ("done", lambda o: ["publish"]),
    "publish again": ("republishing", lambda o: ["publish"]),
}


@pytest.fixture
def struck(own, tmp_path):
    """Offices in which a verb was struck at one call, one after the other, each with the answer."""

    def struck(verb, **options):
        stage, command = VERBS[verb]
        fault = {"fault": options.pop("fault")} if "fault" in options else {}
        office = own(stage)
        for point in points(office, *command(office), log=tmp_path / "calls", **options):
            shutil.rmtree(tmp_path / stage)
            office = own(stage)
            yield office, strike(office, point, *command(office), **fault)

    return struck


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_is_killed_anywhere_is_finished_by_running_it_again(struck, verb):
    codes = []
    for office, answer in struck(verb, short=5):
        codes.append(answer.code)
        assert answer.code in (0, KILLED), answer
        nothing_is_half(office)
        finish(office, verb)
    assert codes.count(KILLED) >= 4, codes


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("verb", ["issue", "export", "publish again"])
def test_a_call_that_fails_is_reported_and_running_the_verb_again_finishes(struck, verb, error):
    codes = []
    writing = ["write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "mkdir", "mkdirat"]
    for office, answer in struck(verb, short=3, names=writing, fault=f"error={error}"):
        codes.append(answer.code)
        assert answer.code in (0, 1), answer
        if answer.code == 1:
            *_, sentence, advice = ["", *answer.stderr.splitlines()]
            assert sentence.startswith("jieye: ") and advice.startswith("  "), answer
        nothing_is_half(office)
        finish(office, verb)
    assert 1 in codes, codes


def nothing_is_half(office):
    """Whatever has its final name is whole."""
    for file in office.certificates.glob("*.sd-jwt"):
        assert file.read_text().endswith("~")
    for file in office.certificates.glob("*.jsonl"):
        assert len(list(map(json.loads, file.read_text().splitlines()))) == EVERYONE
    for file in office.certificates.glob("*.pdf"):
        assert file.read_bytes().endswith(b"%%EOF\n")
    if office.publication.exists():
        bundle = json.loads((office.publication / "offline.json").read_text())
        assert (office.publication / "trust-list.jwt").read_text() == bundle["trust_list"]
        assert [(office.publication / "status" / "1").read_text()] == bundle["status_lists"]


def finish(office, verb):
    """Runs the verb again, and whatever comes after it; proves all that the office then has."""
    first = ["approve", "issue", "export", "publish"].index(verb.split()[0])
    for stage in ["approve", "issue", "export", "publish"][first:]:
        office.run(*VERBS[stage][1](office))
    assert office.run("fsck").stdout.endswith("everything holds\n")
    office.run("export", "--tokens", "jsonl")
    nothing_is_half(office)
    nothing_is_left_over(office)
    lines = (office.certificates / "tokens.jsonl").read_text().splitlines()
    serials = [json.loads(line)["number"].split("-")[1] for line in lines]
    assert serials == [f"{n:06}" for n in range(1, EVERYONE + 1)]
    revoked = verb == "publish again"
    verdicts = office.verify(office.certificates / "tokens.jsonl", expect=2 if revoked else 0)
    outcomes = [verdict["verdict"] for verdict in verdicts]
    assert outcomes == ["invalid" if revoked else "valid"] + ["valid"] * (EVERYONE - 1)


def nothing_is_left_over(office):
    """No temporary file is there any more, and every file has its mode."""
    names = {path.name for path in office.workspace.rglob("*")}
    assert not [name for name in names if ".new-" in name or ".staged-" in name]
    for file in office.certificates.glob("*.sd-jwt"):
        assert file.stat().st_mode & 0o777 == (0o600 if ".private." in file.name else 0o644)
