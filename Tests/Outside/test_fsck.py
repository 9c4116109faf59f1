"""fsck proves what the registry says, and finds what was changed behind the office's back."""

import json

import pytest

from faults import LONG
from keeping import codes, edit, fsck, issue_more, issuing_beside, tokens
from office import digest_of
from refusals import refuses


@pytest.fixture(scope="session")
def eventful(changed, tmp_path_factory):
    """An office in which everything happened that leaves something in the registry."""
    office = changed.copy(tmp_path_factory.mktemp("eventful") / "o")
    scores = office.folder / "scores.csv"
    programme = json.loads((office.workspace / "programme.json").read_text())
    names = [i["zh"] for i in programme["institutions"]]
    scores.write_text("institution,score\n" + "".join(
        f"{name},{60 + place}\n" for place, name in enumerate(names)
    ))  # fmt: skip
    office.run("assess", scores)
    contacts = office.folder / "contacts.csv"
    contacts.write_text("authority,official,liaison,telephone,email\n350000,李四,王五,010-0000,\n")
    office.run("contacts", contacts)
    return office


def test_an_office_that_worked_holds(own):
    found = fsck(own("eventful"))
    assert found["faults"] == [] and found["certificates"] == 60 and found["events"] > 60


SEVENTH = "WHERE id % 1000 = 7"
# What a careful forger could change with SQLite's own tools, and what fsck says of it.
FORGERIES = {
    "a name": ("certificate", f"UPDATE certificate SET name = '王某' {SEVENTH}", {"issuing", "token"}),
    "a status": ("certificate", "UPDATE certificate SET status = 0 WHERE status = 1", {"status"}),
    "a date": ("certificate", f"UPDATE certificate SET completed = '2031-01-01' {SEVENTH}", {"issuing", "token"}),
    "a person": ("certificate", f"UPDATE certificate SET person = x'00112233445566778899aabbccddeeff' {SEVENTH}", {"issuing"}),
    "an entry": ("certificate", f"UPDATE certificate SET status_index = (status_index + 1) % 131072 {SEVENTH}", {"issuing", "token"}),
    "a row's place": ("certificate", "DROP TRIGGER token_is_fixed; UPDATE token SET certificate = certificate + 900 WHERE certificate % 1000 = 60; "
                      "DELETE FROM disclosure WHERE certificate % 1000 = 60; UPDATE certificate SET id = id + 900 WHERE id % 1000 = 60", {"issuing"}),
    "a token": ("token", "UPDATE token SET jwt = (SELECT jwt FROM token LIMIT 1) WHERE certificate % 1000 = 7", {"issuing", "disclosures"}),
    "a disclosure": ("disclosure", "UPDATE disclosure SET encoded = (SELECT encoded FROM disclosure LIMIT 1) WHERE certificate % 1000 = 7", {"disclosures"}),
    "one fact that is gone": ("disclosure", "UPDATE disclosure SET encoded = substr(encoded, 1, 300 + instr(substr(encoded, 301), '~')) "
                              "WHERE certificate % 1000 = 7", {"disclosures"}),
    "all facts that are gone": ("disclosure", "DELETE FROM disclosure WHERE certificate % 1000 = 7", {"disclosures"}),
    "an event": ("event", "UPDATE event SET at = at + 1 WHERE sequence = 9", {"events"}),
    "an event that is gone": ("event", "DELETE FROM event WHERE code = 'revoked'", {"file"}),
    "a reason": ("reason", "UPDATE reason SET text = 'another' WHERE event = (SELECT max(event) FROM reason)", {"reason"}),
    "who gave a reason": ("reason", "UPDATE reason SET given_by = 'another' WHERE event = (SELECT max(event) FROM reason)", {"reason"}),
    "a reason that is gone": ("reason", "DELETE FROM reason; DELETE FROM reason_salt", {"reason"}),
    "the last serial": ("serial", "UPDATE serial SET last = 59", {"serial"}),
    "the last serial, too high": ("serial", "UPDATE serial SET last = 99", {"serial"}),
    "a list's count": ("status_list", "UPDATE status_list SET used = 3", {"status_list"}),
    "a list's issuer": ("status_list", "UPDATE status_list SET issuer = 'https://other.example'", {"status_list", "token"}),
    "a closed list": ("status_list", "UPDATE status_list SET closed = 1", {"status_list"}),
    "an approval": ("approval", "UPDATE approval SET issuable = 61", {"approval"}),
    "a reviewer": ("approval", "UPDATE approval SET approved_by = 'another'", {"approval"}),
    "the programme": ("cohort", "UPDATE cohort SET programme = x'7b7d'", {"cohort"}),
    "a cohort's name": ("cohort", "UPDATE cohort SET name = '2020-2O21'", {"cohort"}),
    "a foreign entry": ("foreign_status", "INSERT INTO foreign_status VALUES (1, 5, 1)", {"status_list"}),
    "a score": ("assessment", "UPDATE assessment SET score = score + 1 WHERE rank = 3", {"assessment"}),
    "a contact": ("contact", "UPDATE contact SET telephone = '010-0001'", {"contacts"}),
    "a trigger": (None, "DROP TRIGGER event_stays", {"schema"}),
    "an index": (None, "DROP INDEX certificate_standing", {"schema"}),
}  # fmt: skip


