"""`export --by institution`: what a folder holds that an institution gets, and what it never does."""

import csv
import io
import json

import pytest

from office import Office
from program import REPOSITORY
from roster_rows import csv_text, person

PROGRAMME = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())


def manifest_of(folder):
    text = (folder / "manifest.csv").read_bytes().decode("utf-8-sig")
    return [row["number"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def office_with(jieye, folder, institutions, rows, **changes):
    """An office that has issued these rows, in a programme of these institutions."""
    programme = PROGRAMME | {
        "institutions": [{"zh": name, "status": "active"} for name in institutions],
        "tracks": [{"code": "regional", "zh": "区域发展", "institutions": institutions}],
    } | changes
    folder.mkdir(exist_ok=True)
    file = folder / "programme.json"
    file.write_text(json.dumps(programme))
    office = Office.begin(jieye, folder / "o", programme=file)
    office.roster.write_text(csv_text(rows))
    office.issue()
    return office


def test_an_institution_gets_nothing_private_unless_it_is_asked_for(own, tmp_path):
    office, out = own("published"), tmp_path / "out"
    said = office.run("export", "--pdf", "--by", "institution", "--out", out).stderr
    assert files_of(out) and not list(out.rglob("*.private.sd-jwt"))
    assert "former runs" not in said
    office.run("export", "--by", "institution", "--private", "--out", out)
    assert len(list(out.rglob("*.private.sd-jwt"))) == 60


def test_private_files_of_a_former_run_are_named(own, tmp_path):
    office, out = own("published"), tmp_path / "out"
    office.run("export", "--by", "institution", "--private", "--out", out)
    said = office.run("export", "--by", "institution", "--out", out).stderr
    assert "60 files of former runs still lie there" in said
    assert "清华大学/LJ2021-000001-W.private.sd-jwt" in said and "and 40 more" in said


@pytest.mark.parametrize("form", [["--by", "institution"], []])
def test_what_was_revoked_since_is_named_where_it_still_lies(own, tmp_path, form):
    office, out = own("published"), tmp_path / "out"
    verb = ["export", "--pdf", *form, "--out", out]
    office.run(*verb)
    number = office.numbers()[0]
    office.run("revoke", number, "--reason", "a test")
    lying = sorted(str(path) for path in out.rglob(f"{number}.*"))
    said = office.run(*verb).stderr
    assert f"{len(lying)} files of former runs still lie there; remove them" in said
    assert len(lying) >= 2 and all(path in said for path in lying)
    assert sorted(str(path) for path in out.rglob(f"{number}.*")) == lying
    for path in out.rglob(f"{number}.*"):
        path.unlink()
    assert "former runs" not in office.run(*verb).stderr


def test_a_manifest_drops_what_was_revoked_when_others_are_named(jieye, tmp_path):
    office = office_with(jieye, tmp_path, ["清华大学"], [person(1), person(2), person(3)])
    folder = tmp_path / "out" / "清华大学"
    verb = ["export", "--pdf", "--by", "institution", "--out", tmp_path / "out"]
    office.run(*verb)
    first, second, third = manifest_of(folder)
    office.run("revoke", second, "--reason", "a test")
    said = office.run(*verb, first).stderr
    assert manifest_of(folder) == [first, third]
    assert "2 files of former runs still lie there" in said
    assert all(str(folder / f"{second}{suffix}") in said for suffix in (".pdf", ".sd-jwt"))
    office.run(*verb, second)
    assert manifest_of(folder) == [first, second, third]
    assert "2 files of former runs" in office.run(*verb, third).stderr
    assert manifest_of(folder) == [first, third]


def test_a_manifest_says_of_what_it_keeps_what_holds_now(jieye, tmp_path):
    office = office_with(jieye, tmp_path, ["清华大学"], [person(1), person(2)])
    folder = tmp_path / "out" / "清华大学"
    verb = ["export", "--by", "institution", "--out", tmp_path / "out"]
    office.run(*verb)
    first, second = manifest_of(folder)
    office.run("suspend", second, "--reason", "a test")
    office.run(*verb, second)
    office.run("reinstate", second, "--reason", "a test")
    office.run(*verb, first)
    assert manifest_of(folder) == [first, second]
    assert "suspended" not in (folder / "manifest.csv").read_text()


def test_an_institution_with_nothing_valid_left_is_told_so_by_its_manifest(jieye, tmp_path):
    office = office_with(jieye, tmp_path, ["清华大学", "北京大学"],
                         [person(1, 承担机构="清华大学"), person(2, 承担机构="北京大学")])  # fmt: skip
    verb = ["export", "--by", "institution", "--out", tmp_path / "out"]
    office.run(*verb)
    number = manifest_of(tmp_path / "out" / "北京大学")[0]
    office.run("revoke", number, "--reason", "a test")
    office.run(*verb)
    assert manifest_of(tmp_path / "out" / "北京大学") == []
    assert len(manifest_of(tmp_path / "out" / "清华大学")) == 1


@pytest.mark.parametrize("how", [["--pdf"], ["--by", "institution"], ["--print-file", "a.pdf"], []])
def test_a_certificate_that_is_named_and_not_valid_is_said_to_be_so(own, tmp_path, how):
    office = own("changed")
    suspended, revoked, _ = office.numbers()[:3]
    place = [] if "--print-file" in how else ["--out", tmp_path / "out"]
    said = office.run("export", suspended, revoked, *how, *place, cwd=tmp_path).stderr
    assert f"Warning: not valid: {suspended} (suspended), {revoked} (revoked)." in said
    valid = office.numbers()[5]
    assert "not valid" not in office.run("export", valid, *how, *place, cwd=tmp_path).stderr


def test_a_preview_says_that_a_certificate_is_not_valid(changed, tmp_path):
    number = changed.numbers()[1]
    said = changed.run("export", "--preview", number, "--out", tmp_path).stderr
    assert f"Warning: not valid: {number} (revoked)." in said


@pytest.fixture(scope="module")
def two_years(jieye, tmp_path_factory):
    """An office with a certificate in each of two cohorts, of one institution."""
    folder = tmp_path_factory.mktemp("years")
    office = office_with(jieye, folder, ["清华大学"], [person(1), person(2)])
    programme = json.loads((folder / "programme.json").read_text())
    programme |= {"cohort": "2021-2022", "number_prefix": "LJ2022"}
    (folder / "next.json").write_text(json.dumps(programme))
    office.run("cohort", "add", folder / "next.json")
    office.roster.write_text(csv_text([person(3)]))
    office.issue()
    return office


def test_the_manifest_keeps_another_cohort_while_its_files_lie_there(two_years, tmp_path):
    verb = ["export", "--by", "institution", "--out", tmp_path]
    two_years.run(*verb, "--cohort", "2020-2021")
    first = manifest_of(tmp_path / "清华大学")
    two_years.run(*verb)
    both = manifest_of(tmp_path / "清华大学")
    assert len(first) == 2 and both[:2] == first and both[2].startswith("LJ2022")
    (tmp_path / "清华大学" / f"{first[0]}.sd-jwt").unlink()
    two_years.run(*verb)
    assert manifest_of(tmp_path / "清华大学") == both[1:]


# Names that a file system refuses or folds into another one's.
AWKWARD = ["A/\u0301B 学院", "." + "\u0301" + "院", "A/B 学院", "A／B 学院", "Abc", "ABC", "CON", "nul.学院", "学院.", ".学院", '甲:乙*丙?"<>|']


def test_every_institution_has_a_folder_of_its_own_on_any_system(jieye, tmp_path):
    rows = [person(place, 承担机构=name) for place, name in enumerate(AWKWARD, 1)]
    office = office_with(jieye, tmp_path, AWKWARD, rows)
    office.run("export", "--by", "institution", "--out", tmp_path / "out")
    folders = [path.name for path in (tmp_path / "out").iterdir()]
    assert len({name.lower() for name in folders}) == len(AWKWARD)
    for name in folders:
        assert len(manifest_of(tmp_path / "out" / name)) == 1
        assert not set(name) & set('/\\:*?"<>|') and name[-1] not in ". " and name[0] != "."
        assert name.split(".")[0].upper() not in ("CON", "NUL")
    office.run("export", "--by", "institution", "--out", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == folders
