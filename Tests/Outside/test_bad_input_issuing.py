"""Issuing what was not approved, twice, or twice at once."""

import fcntl
import json
import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from office import digest_of
from refusals import refuses
from roster_rows import HEADER, csv_text, person


def issue(office, *options, **more):
    return json.loads(office.run("issue", office.roster, *options, "--format", "json", **more).stdout)


def test_a_roster_that_nobody_approved_is_not_issued(own):
    office = own("begun")
    refuses(office, "issue", office.roster, says=[office.roster, "not approved", "roster approve"])


def test_a_large_roster_is_issued_once_it_is_approved(own):
    """A file larger than every approved roster is not even read to its end."""
    office = own("begun")
    rows = [person(n, 备注="x" * 60_000) for n in range(300)]
    office.roster.write_text(csv_text(rows, (*HEADER, "备注")))
    assert office.roster.stat().st_size > 1 << 24
    refuses(office, "issue", office.roster, says=["not approved"])
    office.run("roster", "approve", office.roster, "--by", "me")
    assert issue(office)["issued"] == 300
    with open(office.roster, "a") as roster:
        roster.write("x")
    refuses(office, "issue", office.roster, says=["changed since"])


@pytest.mark.parametrize("place", ["first", "last"])
def test_an_approved_roster_that_was_changed_by_one_byte_is_not_issued(own, place):
    office = own("begun")
    office.run("roster", "approve", office.roster, "--by", "me")
    content = bytearray(office.roster.read_bytes())
    content[len(content) // 2 if place == "first" else -1] ^= 1
    office.roster.write_bytes(content)
    refuses(office, "issue", office.roster, says=[office.roster, "changed since", "roster approve"])


def test_the_kept_copy_of_an_approved_roster_is_watched_too(own):
    office = own("begun")
    office.run("roster", "approve", office.roster, "--by", "me")
    (copy,) = (office.workspace / "approvals").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o400
    copy.chmod(0o600)
    copy.write_bytes(copy.read_bytes() + b" ")
    refuses(office, "issue", office.roster, says=[copy, "not what was approved"])


def test_issuing_twice_issues_nothing_the_second_time(own):
    office = own("issued")
    before = digest_of(office.folder)
    again = issue(office)
    assert again == {"issued": 0, "already": 60, "not_completed": 0, "left_out": 0}
    assert digest_of(office.folder) == before


def test_a_person_with_a_certificate_of_the_cohort_is_a_fault_in_another_roster(own):
    office = own("begun")
    office.roster.write_text(csv_text([person(1), person(2)]))
    office.issue()
    office.roster.write_text(csv_text([person(3), person(2, 姓名="另一个名字")]))
    answer = office.run("roster", "check", office.roster, expect=2)
    assert "line 3" in answer.stdout and "already_certified" in answer.stdout
    refuses(office, "roster", "approve", office.roster, "--by", "me", code=2)


def test_a_person_whose_certificate_was_revoked_is_issued_a_new_one(own):
    office = own("begun")
    office.roster.write_text(csv_text([person(1)]))
    office.issue()
    office.run("export")
    office.run("revoke", *office.numbers(), "--reason", "a test")
    office.roster.write_text(csv_text([person(1), person(2)]))
    office.run("roster", "approve", office.roster, "--by", "me")
    assert issue(office)["issued"] == 2


WRITERS = {
    "issue": lambda o: ["issue", o.roster],
    "approve": lambda o: ["roster", "approve", o.roster, "--by", "me"],
    "publish": lambda o: ["publish"],
    "revoke": lambda o: ["revoke", o.numbers()[0], "--reason", "x"],
    "suspend": lambda o: ["suspend", o.numbers()[0], "--reason", "x"],
}

READERS = {
    "export": lambda o: ["export"],
    "check": lambda o: ["roster", "check", o.roster],
    "key list": lambda o: ["key", "list"],
}


@pytest.mark.parametrize("verb", WRITERS)
def test_a_second_writer_is_told_to_wait(own, verb):
    """The lock is held by the test, as another process would."""
    office = own("published")
    command = WRITERS[verb](office)
    with open(office.workspace / "registry.lock", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refuses(office, *command, says=["another process", office.workspace])
    office.run(*command)


@pytest.mark.parametrize("verb", [["issue"], ["list"]], ids=" ".join)
def test_a_registry_that_stays_in_use_is_said_to_be_so_and_not_that_nothing_was_changed(own, verb):
    office = own("approved")
    command = [*verb, office.roster] if verb == ["issue"] else verb
    with closing(sqlite3.connect(office.workspace / "registry.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        answer = office.run(*command, expect=1)
    assert "in use for 5 seconds" in answer.stderr and "is kept" in answer.stderr, answer
    assert "nothing was changed" not in answer.stderr, answer


@pytest.mark.parametrize("verb", READERS)
def test_readers_need_not_wait(own, verb):
    office = own("published")
    with open(office.workspace / "registry.lock", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        office.run(*READERS[verb](office))


def test_two_issuing_processes_at_once_issue_everything_once(own):
    """Both are started together; whichever comes second is refused or has nothing to do."""
    office = own("begun")
    office.run("roster", "approve", office.roster, "--by", "me")
    command = [office.program.path, "issue", office.roster]
    processes = [
        subprocess.Popen(command, env=office.program.environment, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
        for _ in range(3)
    ]  # fmt: skip
    answers = [process.communicate(timeout=60) for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes and set(codes) <= {0, 1}, answers
    for code, (_, said) in zip(codes, answers):
        assert code == 0 or b"another process" in said
    office.run("export")
    assert len(office.numbers()) == 60 and issue(office)["already"] == 60


@pytest.mark.parametrize("arguments, says", [
    (["revoke", "LJ2021-000001-X", "--reason", "x"], ["LJ2021-000001-X", "check character"]),
    (["revoke", "LJ2021-999999-{}", "--reason", "x"], ["LJ2021-999999-", "no certificate"]),
    (["suspend", "hello", "--reason", "x"], ["hello", "no certificate number"]),
    (["export", "LJ2021-000001-X"], ["LJ2021-000001-X"]),
], ids=str)  # fmt: skip
def test_a_number_that_is_none_is_refused(own, arguments, says):
    office = own("issued")
    arguments = [text.replace("{}", check_character("LJ2021999999")) for text in arguments]
    refuses(office, *arguments, says=says)


def check_character(text):
    """ISO 7064 MOD 37,36."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    product = 36
    for character in text:
        product = (product + alphabet.index(character)) % 36 or 36
        product = product * 2 % 37
    return alphabet[(37 - product) % 36]


def test_a_revoked_certificate_stays_revoked_and_all_or_none_are_changed(own):
    office = own("published")
    first, second, *_ = office.numbers()
    office.run("revoke", first, "--reason", "a test")
    for verb in ("suspend", "revoke"):
        refuses(office, verb, second, first, "--reason", "a test", says=[first, "revoked"])
    office.run("publish")
    codes = [[r["code"] for r in v["reasons"]] for v in
             office.verify(*(office.certificates / f"{n}.sd-jwt" for n in (first, second)), expect=2)]  # fmt: skip
    assert codes == [["revoked"], []]


@pytest.mark.parametrize("name", ["programme.json", "issuer.json"])
def test_programme_and_issuer_do_not_change_within_a_cohort(own, name):
    office = own("begun")
    path = office.workspace / name
    path.write_bytes(path.read_bytes() + b"\n")
    refuses(office, "roster", "check", office.roster, says=[path, "2020-2021"])


def test_a_folder_that_is_no_workspace_is_named(own, tmp_path):
    office = own("begun")
    refuses(office, "issue", office.roster, "--workspace", tmp_path, says=[tmp_path, "jieye init"])


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", os.urandom(8192)],
                         ids=["empty", "cut", "noise"])  # fmt: skip
def test_a_damaged_registry_is_named(own, content):
    office = own("issued")
    path = office.workspace / "registry.sqlite"
    path.write_bytes(content)
    refuses(office, "issue", office.roster, says=[path])
    refuses(office, "export", says=[path])
