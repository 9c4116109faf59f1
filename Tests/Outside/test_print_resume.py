"""`export --pdf` finishes what was cut off, and makes nothing again that is whole."""

import signal
import subprocess
import time

import pytest

from office import digest_of


def documents(folder):
    """Every document with its place on disk, its time and its bytes."""
    found = {}
    for path in sorted(folder.rglob("*.pdf")):
        facts = path.stat()
        found[path.name] = (facts.st_ino, facts.st_mtime_ns, path.read_bytes())
    return found


def contents(folder):
    return {name: bytes_ for name, (_, _, bytes_) in documents(folder).items()}


def test_the_same_certificates_are_the_same_bytes(own, tmp_path):
    office = own("printed")
    office.run("export", "--pdf", "--out", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(office.certificates)


def test_one_certificate_alone_is_the_same_bytes(own, tmp_path):
    office, out = own("printed"), tmp_path / "out"
    number = office.numbers()[7]
    office.run("export", "--pdf", number, "--out", out)
    assert contents(out) == {
        f"{number}.pdf": (office.certificates / f"{number}.pdf").read_bytes()
    }


def test_what_is_whole_is_not_made_again(own):
    office = own("printed")
    before = documents(office.certificates)
    assert f"{len(before)} PDF files were whole" in office.run("export", "--pdf").stderr
    assert documents(office.certificates) == before


def cut(path):
    path.write_bytes(path.read_bytes()[:-1000])


def emptied(path):
    path.write_bytes(b"")


def gone(path):
    path.unlink()


def changed(path):
    """As after a power cut that lost a block in the middle."""
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])


def another(path):
    """The document of another certificate under this name."""
    other = next(p for p in sorted(path.parent.glob("*.pdf")) if p != path)
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("damage", [cut, emptied, gone, changed, another])
def test_what_is_not_whole_is_made_anew_and_nothing_else(own, damage):
    office = own("printed")
    before = documents(office.certificates)
    victim = sorted(before)[5]
    damage(office.certificates / victim)
    assert f"{len(before) - 1} PDF files were whole" in office.run("export", "--pdf").stderr
    after = documents(office.certificates)
    assert after[victim][2] == before[victim][2]
    del before[victim], after[victim]
    assert after == before


def test_a_run_that_was_killed_is_finished_by_the_next(own, printed, tmp_path):
    office = own("published")
    command = [office.program.path, "export", "--pdf", "--out", tmp_path / "out"]
    process = subprocess.Popen(command, env=office.program.environment)
    deadline = time.monotonic() + 30
    while len(list((tmp_path / "out").glob("*.pdf"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    office.run("export", "--pdf", "--out", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(printed.certificates)
    assert not list((tmp_path / "out").glob("*.new-*"))


def test_a_full_disk_leaves_no_half_document(own, printed, tmp_path):
    office = own("published")
    # The first files of the folder still fit, and no document does.
    office.run("export", "--pdf", "--out", tmp_path / "out", expect=1,
               before=["sh", "-c", 'trap "" XFSZ; ulimit -f 32; exec "$@"', "sh"])  # fmt: skip
    assert not list((tmp_path / "out").glob("*.pdf*"))
    office.run("export", "--pdf", "--out", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(printed.certificates)


def test_what_is_issued_later_joins_what_is_there(own):
    office = own("printed")
    before = documents(office.certificates)
    first = sorted(before)[0].removesuffix(".pdf")
    office.run("correct", first, "--set", "name=龘𠮷", "--by", "the tests", "--reason", "a test")
    said = office.run("export", "--pdf").stderr
    assert "1 revoked, suspended or superseded" in said
    after = documents(office.certificates)
    assert len(after) == len(before) + 1
    assert {name: after[name] for name in before} == before


def test_printing_changes_nothing_in_the_registry(own, tmp_path):
    office = own("published")
    registry = digest_of(office.workspace)
    office.run("export", "--print-file", tmp_path / "all.pdf")
    office.run("export", "--preview", "LJ2021-000001-W", "--out", tmp_path)
    assert digest_of(office.workspace) == registry
