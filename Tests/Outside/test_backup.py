"""backup: whole, private, of one moment, and made once."""

import json
import os
import sqlite3

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


def test_a_copy_that_reads_short_is_no_damage_of_the_registry(office_of, tmp_path):
    """What is read back of the copy is cut short, as by a stick that is pulled out."""
    office = office_of("ES256").copy(tmp_path / "o")
    log = tmp_path / "calls"
    whole = office.copy(tmp_path / "whole")
    whole.run("backup", whole.folder / "b.sqlite", before=traced(["pread64"], log))
    reads = [call for call in calls_in(log) if call.paths[0].endswith("/b.sqlite")]
    for call in (reads[0], reads[-1]):
        copy = office.copy(tmp_path / f"{call.number}")
        answer = strike(copy, call.point, "backup", copy.folder / "b.sqlite", fault="retval=7")
        assert answer.code == 1 and f"{copy.folder / 'b.sqlite'}: " in answer.stderr, answer
        assert "registry.sqlite" not in answer.stderr and ".new-" not in answer.stderr, answer
        assert "Do not go on" not in answer.stderr, answer
