"""A registry of version 1, made by a program of that time (version1/), and one of a later program."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from keeping import edit, fsck
from office import Office
from refusals import refuses

VERSION_1 = Path(__file__).parent / "version1"


@pytest.fixture
def old(jieye, tmp_path_factory):
    """A workspace with three certificates, the first suspended and the third revoked. Its keys are
    not there: verbs that need one cannot be used."""
    office = Office(jieye, tmp_path_factory.mktemp("old"))._bound()
    (office.workspace / "trust").mkdir(parents=True)
    for name in ("trust-list.jwt", "root.thumbprint"):
        (office.workspace / "trust" / name).write_bytes((VERSION_1 / name).read_bytes())
    for name in ("programme.json", "issuer.json"):
        (office.workspace / name).write_bytes((VERSION_1 / name).read_bytes())
    (office.workspace / "registry.lock").touch()
    with closing(sqlite3.connect(office.workspace / "registry.sqlite")) as database:
        database.executescript((VERSION_1 / "registry.sql").read_text())
    return office


def version(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def rows(path):
    """Every row of the tables of version 1."""
    with closing(sqlite3.connect(path)) as database:
        tables = ["cohort", "serial", "approval", "status_list", "certificate", "token", "disclosure",
                  "replacement", "event", "reason"]  # fmt: skip
        return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def test_a_reader_says_what_migrates_an_older_registry(old):
    for verb in (["fsck"], ["export"], ["list"]):
        refuses(old, *verb, says=["version 1", "must become 2", "writes"])


def test_writing_migrates_after_a_backup_and_everything_still_holds(old):
    registry = old.workspace / "registry.sqlite"
    before = rows(registry)
    old.run("revoke", "LJ2021-000002-U", "--reason", "a test")
    assert version(registry) == 2
    (kept,) = (old.workspace / "backups").glob("registry-v1-*.sqlite")
    assert version(kept) == 1 and rows(kept) == before
    assert kept.stat().st_mode & 0o777 == 0o600
    found = fsck(old)
    assert found["certificates"] == 3 and found["faults"] == []
    after = rows(registry)
    assert after["certificate"][0] == before["certificate"][0]
    assert after["event"][: len(before["event"])] == before["event"]
    old.run("reinstate", "LJ2021-000001-W", "--reason", "a test")
    assert len(list((old.workspace / "backups").iterdir())) == 1


def test_what_was_changed_in_an_older_registry_is_found_after_its_migration(old):
    edit(old, "UPDATE certificate SET name = '王某' WHERE id % 1000 = 2", table="certificate")
    old.run("revoke", "LJ2021-000002-U", "--reason", "a test")
    assert {fault["code"] for fault in fsck(old, expect=2)["faults"]} >= {"issuing", "token"}


def test_an_older_backup_is_restored_and_migrated_and_stays_as_it_is(old):
    backup = old.folder / "backup.sqlite"
    old.run("backup", backup)
    content = backup.read_bytes()
    old.run("restore", backup, "--skip", "0")
    assert backup.read_bytes() == content and version(backup) == 1
    assert fsck(old)["faults"] == []


def test_a_migration_that_finds_no_room_for_its_backup_changes_nothing(old):
    (old.workspace / "backups").write_text("a file is in the way")
    refuses(old, "revoke", "LJ2021-000002-U", "--reason", "x", says=["backups"])
    assert version(old.workspace / "registry.sqlite") == 1


def test_a_newer_registry_is_refused_by_every_verb(own):
    office = own("issued")
    with closing(sqlite3.connect(office.workspace / "registry.sqlite")) as database:
        database.execute("PRAGMA user_version = 3")
    for verb in (["export"], ["publish"], ["fsck"], ["backup", office.folder / "b"], ["list"],
                 ["restore", office.workspace / "registry.sqlite", "--skip", "0"]):  # fmt: skip
        refuses(office, *verb, says=["version 3", "newer program"])
