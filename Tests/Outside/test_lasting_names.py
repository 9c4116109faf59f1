"""What a run that ended well has made is on the disk with its name, also where a folder's entries last
only once that folder is synced, as on the sticks that root keys are kept on."""

import pytest

from lasting import CALLS, unsynced
from office import Office
from program import Program
from roster_rows import csv_text, person
from system_calls import Call, calls_of


@pytest.fixture
def office(office_of, tmp_path):
    return office_of("ES256").copy(tmp_path / "o")


@pytest.fixture
def proves(tmp_path):
    """Runs a verb, and proves that everything lasts that it has made in a folder."""

    def proves(runner, folder, *arguments):
        there = [folder, *folder.rglob("*")]
        calls = calls_of(runner, *arguments, log=tmp_path / "calls", names=CALLS)
        assert len([call for call in calls if str(folder) in str(call)]) > 3
        assert unsynced(calls, folder, there) == []

    return proves


def test_an_office_that_has_begun_lasts_with_its_root_in_a_folder_that_was_not_there(
    jieye, tmp_path, proves
):
    office = Office.placed(jieye, tmp_path / "o")
    proves(office, office.folder, *office.beginning(root=office.folder / "stick" / "of" / "root"))


def test_an_office_lasts_in_a_folder_that_was_not_there(jieye, tmp_path, proves):
    office = Office.placed(jieye, tmp_path / "o")
    proves(office, office.folder, *office.beginning(workspace=office.folder / "all" / "of" / "it"))


def test_a_root_that_was_handed_over_to_lasts_and_so_does_the_handover(office, proves):
    proves(
        office, office.folder, "key", "rotate", "--root", "--root-dir", office.folder / "root",
        "--new-root-dir", office.folder / "far" / "next",
    )  # fmt: skip


def test_a_new_key_lasts(office, proves):
    proves(office, office.folder, "key", "rotate", "--root-dir", office.folder / "root")


def test_a_first_pin_lasts_and_a_second_one_too(jieye, office_of, tmp_path, proves):
    home = tmp_path / "far" / "home"
    home.parent.mkdir()
    user = Program(jieye.path, home)
    for algorithm in ("ES256", "Ed25519"):
        office = office_of(algorithm)
        proves(user, home.parent, "trust", "add", office.publication, "--root", office.root)


def test_a_first_backup_and_its_record_last_and_the_second_ones_too(office, proves):
    (office.workspace / "copies.jsonl").unlink()
    proves(office, office.folder, "backup", office.folder / "first.sqlite")
    (office.workspace / "backups").mkdir()
    proves(office, office.folder, "backup", office.workspace / "backups" / "second.sqlite")


def test_what_restoring_keeps_lasts(office, proves):
    office.run("backup", office.folder / "b.sqlite")
    proves(
        office, office.folder, "restore", office.folder / "b.sqlite", "--publication", office.publication
    )


def test_a_first_publication_lasts(office, proves):
    proves(office, office.folder, "publish", "--out", office.folder / "far" / "out")


def test_a_purged_registry_and_an_approved_roster_last(office, proves):
    office.roster.write_text(csv_text([person(900)]))
    proves(office, office.folder, "roster", "approve", office.roster, "--by", "me")
    proves(office, office.folder, "purge", "--before", "2030-01-01", "--yes")


def call(name, *paths, arguments=""):
    return Call(name, 1, arguments, paths, 0, "")


def test_the_proof_itself_finds_what_is_not_synced():
    made = [
        call("mkdir", "/f/a"), call("openat", "/f/a/x.new-1", arguments="O_CREAT"),
        call("fsync", "/f/a/x.new-1"), call("rename", "/f/a/x.new-1", "/f/a/x"),
    ]  # fmt: skip

    def left(*more):
        return [line.split(":")[0] for line in unsynced([*made, *more], "/f", ["/f"])]

    assert left() == ["the name of /f/a", "the name of /f/a/x"]
    assert left(call("fsync", "/f/a")) == ["the name of /f/a"]
    assert left(call("fsync", "/f/a"), call("fsync", "/f")) == []
    assert left(call("rename", "/f/a", "/f/b"), call("fsync", "/f")) == ["the name of /f/b/x"]
    written = [call("openat", "/f/y", arguments="O_CREAT"), call("fsync", "/f")]
    assert [line.split(":")[0] for line in unsynced(written, "/f", [])] == ["the content of /f/y"]
    assert unsynced(written, "/f", ["/f/y"]) == []


def test_a_roster_that_was_purged_does_not_come_back(office, tmp_path):
    approvals = f"{office.workspace}/approvals"
    names = ("unlink", "unlinkat", "fsync")
    calls = calls_of(office, "purge", "--before", "2030-01-01", "--yes", log=tmp_path / "calls", names=names)
    removals = [
        place for place, call in enumerate(calls)
        if call.name != "fsync" and call.worked and call.paths[0].startswith(f"{approvals}/")
    ]  # fmt: skip
    assert removals
    assert [call for call in calls[removals[-1]:] if call.name == "fsync" and call.paths == (approvals,)]
