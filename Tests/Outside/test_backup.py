"""backup: whole, private, of one moment, and made once."""

import json
import os
import sqlite3

import pytest

from faults import strike
from keeping import backup, fsck, issuing_beside
from refusals import refuses
from system_calls import calls_in, traced
from unwritable import full


def check(path):
    """The counts of certificates and of their events in a database that holds."""
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    events = "SELECT count(*) FROM event WHERE code = 'issued'"
    return [database.execute(sql).fetchone()[0] for sql in ("SELECT count(*) FROM certificate", events)]


def test_a_backup_is_whole_private_and_made_once(own):
    office = own("issued")
    path = backup(office)
    assert path.stat().st_mode & 0o777 == 0o600
    assert check(path) == [60, 60]
    refuses(office, "backup", path, says=[path, "already"])
    refuses(office, "backup", office.folder / "no" / "such", says=["no"])
    assert [name for name in os.listdir(office.folder) if "new-" in name] == []


def test_a_backup_while_another_process_issues_is_of_one_moment(own):
    office = own("begun")
    count = 0
    with issuing_beside(office, range(4_000)) as issuing:
        while issuing.poll() is None and count < 20:
            path = office.folder / f"{count}.sqlite"
            office.run("backup", path, expect=None)
            if path.exists():
                rows, events = check(path)
                assert rows == events and rows in (0, 2_000, 4_000)
            count += 1
    assert count > 0
    assert fsck(office)["certificates"] == 4_000


def test_a_backup_is_recorded_so_that_a_purge_can_name_it(own):
    office = own("issued")
    path = backup(office)
    lines = (office.workspace / "copies.jsonl").read_text().splitlines()
    assert [json.loads(line)["path"] for line in lines] == [str(path)]


def test_a_full_stick_is_named_and_not_the_registry(office_of, tmp_path):
    office = office_of("ES256").copy(tmp_path / "o")
    stick = office.folder / "stick"
    stick.mkdir()
    answer = office.run("backup", stick / "b.sqlite", before=full(stick), expect=1)
    assert f"{stick / 'b.sqlite'}: no space left" in answer.stderr, answer
    assert "registry.sqlite" not in answer.stderr, answer


@pytest.mark.parametrize("name, call, fault", [
    ("b.sqlite", "pread64", "retval=7"), ("b.sqlite", "pwrite64", "error=EIO"),
    ("registry.sqlite", "pread64", "error=EIO"),
])  # fmt: skip
def test_the_file_that_fails_is_named_and_the_other_one_is_not(office_of, tmp_path, name, call, fault):
    """A stick that is pulled out while it is read back is no damage of the registry."""
    office = office_of("ES256").copy(tmp_path / "o")
    log = tmp_path / "calls"
    whole = office.copy(tmp_path / "whole")
    whole.run("backup", whole.folder / "b.sqlite", before=traced([call], log))
    pages = [
        call for call in calls_in(log)
        if call.paths[0].endswith(f"/{name}") and ", 4096, " in call.arguments
    ]  # fmt: skip
    for place in (len(pages) // 2, -1):
        copy = office.copy(tmp_path / f"{place}")
        answer = strike(copy, pages[place].point, "backup", copy.folder / "b.sqlite", fault=fault)
        paths = {"b.sqlite": copy.folder / "b.sqlite", "registry.sqlite": copy.workspace / "registry.sqlite"}
        named = paths.pop(name)
        assert answer.code == 1 and f"{named}: " in answer.stderr, answer
        assert ".new-" not in answer.stderr and not any(str(path) in answer.stderr for path in paths.values()), answer
        assert name == "registry.sqlite" or "Do not go on" not in answer.stderr, answer
        assert not (copy.folder / "b.sqlite").exists(), answer
