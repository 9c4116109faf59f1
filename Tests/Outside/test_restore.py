"""restore: a backup comes back, and no number, entry of a status list or version is used again."""

import json
import os
import shutil

import pytest

from keeping import backup, claims, fsck, issue_more, serial, tokens
from refusals import refuses
from unwritable import full


def restore(office, path, *options, **more):
    options = options or ("--publication", office.publication)
    return office.run("restore", path, *options, **more)


def next_serial(office, person):
    """The serial of the next certificate, which is issued for that."""
    return serial(issue_more(office, [person], f"next-{person}.csv")["first"])


def lost_ones(office, people=range(200, 210)):
    """Issues what a backup that was made before does not know, and gives numbers and tokens."""
    numbers = issue_more(office, people)
    office.run("export")
    return numbers, {p.name.split(".")[0]: p.read_text() for p in office.certificates.glob("*[!e].sd-jwt")}


def test_restoring_goes_on_after_everything_that_was_published(own):
    office = own("published")
    path = backup(office)
    first = office.numbers()[0]
    office.run("revoke", first, "--reason", "x")
    lost, known = lost_ones(office)
    last = office.numbers()[-1]
    office.run("revoke", last, "--reason", "x")
    office.run("publish")
    restore(office, path)
    assert fsck(office)["certificates"] == 60
    office.run("publish")
    # What was revoked stays revoked, also where the backup does not know the certificate.
    verdicts = {v["certificate"]["number"]: v for v in office.verify(office.certificates, expect=2)}
    assert {n for n, v in verdicts.items() if v["verdict"] != "valid"} == {first, last}
    again = issue_more(office, range(200, 210), "again.csv")
    assert serial(again["first"]) == serial(lost["last"]) + 1
    references = {}
    for token in [*known.values(), *(json.loads(line)["token"] for line in tokens(office))]:
        said = claims(token)
        entry = tuple(said["status"]["status_list"].values())
        assert references.setdefault(said["number"], entry) == entry
    assert len(references) == 80 == len(set(references.values()))
    assert fsck(office)["faults"] == []


def test_without_a_publication_it_passes_over_as_many_as_it_is_told(own):
    office = own("issued")
    path = backup(office)
    (office.workspace / "registry.sqlite").unlink()
    restore(office, path, "--skip", "500")
    assert next_serial(office, 300) == 561
    assert fsck(office)["faults"] == []


def test_it_must_be_told_what_happened_since(own):
    office = own("published")
    path = backup(office)
    refuses(office, "restore", path, code=64, says=["--publication", "--skip"])
    office.run("restore", path, "--skip", "-1", expect=64)
    restore(office, path, "--skip", "0")


def test_what_was_issued_after_the_last_publishing_is_passed_over_too(own):
    office = own("published")
    path = backup(office)
    issue_more(office, range(200, 205))
    (office.workspace / "registry.sqlite").unlink()
    restore(office, path, "--publication", office.publication, "--skip", "7")
    assert next_serial(office, 300) == 68


def test_a_number_that_was_exported_proves_itself(own):
    """Nobody has published what was issued last, and the office does not remember it."""
    office = own("published")
    path = backup(office)
    lost, _ = lost_ones(office)
    highest = office.certificates / f"{lost['last']}.sd-jwt"
    # A file that only says that it is one proves nothing.
    shutil.copy(highest, office.certificates / "LJ2021-000999-3.sd-jwt")
    (office.workspace / "registry.sqlite").unlink()
    restore(office, path)
    assert next_serial(office, 300) == serial(lost["last"]) + 1


def test_the_former_registry_proves_its_numbers_and_is_kept(own):
    office = own("published")
    path = backup(office)
    issue_more(office, range(200, 205))
    former = (office.workspace / "registry.sqlite").read_bytes()
    restore(office, path)
    (kept,) = (office.workspace / "backups").iterdir()
    assert kept.read_bytes() == former and kept.stat().st_mode & 0o777 == 0o600
    assert next_serial(office, 300) == 66


def test_a_backup_from_before_an_earlier_restoring_uses_nothing_of_after_it(own):
    """The chains of the two have parted; what was published last counts."""
    office = own("published")
    old = backup(office, "old.sqlite")
    issue_more(office, range(100, 103))
    newer = backup(office, "newer.sqlite")
    office.run("publish")
    restore(office, old)
    issue_more(office, range(200, 240), "second.csv")
    office.run("revoke", "LJ2021-000001-W", "--reason", "x")
    office.run("publish")
    (office.workspace / "registry.sqlite").unlink()
    restore(office, newer)
    assert next_serial(office, 300) == 104
    assert fsck(office)["faults"] == []
    office.run("publish")
    (verdict,) = office.verify(office.certificates / "LJ2021-000001-W.sd-jwt", expect=2)
    assert [reason["code"] for reason in verdict["reasons"]] == ["revoked"]


def test_a_backup_that_is_newer_than_the_publication_loses_nothing_to_it(own):
    office = own("published")
    office.run("suspend", office.numbers()[0], "--reason", "x")
    path = backup(office)
    restore(office, path)
    shown = json.loads(office.run("show", office.numbers()[0], "--format", "json").stdout)
    assert shown["status"] == "suspended"
    assert next_serial(office, 300) == 61


