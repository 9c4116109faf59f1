"""fsck, backup, restore and purge: nothing is lost, used again, or left behind."""

import base64
import json
import os
import sqlite3
import subprocess

import pytest

from faults import LONG
from office import digest_of
from refusals import refuses
from roster_rows import csv_text, person


def fsck(office, expect=0):
    answer = office.run("fsck", "--format", "json", expect=expect)
    return json.loads(answer.stdout)


def codes(office):
    return {fault["code"] for fault in fsck(office, expect=2)["faults"]}


def issue_more(office, people, name="more.csv"):
    path = office.folder / name
    path.write_text(csv_text([person(n) for n in people]))
    office.run("roster", "approve", path, "--by", "me")
    return json.loads(office.run("issue", path, "--format", "json").stdout)


def tokens(office):
    """Every certificate's line, as it is exported."""
    office.run("export", "--tokens", "jsonl", "--out", office.folder / "all")
    return (office.folder / "all" / "tokens.jsonl").read_text().splitlines()


def test_an_office_that_worked_holds(own):
    found = fsck(own("changed"))
    assert found["faults"] == [] and found["certificates"] == 60 and found["events"] > 60


# What a careful forger could change with SQLite's own tools, and what fsck says of it.
FORGERIES = {
    "a name": ("certificate", "UPDATE certificate SET name = '王某' WHERE id % 1000 = 7", {"issuing", "token"}),
    "a status": ("certificate", "UPDATE certificate SET status = 0 WHERE status = 1", {"status"}),
    "a date": ("certificate", "UPDATE certificate SET completed = '2031-01-01' WHERE id % 1000 = 7", {"issuing", "token"}),
    "a person": ("certificate", "UPDATE certificate SET person = x'00112233445566778899aabbccddeeff' WHERE id % 1000 = 7", {"issuing"}),
    "an entry": ("certificate", "UPDATE certificate SET status_index = (status_index + 1) % 131072 WHERE id % 1000 = 7", {"issuing", "token"}),
    "a token": ("token", "UPDATE token SET jwt = (SELECT jwt FROM token LIMIT 1) WHERE certificate % 1000 = 7", {"issuing", "disclosures"}),
    "a disclosure": ("disclosure", "UPDATE disclosure SET encoded = (SELECT encoded FROM disclosure LIMIT 1) WHERE certificate % 1000 = 7", {"disclosures"}),
    "a disclosure that is gone": ("disclosure", "DELETE FROM disclosure WHERE certificate % 1000 = 7", {"disclosures"}),
    "an event": ("event", "UPDATE event SET at = at + 1 WHERE sequence = 9", {"events"}),
    "an event that is gone": ("event", "DELETE FROM event WHERE code = 'revoked'", {"file"}),
    "the last serial": ("serial", "UPDATE serial SET last = 59", {"serial"}),
    "the last serial, too high": ("serial", "UPDATE serial SET last = 99", {"serial"}),
    "a list's count": ("status_list", "UPDATE status_list SET used = 3", {"status_list"}),
    "an approval": ("approval", "UPDATE approval SET issuable = 61", {"approval"}),
    "the programme": ("cohort", "UPDATE cohort SET programme = x'7b7d'", {"cohort"}),
    "a foreign entry": ("foreign_status", "INSERT INTO foreign_status VALUES (1, 5, 1)", {"status_list"}),
}  # fmt: skip


@pytest.mark.parametrize("case", FORGERIES)
def test_what_was_changed_behind_the_offices_back_is_found(own, case):
    office = own("changed")
    table, sql, expected = FORGERIES[case]
    with sqlite3.connect(office.workspace / "registry.sqlite") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name=?", (table,)).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(sql)
    assert expected <= codes(office)


def test_a_tail_that_was_cut_off_the_chain_is_seen_by_what_was_published(own):
    office = own("published")
    earlier = (office.workspace / "registry.sqlite").read_bytes()
    office.run("suspend", office.numbers()[0], "--reason", "x")
    office.run("publish")
    (office.workspace / "registry.sqlite").write_bytes(earlier)
    assert codes(office) == {"head"}