@pytest.mark.parametrize("case", FORGERIES)
def test_what_was_changed_behind_the_offices_back_is_found(own, case):
    office = own("eventful")
    table, sql, expected = FORGERIES[case]
    edit(office, sql, table=table)
    assert expected <= codes(office)


def test_a_tail_that_was_cut_off_the_chain_is_seen_by_what_was_published(own):
    office = own("published")
    registry = office.workspace / "registry.sqlite"
    earlier = registry.read_bytes()
    office.run("suspend", office.numbers()[0], "--reason", "x")
    office.run("publish")
    registry.write_bytes(earlier)
    assert codes(office) == {"head"}


def test_a_restoring_explains_what_was_published_before_it_and_nothing_after(own):
    office = own("published")
    registry = office.workspace / "registry.sqlite"
    office.run("backup", office.folder / "b")
    office.run("suspend", office.numbers()[0], "--reason", "x")
    office.run("publish")
    later = ["faketime", "-f", "+1h"]
    office.run("restore", office.folder / "b", "--publication", office.publication, before=later)
    assert fsck(office)["faults"] == []
    earlier = registry.read_bytes()
    office.run("suspend", office.numbers()[1], "--reason", "x", before=["faketime", "-f", "+2h"])
    office.run("publish", before=["faketime", "-f", "+2h"])
    registry.write_bytes(earlier)
    assert codes(office) == {"head"}


def test_fsck_changes_nothing_and_needs_no_passphrase(own):
    office = own("eventful")
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    before = digest_of(office.folder)
    office.run("fsck", before=["setsid", "--wait"])
    assert digest_of(office.folder) == before


def test_fsck_while_another_process_issues_finds_nothing(own):
    office = own("begun")
    issue_more(office, range(60), "first.csv")
    with issuing_beside(office, range(100, 4_100)) as issuing:
        while issuing.poll() is None:
            # While the other one writes to the end, fsck has to wait for its turn.
            answer = office.run("fsck", expect=None)
            assert answer.code == 0 or "another process" in answer.stderr, answer
    assert fsck(office)["certificates"] == 4_060


def test_a_damaged_registry_is_an_error_or_found_or_harmless(own):
    """One bit flipped, anywhere: no crash, and no answer that is wrong and not found. The same is
    done at more places, and to every row, inside one process by the tests of the office."""
    office = own("changed")
    registry = office.workspace / "registry.sqlite"
    whole = registry.read_bytes()
    right = tokens(office)
    step = 8 if LONG else len(whole) * 8 // 60
    for bit in range(3, len(whole) * 8, step + 1):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        registry.write_bytes(damaged)
        answer = office.run("fsck", "--quiet", expect=None)
        assert answer.code in (0, 1, 2), f"bit {bit}\n{answer}"
        if answer.code == 0:
            assert tokens(office) == right, f"bit {bit}"


def test_a_registry_that_was_cut_is_an_error_or_found(own):
    office = own("changed")
    registry = office.workspace / "registry.sqlite"
    whole = registry.read_bytes()
    step = 4096 if LONG else len(whole) // 20
    for count in range(0, len(whole), step):
        registry.write_bytes(whole[:count])
        answer = office.run("fsck", expect=None)
        assert answer.code in (1, 2), f"cut at {count}\n{answer}"


def test_a_folder_that_is_no_workspace_is_named(own, tmp_path):
    refuses(own("begun"), "fsck", "--workspace", tmp_path, says=[tmp_path, "jieye init"])