def test_a_cohort_that_the_backup_does_not_know_does_not_begin_at_1_again(own):
    office = own("published")
    path = backup(office)
    programme = json.loads((office.workspace / "programme.json").read_text())
    programme |= {"number_prefix": "LJ2022", "cohort": "2021-2022"}
    programme["cohort_window"] = {"from": "2021-09-01", "to": "2022-12-31"}
    file = office.folder / "programme-2022.json"
    file.write_text(json.dumps(programme))
    dates = {"开班日期": "2021-10-15", "结业日期": "2022-10-14"}
    office.run("cohort", "add", file)
    issue_more(office, range(100, 103), **dates)
    office.run("publish")
    (office.workspace / "registry.sqlite").unlink()
    restore(office, path)
    office.run("cohort", "add", file)
    again = issue_more(office, range(100, 103), "again.csv", **dates)
    assert serial(again["first"]) == 4 and again["first"].startswith("LJ2022-")
    assert fsck(office)["faults"] == []


def test_restoring_again_from_a_later_backup_keeps_what_was_kept(own):
    office = own("published")
    path = backup(office)
    lost_ones(office)
    office.run("revoke", office.numbers()[-1], "--reason", "x")
    office.run("publish")
    restore(office, path)
    second = backup(office, "second.sqlite")
    issue_more(office, [300])
    office.run("publish")
    restore(office, second)
    office.run("publish")
    verdicts = office.verify(office.certificates / f"{office.numbers()[-1]}.sd-jwt", expect=2)
    assert [r["code"] for r in verdicts[0]["reasons"]] == ["revoked"]
    assert fsck(office)["faults"] == []


def test_a_trust_list_that_was_published_after_the_workspace_was_saved_counts(own):
    office = own("published")
    path = backup(office)
    saved = (office.workspace / "trust" / "trust-list.jwt").read_bytes()
    later = ["faketime", "-f", "+1h"]
    office.run("publish", "--trust", "--root-dir", office.folder / "root", before=later)
    (office.workspace / "trust" / "trust-list.jwt").write_bytes(saved)
    restore(office, path, before=later)
    published = (office.publication / "trust-list.jwt").read_bytes()
    assert (office.workspace / "trust" / "trust-list.jwt").read_bytes() == published != saved


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no database" * 1000])
def test_what_is_no_backup_is_not_restored(own, content):
    office = own("published")
    path = office.folder / "backup.sqlite"
    path.write_bytes(content)
    refuses(office, "restore", path, "--publication", office.publication, says=[path])


def test_a_backup_that_does_not_hold_is_not_restored(own):
    office = own("published")
    path = backup(office)
    content = bytearray(path.read_bytes())
    place = content.index(b"LJ2021-000007-")
    content[place + 12] ^= 1
    path.write_bytes(content)
    refuses(office, "restore", path, "--publication", office.publication, says=[path])


def test_a_publication_of_another_root_restores_nothing(own, office_of):
    office = own("published")
    path = backup(office)
    other = office_of("ES256").publication
    refuses(office, "restore", path, "--publication", other, says=["root"])


def test_a_publication_without_its_head_does_not_say_enough(own):
    office = own("published")
    path = backup(office)
    (office.publication / "head.jwt").unlink()
    refuses(office, "restore", path, "--publication", office.publication, says=["head.jwt", "--skip"])
    restore(office, path, "--publication", office.publication, "--skip", "0")


def test_a_clock_before_what_was_published_is_refused(own):
    office = own("published")
    path = backup(office)
    early = ["faketime", "-f", "-1h"]
    arguments = ["restore", path, "--publication", office.publication]
    refuses(office, *arguments, says=["clock", "--accept-clock"], before=early)
    office.run(*arguments, "--accept-clock", before=early)


def test_exports_that_it_does_not_see_are_named(own):
    """What only they prove may be given out once more."""
    office = own("published")
    path = backup(office)
    gone = office.folder / "gone"
    office.run("export", "--out", gone)
    shutil.rmtree(gone)
    os.mkdir(os.path.join(os.fsencode(office.certificates), b"\xc4\xfe"))
    said = restore(office, path).said
    assert f"  {gone}\n" in said and f"  {office.certificates}/\ufffd\ufffd\n" in said


def test_a_number_that_was_exported_into_a_linked_folder_proves_itself(own):
    office = own("published")
    path = backup(office)
    lost, _ = lost_ones(office)
    elsewhere = office.folder / "elsewhere"
    office.certificates.rename(elsewhere)
    office.certificates.mkdir()
    (office.certificates / "机构").symlink_to(elsewhere)
    (office.workspace / "registry.sqlite").unlink()
    restore(office, path)
    assert next_serial(office, 300) == serial(lost["last"]) + 1


def test_a_full_disk_of_the_office_is_no_fault_of_the_backup(office_of, tmp_path):
    office = office_of("ES256").copy(tmp_path / "o")
    path = backup(office)
    answer = restore(office, path, before=full(office.workspace), expect=1)
    assert f"{office.workspace / 'registry.sqlite'}: no space left" in answer.stderr, answer
    assert str(path) not in answer.stderr, answer


def test_a_status_list_that_is_not_believed_is_named_beside_its_publication(office_of, tmp_path):
    office = office_of("ES256").copy(tmp_path / "o")
    path = backup(office)
    bundle = office.publication / "offline.json"
    said = json.loads(bundle.read_text())
    said["status_lists"] = [token[:-4] + "AAAA" for token in said["status_lists"]]
    bundle.write_text(json.dumps(said))
    refuses(office, "restore", path, "--publication", office.publication,
            says=[f"{bundle}, the status list https://", "does not match", "fetch it anew"])  # fmt: skip
