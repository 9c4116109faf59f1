"""purge: nothing private of a purged person is left in the registry, and certificates still hold."""

import base64
import os

import pytest

from keeping import backup, fsck, issue_more
from office import digest_of
from refusals import refuses
from roster_rows import csv_text, person, rows_of

BEFORE = ("--before", "2030-01-01")


def in_base64(text):
    """What the text looks like inside of base64, at each of the three places that it can begin."""
    for lead in range(3):
        encoded = base64.urlsafe_b64encode(b"x" * lead + text.encode())
        # Only whole groups of four are the text's alone.
        yield encoded[4 if lead else 0 : len(encoded) // 4 * 4 - 4]


def private_parts(office):
    """The disclosures of all exported certificates, each without its first and last characters."""
    for path in sorted(office.certificates.glob("*.private.sd-jwt")):
        for disclosure in path.read_text().split("~")[1:-1]:
            yield disclosure[1:-1].encode()


def secrets(office):
    """What must be gone: disclosures, and the facts of the roster as they are and in base64."""
    yield from private_parts(office)
    for row in rows_of(office.roster):
        for column in ("证件号码", "单位名称", "统一社会信用代码"):
            yield row[column].encode()
            if len(row[column]) > 8:
                yield from in_base64(row[column])


def test_nothing_private_is_left_and_certificates_hold(own):
    office = own("published")
    office.run("suspend", office.numbers()[0], "--reason", "eine geheime Ursache", "--by", "Frau Z")
    content = (office.workspace / "registry.sqlite").read_bytes()
    parts = set(secrets(office))
    assert len(parts) > 500 and sum(part in content for part in parts) > 500
    answer = office.run("purge", *BEFORE, "--yes")
    assert str(office.certificates / f"{office.numbers()[0]}.private.sd-jwt") in answer.stdout
    for path in office.workspace.glob("registry*"):
        content = path.read_bytes()
        assert not [part for part in parts if part in content]
        assert b"geheime" not in content and b"Frau Z" not in content
    assert list((office.workspace / "approvals").iterdir()) == []
    assert fsck(office)["faults"] == []
    office.run("publish")
    assert len(office.verify(office.certificates / f"{office.numbers()[1]}.sd-jwt")) == 1
    office.run("export", "--out", office.folder / "after")
    assert not list((office.folder / "after").glob("*.private.sd-jwt"))


def test_an_office_goes_on_after_a_purge(own):
    office = own("published")
    office.run("purge", *BEFORE, "--yes")
    refuses(office, "issue", office.roster, says=["gone", "approve"])
    office.run("roster", "approve", office.roster, "--by", "me")
    assert '"already":60' in office.run("issue", office.roster, "--format", "json").stdout
    assert issue_more(office, [300])["issued"] == 1
    office.run("suspend", office.numbers()[0], "--reason", "later")
    assert fsck(office)["faults"] == []


def test_only_certificates_that_were_completed_before_the_day_are_purged(own):
    office = own("begun")
    days = ["2021-10-13", "2021-10-14", "2021-10-15"]
    office.roster.write_text(csv_text([person(n, 结业日期=day) for n, day in enumerate(days)]))
    office.issue()
    office.run("purge", "--before", "2021-10-14", "--yes")
    office.run("export")
    private = [path.name for path in sorted(office.certificates.glob("*.private.sd-jwt"))]
    assert [name[:13] for name in private] == ["LJ2021-000002", "LJ2021-000003"]
    assert fsck(office)["faults"] == []


def test_it_asks_before_it_destroys_and_takes_nothing_that_is_younger(own):
    office = own("published")
    before = digest_of(office.workspace)
    refuses(office, "purge", *BEFORE, before=["setsid", "--wait"], says=["--yes"])
    office.run("purge", "--before", "2019-01-01", "--yes")
    office.run("export", "--out", office.folder / "after")
    assert len(list((office.folder / "after").glob("*.private.sd-jwt"))) == 60
    assert set(before) <= set(digest_of(office.workspace))


def test_copies_that_it_cannot_reach_are_named_whether_they_are_there_or_not(own):
    office = own("issued")
    kept, gone = backup(office, "kept.sqlite"), backup(office, "gone.sqlite")
    gone.unlink()
    elsewhere = office.folder / "elsewhere"
    office.run("export", "--out", elsewhere)
    stick = office.folder / "stick"
    office.run("export", "--out", stick)
    stick.rename(office.folder / "unplugged")
    said = office.run("purge", *BEFORE, "--yes").stdout.splitlines()
    files = [line.strip() for line in said if line.endswith(".private.sd-jwt")]
    assert sorted(files) == sorted(map(str, elsewhere.glob("*.private.sd-jwt"))) and len(files) == 60
    assert f"  {stick}" in said
    (line,) = [line for line in said if str(kept) in line]
    assert "not there" not in line
    (line,) = [line for line in said if str(gone) in line]
    assert "not there now" in line


@pytest.mark.parametrize("day", ["2030-13-01", "yesterday", "2030"])
def test_what_is_no_day_is_refused(own, day):
    answer = own("issued").run("purge", "--before", day, "--yes", expect=64)
    assert day in answer.stderr


def test_verbs_that_keep_the_registry_need_no_passphrase(own):
    office = own("published")
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    for verb in (["backup", office.folder / "b"], ["purge", *BEFORE, "--yes"],
                 ["restore", office.folder / "b", "--skip", "0"]):  # fmt: skip
        office.run(*verb, before=["setsid", "--wait"])


def test_a_folder_whose_name_is_not_text_is_named_and_not_passed_over(own):
    office = own("published")
    first = office.numbers()[0]
    folder = os.path.join(os.fsencode(office.certificates), b"\xc4\xfe\xb2\xa8")
    os.mkdir(folder)
    private = os.fsencode(f"{first}.private.sd-jwt")
    os.rename(os.path.join(os.fsencode(office.certificates), private), os.path.join(folder, private))
    said = office.run("purge", *BEFORE, "--yes").stdout
    assert f"{office.certificates}/{first}.private.sd-jwt" not in said
    assert f"  {office.certificates}/\ufffd\ufffd\ufffd\ufffd\n" in said


def test_an_institutions_folder_that_is_a_link_is_looked_into(own):
    office = own("published")
    first = office.numbers()[0]
    elsewhere = office.folder / "elsewhere"
    elsewhere.mkdir()
    (office.certificates / "机构").symlink_to(elsewhere)
    (office.certificates / "nowhere").symlink_to(office.folder / "gone")
    name = f"{first}.private.sd-jwt"
    (office.certificates / name).rename(elsewhere / name)
    said = office.run("purge", *BEFORE, "--yes").stdout
    assert f"  {office.certificates / '机构' / name}\n" in said


def test_a_folder_of_exports_counts_once_however_it_was_called(own):
    office = own("published")
    (office.folder / "link").symlink_to(office.workspace)
    out = office.folder / "out"
    for name in [out, f"{out}/", f"{office.folder}/./out", office.folder / "link" / ".." / "out"]:
        office.run("export", "--out", name)
    office.run("export", "--workspace", ".", cwd=office.workspace)
    said = office.run("purge", *BEFORE, "--yes").stdout.splitlines()
    files = [line.strip() for line in said if line.endswith(".private.sd-jwt")]
    own_files = [name for name in files if name.startswith(f"{office.folder}/")]
    assert len(own_files) == len(set(own_files)) == 120
    recorded = (office.workspace / "copies.jsonl").read_text()
    assert recorded.count(f'"{out}"') == 1 and "/./" not in recorded
