"""What keeps a certificate from being signed is a fault of the audit; what is found only at signing is a
row left out, or a sentence."""

import json
import re
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from keeping import fsck
from refusals import refuses
from roster_rows import csv_text, person, resident_id

PRIVATE = {
    "id_number_in_text": [resident_id(2), "王小明" + resident_id(2), "王小明（19800101）"],
    "credit_code_in_text": ["91350100M000100Y43", "王小明91350100m000100y43"],
}


def findings(office):
    answer = office.run("roster", "check", office.roster, "--format", "json", expect=None)
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    return answer.code, [line for line in lines if line.get("severity") == "fault"]


@pytest.mark.parametrize("code, name", [(c, n) for c, names in PRIVATE.items() for n in names])
def test_a_private_number_in_a_name_is_found_by_the_audit(own, code, name):
    office = own("begun")
    office.roster.write_text(csv_text([person(1), person(2, 姓名=name), person(3)]))
    ended, faults = findings(office)
    assert ended == 2 and [(f["line"], f["code"], f["column"]) for f in faults] == [(3, code, "name")]
    refuses(office, "roster", "approve", office.roster, "--by", "me", code=2)
    for language in ("zh", "en"):
        said = office.run("roster", "check", office.roster, "--language", language, expect=2).stdout
        assert f"[{code}]" in said and "Finding(" not in said


def test_such_a_row_is_left_out_and_the_others_are_issued(own):
    office = own("begun")
    rows = [person(1), person(2, 姓名="王小明" + resident_id(2)), person(3)]
    office.roster.write_text(csv_text(rows))
    office.run("roster", "approve", office.roster, "--by", "me", "--partial")
    answer = office.run("issue", office.roster, "--partial", "--format", "json")
    issued = json.loads(answer.stdout)
    assert (issued["issued"], issued["left_out"]) == (2, 1)
    assert "line 3" in answer.stderr and "[id_number_in_text]" in answer.stderr


def passport(number, **changes):
    return person(1, 证件类型="护照", 证件号码=number, **changes)


@pytest.fixture
def coincidence(own):
    """A roster whose first row has a passport with the digits of the number that its certificate gets."""
    office = own("begun")
    rows = [passport("000001", 姓名="巧合"), person(2, 姓名="第二"), person(3, 姓名="第三")]
    office.roster.write_text(csv_text(rows))
    office.run("roster", "approve", office.roster, "--by", "me")
    return office


def test_what_only_signing_finds_is_a_sentence_with_its_line(coincidence):
    answer = refuses(coincidence, "issue", coincidence.roster, says=["line 2", "by chance", "--partial"])
    assert "Finding" not in answer.said and "(" not in answer.stderr
    answer = refuses(coincidence, "issue", coincidence.roster, "--language", "zh", says=["第 2 行", "巧合"])
    sentence = answer.stderr.splitlines()[0].removeprefix("jieye: ")
    assert not re.search("[A-Za-z]{2}", sentence), sentence


def test_with_partial_it_is_left_out_and_no_number_is_passed_over(coincidence):
    office = coincidence
    answer = office.run("issue", office.roster, "--partial", "--format", "json")
    issued = json.loads(answer.stdout)
    assert (issued["issued"], issued["left_out"]) == (2, 1)
    assert (issued["first"][:13], issued["last"][:13]) == ("LJ2021-000001", "LJ2021-000002")
    assert re.search(r"line 2: .*\[privacy\]", answer.stderr)
    again = json.loads(office.run("issue", office.roster, "--format", "json").stdout)
    assert (again["issued"], again["already"], again["left_out"]) == (1, 2, 0)
    assert fsck(office)["faults"] == []


def test_a_correction_is_asked_the_same(own):
    office = own("published")
    first, second, *_ = office.numbers()
    private = json.loads(office.run("show", first, "--format", "json").stdout)["graduate"]["id_number"]
    correct = ("--reason", "x", "--by", "me")
    for name in (private, "王" + private):
        refuses(office, "correct", first, "--set", f"name={name}", *correct, code=2,
                says=["id_number_in_text"])  # fmt: skip
    # Another person's digits are nobody's secret here, and odd only.
    office.run("correct", second, "--set", f"name=王{resident_id(7)}", *correct)


