"""The record of where private facts were copied to: no record is swallowed by one that was cut off, and
what cannot be read is said."""

import json
import re
import subprocess

import pytest

from keeping import backup
from test_purge import BEFORE
from unwritable import ALONE

TORN = '{"kind":"backup","made_at":17'


@pytest.fixture
def office(office_of, tmp_path):
    return office_of("ES256").copy(tmp_path / "o")


def records(office):
    return office.workspace / "copies.jsonl"


def tear(office):
    """Leaves half a record at the end, as a full disk or a power cut would; its number."""
    with records(office).open("a") as file:
        file.write(TORN)
    return len(records(office).read_text().splitlines())


def readable(office):
    """The paths of the records that can be read."""
    paths = []
    for line in records(office).read_text().splitlines():
        try:
            paths.append(json.loads(line)["path"])
        except ValueError:
            assert line == TORN
    return paths


def purge(office):
    """What a purge says."""
    return office.run("purge", *BEFORE, "--yes").said


def says_that_a_line_cannot_be_read(said, number):
    assert re.search(rf"copies\.jsonl\b.*\bline {number}\b|\bline {number}\b.*copies\.jsonl", said), said


def test_a_purge_says_which_line_it_cannot_read_and_names_every_other_backup(office):
    first = backup(office, "first.sqlite")
    number = tear(office)
    said = purge(office)
    assert str(first) in said
    says_that_a_line_cannot_be_read(said, number)


def test_whoever_is_asked_whether_to_purge_is_told_of_backups_and_of_unreadable_lines(office):
    first = backup(office, "first.sqlite")
    number = tear(office)
    # Nobody answers the question.
    said = office.run("purge", *BEFORE, before=["setsid", "--wait"], expect=1).said
    assert str(first) in said
    says_that_a_line_cannot_be_read(said, number)


def test_a_backup_after_a_torn_line_is_recorded_and_named(office):
    first = backup(office, "first.sqlite")
    number = tear(office)
    second = backup(office, "second.sqlite")
    assert readable(office)[-2:] == [str(first), str(second)]
    said = purge(office)
    assert str(first) in said and str(second) in said
    says_that_a_line_cannot_be_read(said, number)


def test_an_export_after_a_torn_line_is_recorded_and_the_next_backup_is_too(office):
    tear(office)
    office.run("export", "--out", office.folder / "out")
    second = backup(office, "second.sqlite")
    assert readable(office)[-2:] == [str(office.folder / "out"), str(second)]
    assert str(office.folder / "out") in purge(office)


@pytest.mark.parametrize("line", [
    "", "[]", "{}", '{"kind":"backup"}', '{"kind":"other","made_at":1,"path":"/a"}', "\x00\x00\x00",
    '{"kind":"backup","made_at":1,"path":"/a"} ,', "caf\xe9",
])  # fmt: skip
def test_a_line_that_is_no_record_is_said_wherever_it_stands(office, line):
    first = backup(office, "first.sqlite")
    content = records(office).read_bytes()
    records(office).write_bytes(line.encode("latin-1") + b"\n" + content)
    said = purge(office)
    assert str(first) in said
    if line:
        says_that_a_line_cannot_be_read(said, 1)


SIZE = "2m"
# A workspace on a small disk that is full: what it leaves is put where it can be looked at.
FULL = """
workspace=$0 left=$1; shift
mount -t tmpfs -o size={size} tmpfs "$workspace" && cp -a "$left"/. "$workspace" || exit 99
cat /dev/zero > "$workspace/filler" 2>/dev/null
"$@"; code=$?
cp "$workspace/copies.jsonl" "$left/copies.jsonl"; exit $code
"""


@pytest.fixture
def on_a_full_disk(tmp_path):
    """A prefix under which the office's workspace is on a disk of 2 MB that is full."""

    def full(office):
        if subprocess.run([*ALONE, "true"], capture_output=True).returncode != 0:
            pytest.skip("this machine lets nobody mount")
        left = tmp_path / "left"
        subprocess.run(["cp", "-a", office.workspace, left], check=True)
        script = FULL.format(size=SIZE)
        return left, [*ALONE, "sh", "-c", script, office.workspace, left]

    return full


@pytest.mark.parametrize("verb", [
    lambda o, name: ["backup", o.folder / f"{name}.sqlite"],
    lambda o, name: ["export", "--out", o.folder / name],
], ids=["backup", "export"])  # fmt: skip
def test_a_record_that_a_full_disk_cuts_leaves_whole_lines_only(office, on_a_full_disk, verb):
    # The next record begins on the last page that the disk has given, and ends on one that it has not.
    line = json.dumps({"kind": "backup", "made_at": 1, "path": "/"}) + "\n"
    padded = json.dumps({"kind": "backup", "made_at": 1, "path": "/" + "p" * (4080 - len(line))}) + "\n"
    records(office).write_text(padded)
    assert len(padded) == 4080
    records(office).chmod(0o600)
    left, before = on_a_full_disk(office)
    answer = office.run(*verb(office, "new"), before=before, expect=1)
    assert "no space left" in answer.stderr and "copies.jsonl" in answer.stderr, answer
    assert (left / "copies.jsonl").read_text() == padded
    assert [path.name for path in office.folder.iterdir() if path.name.startswith("new.sqlite")] == []
    office.run(*verb(office, "new"))
    assert readable(office)[-1].startswith(str(office.folder / "new"))


def test_folders_whose_names_only_look_alike_are_two(office):
    """One name is composed, the other decomposed: text takes them for one, a disk does not."""
    folders = [office.folder / "caf\u00e9", office.folder / "cafe\u0301"]
    for folder in folders:
        office.run("export", "--out", folder)
    assert readable(office)[-2:] == [str(folder) for folder in folders]
    said = purge(office)
    for folder in folders:
        for path in folder.glob("*.private.sd-jwt"):
            assert f"  {path}\n" in said