def test_a_damaged_registry_is_an_error_or_found_or_harmless(own):
    """One bit flipped, anywhere: no crash, and no answer that is wrong and not found."""
    office = own("changed")
    registry = office.workspace / "registry.sqlite"
    whole = registry.read_bytes()
    right = tokens(office)
    step = 8 if LONG else len(whole) * 8 // 150
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
    step = 4096 if LONG else len(whole) // 40
    for count in range(0, len(whole), step):
        registry.write_bytes(whole[:count])
        answer = office.run("fsck", expect=None)
        assert answer.code in (1, 2), f"cut at {count}\n{answer}"


def test_a_backup_is_whole_private_and_made_once(own):
    office = own("issued")
    backup = office.folder / "backup.sqlite"
    office.run("backup", backup)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert sqlite3.connect(backup).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    refuses(office, "backup", backup, says=[backup, "already"])
    refuses(office, "backup", office.folder / "no" / "such", says=["no"])


def test_a_backup_while_another_process_issues_is_of_one_moment(own):
    office = own("begun")
    rows = csv_text([person(n) for n in range(4_000)])
    office.roster.write_text(rows)
    office.run("roster", "approve", office.roster, "--by", "me")
    issuing = subprocess.Popen(
        [office.program.path, "issue", office.roster], env=office.program.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    count = 0
    while issuing.poll() is None and count < 20:
        backup = office.folder / f"{count}.sqlite"
        office.run("backup", backup, expect=None)
        if backup.exists():
            database = sqlite3.connect(backup)
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = database.execute("SELECT count(*) FROM certificate").fetchone()[0]
            events = database.execute("SELECT count(*) FROM event WHERE code='issued'").fetchone()[0]
            assert rows == events and rows in (0, 2_000, 4_000)
        count += 1
    assert issuing.wait(60) == 0 and count > 0
    assert fsck(office)["certificates"] == 4_000


def test_restoring_goes_on_after_everything_that_was_published(own):
    office = own("published")
    backup = office.folder / "backup.sqlite"
    office.run("backup", backup)
    first = office.numbers()[0]
    office.run("revoke", first, "--reason", "x")
    lost = issue_more(office, range(200, 210))
    office.run("export")
    last = office.numbers()[-1]
    office.run("revoke", last, "--reason", "x")
    office.run("publish")
    refuses(office, "restore", backup, code=64, says=["--publication", "--skip"])
    before = {path.name: path.read_text() for path in office.certificates.glob("*[!e].sd-jwt")}
    office.run("restore", backup, "--publication", office.publication)
    assert fsck(office)["certificates"] == 60
    office.run("publish")
    # What was revoked stays revoked, also where the backup does not know the certificate.
    verdicts = {v["certificate"]["number"]: v for v in office.verify(office.certificates, expect=2)}
    assert {n for n, v in verdicts.items() if v["verdict"] != "valid"} == {first, last}
    # Nothing is used again: no number, and no entry of a list.
    again = issue_more(office, range(200, 210), "again.csv")
    assert again["first"] > lost["last"]
    references = set()
    for token in [*before.values(), *(json.loads(line)["token"] for line in tokens(office))]:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        references.add((claims["number"], *claims["status"]["status_list"].values()))
    assert len({number for number, *_ in references}) == len({tuple(entry) for _, *entry in references})
    assert fsck(office)["faults"] == []


def test_restoring_without_a_publication_passes_over_as_many_as_it_is_told(own):
    office = own("issued")
    backup = office.folder / "backup.sqlite"
    office.run("backup", backup)
    office.run("restore", backup, "--skip", "500")
    assert issue_more(office, [300])["first"].startswith("LJ2021-000561-")
    assert fsck(office)["faults"] == []


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no database" * 1000])
def test_what_is_no_backup_is_not_restored(own, content):
    office = own("published")
    backup = office.folder / "backup.sqlite"
    backup.write_bytes(content)
    refuses(office, "restore", backup, "--publication", office.publication, says=[backup])


def test_a_publication_of_another_root_restores_nothing(own, office_of):
    office = own("published")
    backup = office.folder / "backup.sqlite"
    office.run("backup", backup)
    other = office_of("ES256").publication
    refuses(office, "restore", backup, "--publication", other, says=["root"])


def test_after_a_purge_nothing_private_is_left_and_certificates_hold(own):
    office = own("published")
    registry = office.workspace / "registry.sqlite"
    roster = office.roster.read_text().splitlines()
    office.run("suspend", office.numbers()[0], "--reason", "eine geheime Ursache")
    private = [row.split(",") for row in roster[1:]]
    secrets = [cell for row in private for cell in row if len(cell) == 18 and cell[:17].isdigit()]
    assert len(secrets) == 60
    for secret in secrets:
        # In a disclosure it stands in base64url, at any of three places in the group.
        assert secret.encode() not in registry.read_bytes()
    encoded = [line for line in private_parts(office)]
    assert all(part.encode() in registry.read_bytes() for part in encoded[:5])
    answer = office.run("purge", "--before", "2030-01-01", "--yes")
    assert str(office.certificates / f"{office.numbers()[0]}.private.sd-jwt") in answer.stdout
    for path in office.workspace.glob("registry.sqlite*"):
        content = path.read_bytes()
        assert not any(part.encode() in content for part in encoded)
        assert b"geheime" not in content
    assert list((office.workspace / "approvals").iterdir()) == []
    assert fsck(office)["faults"] == []
    office.run("publish")
    assert len(office.verify(office.certificates / f"{office.numbers()[1]}.sd-jwt")) == 1
    office.run("export", "--out", office.folder / "after")
    assert not list((office.folder / "after").glob("*.private.sd-jwt"))
    refuses(office, "issue", office.roster, says=["gone", "approve"])


def private_parts(office):
    """The disclosures of all exported certificates, each without its first and last characters."""
    for path in sorted(office.certificates.glob("*.private.sd-jwt")):
        for disclosure in path.read_text().split("~")[1:-1]:
            yield disclosure[1:-1]


def test_a_purge_asks_before_it_destroys_and_takes_nothing_that_is_younger(own):
    office = own("published")
    before = digest_of(office.workspace)
    refuses(office, "purge", "--before", "2030-01-01", before=["setsid", "--wait"], says=["--yes"])
    office.run("purge", "--before", "2019-01-01", "--yes")
    assert len(list(private_parts(office))) > 0
    office.run("export", "--out", office.folder / "after")
    assert len(list((office.folder / "after").glob("*.private.sd-jwt"))) == 60
    assert set(before) <= set(digest_of(office.workspace))


VERSION_1 = {"cohort", "serial", "approval", "status_list", "certificate", "token", "disclosure",
             "replacement", "event", "reason"}  # fmt: skip


def test_an_older_registry_is_kept_and_migrated_and_a_newer_one_is_refused(own):
    office = own("issued")
    registry = office.workspace / "registry.sqlite"
    with sqlite3.connect(registry) as database:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        for (table,) in database.execute(tables).fetchall():
            if table not in VERSION_1:
                database.execute(f"DROP TABLE {table}")
        database.execute("PRAGMA user_version = 1")
    old = registry.read_bytes()
    refuses(office, "export", says=["version 1", "must become 2", "writes"])
    office.run("publish")
    (kept,) = (office.workspace / "backups").glob("registry-v1-*.sqlite")
    assert sqlite3.connect(kept).execute("PRAGMA user_version").fetchone() == (1,)
    assert kept.stat().st_mode & 0o777 == 0o600 and len(kept.read_bytes()) == len(old)
    assert fsck(office)["certificates"] == 60
    with sqlite3.connect(registry) as database:
        database.execute("PRAGMA user_version = 3")
    for verb in (["export"], ["publish"], ["fsck"]):
        refuses(office, *verb, says=["version 3", "newer program"])


def test_verbs_that_keep_the_registry_need_no_passphrase(own):
    office = own("published")
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    for verb in (["fsck"], ["backup", office.folder / "b"], ["purge", "--before", "2030-01-01", "--yes"]):
        office.run(*verb, before=["setsid", "--wait"])
    assert os.access(office.folder / "b", os.R_OK)