def test_of_a_purged_certificate_what_is_public_can_be_corrected_and_no_document_is_made_up(own):
    office = own("published")
    office.run("purge", "--before", "2030-01-01", "--yes")
    first, *_ = office.numbers()
    correct = ("--reason", "x", "--by", "me")
    refuses(office, "correct", first, "--set", "id_number=E12345678", *correct, says=["purged", "id_number"])
    refuses(office, "correct", first, "--set", "started=2022-01-01", *correct, code=2,
            says=["dates_reversed"])  # fmt: skip
    # The digits that stood for a document once are no one's.
    new = office.run("correct", first, "--set", "name=王E00000000", "--set", "nomination=机构自主选拔",
                     *correct).stdout.strip()  # fmt: skip
    shown = json.loads(office.run("show", new, "--format", "json").stdout)
    assert shown["name"] == "王E00000000" and shown["graduate"] == {}
    assert shown["nomination"] == "机构自主选拔"
    assert fsck(office)["faults"] == []


DAMAGE = {
    "cut": "UPDATE disclosure SET encoded = substr(encoded, 1, 100)",
    "one fact gone": "UPDATE disclosure SET encoded = substr(encoded, 1, length(encoded) - instr("
    "substr(encoded, length(encoded) - 120, 120), '~'))",
    "other bytes": "UPDATE disclosure SET encoded = replace(encoded, 'W', 'X')",
    "all gone": "DELETE FROM disclosure",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_private_facts_are_an_error_and_not_no_facts(own, damage):
    office = own("published")
    with sqlite3.connect(office.workspace / "registry.sqlite") as registry:
        registry.execute(DAMAGE[damage])
    first, *_ = office.numbers()
    says = [office.workspace / "registry.sqlite", first, "private facts", "fsck", "backup"]
    refuses(office, "show", first, says=says)
    refuses(office, "correct", first, "--set", "name=王大明", "--reason", "x", "--by", "me", says=says)
    folder = office.folder / "handed out"
    answer = office.run("export", "--out", folder, expect=1)
    assert all(str(word) in answer.stderr for word in says), answer
    assert not list(folder.glob("*.private.sd-jwt"))
    # What is handed on says nothing private.
    office.run("export", "--by", "institution", "--out", folder)


def opened(process, path):
    """Whether a process has a file open."""
    for entry in (process / "fd").iterdir():
        try:
            if entry.resolve() == path:
                return True
        except OSError:
            pass
    return False


def run_while_it_changes(office, path, reading, change, *command):
    """Runs the program, each of whose openings and closings of a file is held up; `change` is called at the
    `reading`th. Gives the exit code and what was said."""
    tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(path),
              "-e", "trace=openat,close", "-e", "inject=openat:delay_exit=1500000",
              "-e", "inject=close:delay_exit=200000"]  # fmt: skip
    run = subprocess.Popen(
        [*tracer, office.program.path, *command], env=office.program.environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    seen, was, until = 0, False, time.monotonic() + 60
    while seen < reading:
        assert time.monotonic() < until and run.poll() is None
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
        now = any(opened(Path("/proc") / child, path) for child in children)
        seen, was = seen + (now and not was), now
        time.sleep(0.01)
    change()
    _, said = run.communicate(timeout=60)
    return run.returncode, said


def with_another_name(content):
    name = content.splitlines()[1].split(b",")[0]
    return content.replace(name, "某".encode() * (len(name) // 3), 1)


@pytest.mark.parametrize("reading", [2, 3])
def test_the_kept_copy_may_not_change_between_its_readings(own, reading):
    """Before the second one, which counts the rows, and before the third, which issues them."""
    office = own("approved")
    (copy,) = (office.workspace / "approvals").iterdir()
    copy = copy.resolve()
    copy.chmod(0o600)
    content = copy.read_bytes()
    code, said = run_while_it_changes(
        office, copy, reading, lambda: copy.write_bytes(with_another_name(content)),
        "issue", office.roster,
    )  # fmt: skip
    assert code == 1 and "not what was approved" in said
    copy.write_bytes(content)
    answer = office.run("issue", office.roster, "--format", "json")
    assert json.loads(answer.stdout)["issued"] == 60


def test_a_roster_may_not_change_between_the_readings_of_its_audit(own):
    """The first one tells whose certificates are of this very roster."""
    office = own("issued")
    roster = office.roster.resolve()
    content = roster.read_bytes()
    code, said = run_while_it_changes(
        office, roster, 2, lambda: roster.write_bytes(with_another_name(content)),
        "roster", "check", roster,
    )  # fmt: skip
    assert code == 1 and "changed while it was read" in said
