"""The publication as a folder: complete, reproducible, and replaced as a whole."""

import json
import os
import shutil
import sqlite3
import time

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from encoding import b64, parts
from office import ISSUER, METADATA, SIGNED, digest_of

DAY = 86_400


def stamps(folder):
    """Inode and time of every file, and where links lead."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in folder.rglob("*") if path.is_symlink() or path.is_file()
    }  # fmt: skip


def changed(before, after):
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def at(seconds):
    """A clock that stands still at this second."""
    return ["faketime", "-f", time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds))]


def test_publishing_twice_touches_no_file_and_no_folder(own):
    office = own("changed")
    before = {p: p.lstat() for p in [office.publication, *office.publication.rglob("*")]}
    office.run("publish")
    for path in before:
        assert path.lstat().st_mtime_ns == before[path].st_mtime_ns, path
        assert path.lstat().st_ino == before[path].st_ino, path


def test_a_revocation_changes_the_list_the_head_and_the_bundle_only(own):
    office = own("published")
    before = stamps(office.publication)
    office.run("revoke", office.numbers()[0], "--reason", "x")
    office.run("publish")
    assert changed(before, stamps(office.publication)) == {"status/1", "head.jwt", "offline.json"}


def test_what_else_the_office_put_into_the_folder_stays_as_it_is(own):
    office = own("published")
    folder = office.publication
    (folder / "robots.txt").write_text("User-agent: *\n")
    (folder / "about" / "us").mkdir(parents=True)
    (folder / "about" / "us" / "index.html").write_text("us")
    (folder / "latest").symlink_to("about/us")
    (folder / "about").chmod(0o750)
    folder.chmod(0o711)
    before = stamps(folder)
    office.run("revoke", office.numbers()[0], "--reason", "x")
    office.run("publish")
    assert changed(before, stamps(folder)) == {"status/1", "head.jwt", "offline.json"}
    assert os.readlink(folder / "latest") == "about/us"
    assert (folder / "about").stat().st_mode & 0o777 == 0o750
    assert folder.stat().st_mode & 0o777 == 0o711


def test_a_link_to_the_folder_stays_a_link(own, tmp_path):
    office = own("issued")
    (tmp_path / "real").mkdir()
    (tmp_path / "www").symlink_to("real")
    for _ in range(2):
        office.run("publish", "--out", tmp_path / "www")
        office.run("suspend", "LJ2021-000001-W", "--reason", "x", expect=None)
    assert os.readlink(tmp_path / "www") == "real"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["issued", "real", "www"]
    assert (tmp_path / "real" / "offline.json").exists()


def test_where_the_folder_cannot_be_swapped_its_files_are_written_one_by_one(own):
    """As at the mount point of a file system, or where the file system has no such call."""
    office = own("published")
    office.run("revoke", office.numbers()[0], "--reason", "x")
    whole = office.copy(office.folder.with_name("whole"))
    whole.run("publish", before=["faketime", "-f", "2031-01-01 00:00:00"])
    refused = ["strace", "-qq", "-f", "-o", "/dev/null", "-e", "inject=renameat2:error=EBUSY"]
    inode = office.publication.stat().st_ino
    answer = office.run("publish", before=refused)
    assert "one by one" in answer.stderr
    assert office.publication.stat().st_ino == inode
    assert list(office.workspace.glob("publication.*")) == []
    assert digest_of(whole.publication).keys() == digest_of(office.publication).keys()
    office.verify(office.certificates / f"{office.numbers()[0]}.sd-jwt", expect=2)


def test_the_mount_point_of_a_file_system_is_published_into(own, tmp_path):
    office = own("issued")
    place = tmp_path / "mounted"
    place.mkdir()
    alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-rm"]
    script = 'mount -t tmpfs none "$0" && "$@" && cp -r "$0" "$0.copy"'
    answer = office.run("publish", "--out", place, before=[*alone, "sh", "-c", script, place])
    assert "one by one" in answer.stderr
    names = {p.name for p in (tmp_path / "mounted.copy").iterdir()}
    assert "offline.json" in names and not any(".new" in name or "staged" in name for name in names)


def test_a_folder_that_holds_the_workspace_is_not_swapped(own):
    office = own("issued")
    inode = office.workspace.stat().st_ino
    for folder in (office.workspace, office.folder):
        assert "one by one" in office.run("publish", "--out", folder).stderr
    assert office.workspace.stat().st_ino == inode


def test_what_a_killed_run_has_left_is_removed(own):
    office = own("published")
    for name in ("publication.new-0123456789abcdef", "publication.new-fedcba9876543210"):
        shutil.copytree(office.publication, office.workspace / name)
    (office.publication / "offline.json.new-0123456789abcdef").write_text("half")
    kept = [office.workspace / "publication.new-x", office.publication / "offline.json.new"]
    kept[0].mkdir()
    kept[1].write_text("mine")
    office.run("publish")
    assert [p.exists() for p in kept] == [True, True]
    assert sorted(p.name for p in office.workspace.glob("publication*")) == [
        "publication", "publication.new-x",
    ]  # fmt: skip
    assert not (office.publication / "offline.json.new-0123456789abcdef").exists()


def test_every_status_list_of_the_registry_is_published(own):
    """A cohort of more than 65,536 certificates has several; here the second has none yet."""
    office = own("published")
    with sqlite3.connect(office.workspace / "registry.sqlite") as database:
        database.execute("INSERT INTO status_list VALUES (2, ?, 0, 0)", [ISSUER])
    office.run("publish")
    lists = json.loads((office.publication / "offline.json").read_text())["status_lists"]
    for number, token in enumerate(lists, 1):
        assert parts(token)[1]["sub"] == f"{ISSUER}/status/{number}"
        assert (office.publication / "status" / str(number)).read_text() == token
    assert len(lists) == 2


def test_the_head_of_the_events_is_signed_by_the_status_key(published):
    """The digest chain is computed here again, from the rows."""
    token = (published.publication / "head.jwt").read_text()
    _, trust = parts((published.publication / "trust-list.jwt").read_text())
    (key,) = [k for k in trust["issuers"][0]["keys"] if k["use"] == "status"]
    header, claims = parts(token)
    assert header == {"alg": "ES256", "typ": "event-head+jwt", "kid": key["kid"]}
    jws.deserialize_compact(token, ECKey.import_key(key["jwk"]), algorithms=["ES256"])
    assert set(claims) == {"iss", "iat", "count", "digest", "serials"} and claims["iss"] == ISSUER
    assert claims["serials"] == {"LJ2021": len(published.numbers())}
    with sqlite3.connect(published.workspace / "registry.sqlite") as database:
        rows = database.execute("SELECT sequence, digest FROM event ORDER BY sequence").fetchall()
    assert claims["count"] == len(rows) and claims["digest"] == b64(rows[-1][1])


def test_the_head_is_signed_anew_only_when_something_has_happened(own):
    office = own("published")
    head = office.publication / "head.jwt"
    before = head.read_text()
    office.run("publish", before=["faketime", "-f", "+6d"])
    assert head.read_text() == before
    office.run("roster", "approve", office.roster, "--by", "somebody else")
    office.run("publish")
    assert parts(head.read_text())[1]["count"] == parts(before)[1]["count"] + 1


def test_a_status_list_is_signed_anew_when_more_than_half_of_its_life_is_over(own):
    office = own("published")
    path = office.publication / "status" / "1"
    _, claims = parts(before := path.read_text())
    half = claims["iat"] + (claims["exp"] - claims["iat"]) // 2
    office.run("publish", before=at(half))
    assert path.read_text() == before
    office.run("publish", before=at(half + 1))
    assert parts(path.read_text())[1]["iat"] == half + 1


def test_a_trust_list_past_half_of_its_life_is_warned_of_until_the_root_signs_it_anew(own):
    office = own("published")
    _, claims = parts((office.publication / "trust-list.jwt").read_text())
    assert "half of its life" not in office.run("publish", before=at(claims["iat"] + 200 * DAY)).stderr
    late = at(claims["iat"] + 200 * DAY + 1)
    assert "half of its life" in office.run("publish", before=late).stderr
    answer = office.run("publish", "--trust", "--root-dir", office.folder / "root", before=late)
    assert "half of its life" not in answer.stderr


def test_publishing_needs_neither_the_root_nor_any_key_but_the_status_key(own):
    office = own("published")
    shutil.rmtree(office.folder / "root")
    for path in (office.workspace / "keys").iterdir():
        if not path.name.startswith("status-"):
            path.unlink()
    office.run("revoke", office.numbers()[0], "--reason", "x")
    office.run("publish")
    office.verify(office.certificates / f"{office.numbers()[0]}.sd-jwt", expect=2)


def test_nothing_is_published_where_the_trust_list_was_tampered_with(own):
    office = own("published")
    office.run("revoke", office.numbers()[0], "--reason", "x")
    path = office.workspace / "trust" / "trust-list.jwt"
    path.write_text(path.read_text()[:-4] + "AAAA")
    before = digest_of(office.publication)
    office.run("publish", expect=1)
    assert digest_of(office.publication) == before


@pytest.mark.parametrize("name", [*SIGNED, *METADATA, "index.html", "worker.js"])
def test_a_file_that_is_missing_or_damaged_is_put_back(own, name):
    office = own("published")
    bundle = json.loads((office.publication / "offline.json").read_text())
    (office.publication / name).unlink()
    office.run("publish")
    (office.publication / name).write_text("damaged")
    office.run("publish")
    after = json.loads((office.publication / "offline.json").read_text())
    assert after["trust_list"] == bundle["trust_list"]
    office.verify(office.certificates / f"{office.numbers()[0]}.sd-jwt")
