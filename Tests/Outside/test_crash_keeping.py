"""A verb that keeps the registry is killed anywhere: the office holds, nothing is lost, and the same
verb, run again, finishes. JIEYE_LONG=1 strikes at every call."""

import shutil

import pytest

from faults import KILLED, points, strike
from keeping import backup, fsck, issue_more, serial
from test_backup import check
from test_migration import old, rows, version  # noqa: F401
from test_purge import BEFORE, secrets

NAMING = ["rename", "link", "unlink", "rmdir", "ftruncate"]


def struck(stage, tmp_path, arguments, fault="signal=SIGKILL", short=4, names=None):
    """Offices in which a run was struck at one call, one after the other: at some of those by which
    files get and lose their names, and at some of all others."""

    def fresh():
        office = stage.copy(tmp_path / "struck")
        return office, arguments(office)

    def traced(**options):
        office, command = fresh()
        found = points(office, *command, log=tmp_path / "calls", **options)
        shutil.rmtree(tmp_path / "struck")
        return found

    chosen = traced(short=2 * short, names=names) if names else [
        *traced(short=short), *traced(short=short, names=NAMING)
    ]  # fmt: skip
    struck_ = 0
    for point in sorted(set(chosen)):
        office, command = fresh()
        answer = strike(office, point, *command, fault=fault)
        struck_ += answer.code != 0
        yield office, command, answer
        shutil.rmtree(tmp_path / "struck")
    assert struck_ > 1


def leftovers(folder):
    """Half-made files and folders."""
    return [path.name for path in folder.rglob("*") if ".new-" in path.name or ".staged-" in path.name]


def test_a_backup_that_is_killed_anywhere_is_whole_or_not_there(published, tmp_path):
    for office, command, answer in struck(
        published, tmp_path, lambda o: ["backup", o.folder / "b.sqlite"]
    ):
        assert fsck(office)["faults"] == []
        path = office.folder / "b.sqlite"
        if path.exists():
            assert check(path) == [60, 60]
        else:
            office.run(*command)
            assert check(path) == [60, 60] and leftovers(office.folder) == []
        # Whatever there is was recorded before it came to be.
        assert str(path) in (office.workspace / "copies.jsonl").read_text()


@pytest.fixture(scope="session")
def backed_up(published, tmp_path_factory):
    """A published office with a backup that knows nothing of what was issued and revoked since."""
    office = published.copy(tmp_path_factory.mktemp("backed-up") / "o")
    backup(office)
    issue_more(office, range(200, 205))
    office.run("revoke", office.numbers()[0], "--reason", "x")
    office.run("publish")
    return office


def restoring(office):
    return ["restore", office.folder / "backup.sqlite", "--publication", office.publication]


def test_a_restoring_that_is_killed_anywhere_leaves_the_former_registry_or_the_new_one(
    backed_up, tmp_path
):
    former = backed_up.workspace / "registry.sqlite"
    for office, command, answer in struck(backed_up, tmp_path, restoring):
        found = fsck(office)
        assert found["faults"] == [] and found["certificates"] in (60, 65)
        office.run(*command)
        assert fsck(office)["certificates"] == 60 and leftovers(office.workspace) == []
        kept = (office.workspace / "backups").glob("*.sqlite")
        assert former.read_bytes() in [path.read_bytes() for path in kept]
        assert serial(issue_more(office, [300])["first"]) == 66
        office.run("publish")
        (verdict,) = office.verify(office.certificates / f"{office.numbers()[0]}.sd-jwt", expect=2)
        assert verdict["reasons"][0]["code"] == "revoked"


def test_a_purge_that_is_killed_anywhere_is_finished_by_purging_again(published, tmp_path):
    private = set(secrets(published))
    for office, command, answer in struck(
        published, tmp_path, lambda o: ["purge", *BEFORE, "--yes"]
    ):
        assert fsck(office)["faults"] == []
        office.run(*command)
        assert fsck(office)["faults"] == [] and leftovers(office.workspace) == []
        for path in office.workspace.glob("registry*"):
            content = path.read_bytes()
            assert not [part for part in private if part in content], (answer, path)
        assert list((office.workspace / "approvals").iterdir()) == []


def test_a_migration_that_is_killed_anywhere_has_kept_the_old_registry(old, tmp_path):  # noqa: F811
    before = rows(old.workspace / "registry.sqlite")
    for office, command, answer in struck(
        old, tmp_path, lambda o: ["revoke", "LJ2021-000002-U", "--reason", "x"]
    ):
        registry = office.workspace / "registry.sqlite"
        if version(registry) == 2:
            kept = (office.workspace / "backups").glob("registry-v1-*.sqlite")
            assert before in [rows(path) for path in kept if path.stat().st_size]
        office.run("reinstate", "LJ2021-000001-W", "--reason", "x")
        assert version(registry) == 2 and fsck(office)["faults"] == []


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("verb", ["backup", "restore", "purge"])
def test_a_call_that_fails_is_reported_and_running_again_finishes(backed_up, tmp_path, verb, error):
    arguments = {
        "backup": lambda o: ["backup", o.folder / "b.sqlite"], "restore": restoring,
        "purge": lambda o: ["purge", *BEFORE, "--yes"],
    }[verb]  # fmt: skip
    names = ["write", "pwrite64", "fsync", "fdatasync", "rename", "link"]
    for office, command, answer in struck(
        backed_up, tmp_path, arguments, fault=f"error={error}", short=3, names=names
    ):
        assert answer.code in (0, 1) and answer.code != KILLED, answer
        if answer.code == 1:
            assert "jieye: " in answer.stderr and len(answer.stderr.splitlines()) >= 2, answer
        assert fsck(office)["faults"] == []
        if verb == "backup":
            (office.folder / "b.sqlite").unlink(missing_ok=True)
        office.run(*command)
        assert fsck(office)["faults"] == [] and leftovers(office.workspace) == []
