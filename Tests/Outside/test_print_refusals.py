"""What cannot be printed is said before anything is written."""

import json

import pytest

from office import Office
from paper import information
from program import REPOSITORY
from refusals import refuses
from roster_rows import csv_text, person

WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
WENKAI_BOLD = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf"
NOTO = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"


def hiding(font):
    """What runs a program that does not find a font."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-P", font,
            "-e", "trace=?stat,?newfstatat,?openat", "-e",
            "inject=?stat,?newfstatat,?openat:error=ENOENT"]  # fmt: skip


def office_of(jieye, folder, *names):
    """An office with a certificate for each of the names."""
    office = Office.begin(jieye, folder / "o")
    rows = [person(serial, 姓名=name) for serial, name in enumerate(names, 1)]
    office.roster.write_text(csv_text(rows))
    office.issue()
    return office


RARE = ["王小明", "王\U000323af", "\U0003137b\U000323af", "李明"]


@pytest.fixture(scope="module")
def rare(jieye, tmp_path_factory):
    """An office where no font has characters of the second and of the third name."""
    return office_of(jieye, tmp_path_factory.mktemp("rare"), *RARE)


@pytest.mark.parametrize("how", [
    ["--pdf"], ["--pdf", "--by", "institution"], ["--print-file", "all.pdf"],
])  # fmt: skip
def test_characters_that_no_font_has_are_named_with_all_their_certificates(rare, tmp_path, how):
    says = ["LJ2021-000002-U \U000323af (U+323AF)", "LJ2021-000003-S \U0003137b (U+3137B)"]
    said = refuses(rare, "export", *how, code=2, says=says, cwd=tmp_path).stderr
    assert "LJ2021-000001-W" not in said and "2 certificates" in said and "--partial" in said
    assert not list(tmp_path.glob("all.pdf*"))


def test_a_long_list_of_such_certificates_ends_with_their_number(jieye, tmp_path):
    office = office_of(jieye, tmp_path, *["王\U000323af"] * 53)
    said = refuses(office, "export", "--pdf", code=2).stderr
    assert said.count("U+323AF") == 50 and "and 3 more" in said


def test_partial_prints_the_others_and_lists_what_it_left_out(rare, tmp_path):
    said = rare.run("export", "--pdf", "--partial", "--out", tmp_path / "out").stderr
    assert "2 were not printed, since their names cannot be: LJ2021-000002-U" in said
    printed = {path.stem for path in (tmp_path / "out").glob("*.pdf")}
    assert printed == {"LJ2021-000001-W", "LJ2021-000004-Q"}
    assert len(list((tmp_path / "out").glob("*[A-Z].sd-jwt"))) == 4
    said = rare.run("export", "--print-file", tmp_path / "all.pdf", "--partial").stderr
    assert "LJ2021-000003-S" in said and "2 certificates are in" in said
    assert information(tmp_path / "all.pdf")["Pages"] == "2"


def test_a_preview_of_such_a_certificate_advises_what_helps(rare, tmp_path):
    said = refuses(rare, "export", "--preview", "LJ2021-000002-U", "--out", tmp_path, code=2,
                   says=["U+323AF"]).stderr  # fmt: skip
    assert "correct" in said and "--partial" not in said


# With a name of so many characters, which the audit lets pass, the sentence below has no room.
LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"


@pytest.fixture(scope="module")
def long(jieye, tmp_path_factory):
    """An office where the second name is too long for the page and the third has a rare character."""
    folder = tmp_path_factory.mktemp("long")
    programme = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())
    programme["certificate_sentence"] = {"zh": "兹证明{name}，" * 30}
    (folder / "programme.json").write_text(json.dumps(programme))
    office = Office.begin(jieye, folder / "o", programme=folder / "programme.json")
    names = ["王小明", LONG, "王\U000323af", "李明"]
    office.roster.write_text(csv_text([person(serial, 姓名=name) for serial, name in enumerate(names, 1)]))
    office.issue()
    return office


@pytest.mark.parametrize("how", [
    ["--pdf"], ["--pdf", "--by", "institution"], ["--print-file", "all.pdf"],
])  # fmt: skip
def test_a_name_that_is_too_long_is_listed_with_the_others(long, tmp_path, how):
    says = ["2 certificates", "LJ2021-000002-U too long for the page", "LJ2021-000003-S \U000323af", "--partial"]
    refuses(long, "export", *how, code=2, says=says, cwd=tmp_path)
    assert not list(tmp_path.glob("all.pdf*"))


def test_partial_leaves_out_a_name_that_is_too_long(long, tmp_path):
    said = long.run("export", "--pdf", "--partial", "--out", tmp_path / "out").stderr
    assert "2 were not printed, since their names cannot be: LJ2021-000002-U too long" in said
    assert {path.stem for path in (tmp_path / "out").glob("*.pdf")} == {"LJ2021-000001-W", "LJ2021-000004-Q"}
    long.run("export", "--print-file", tmp_path / "all.pdf", "--partial")
    assert information(tmp_path / "all.pdf")["Pages"] == "2"


def test_a_preview_of_a_name_that_is_too_long_says_so(long, tmp_path):
    said = refuses(long, "export", "--preview", "LJ2021-000002-U", "--out", tmp_path, code=2,
                   says=["too long for the page"]).stderr  # fmt: skip
    assert "--partial" not in said


def test_the_audit_warns_of_characters_that_no_font_has(rare):
    said = rare.run("roster", "check", rare.roster, expect=None)
    assert "Warning: no font of this machine has these characters of names" in said.stderr
    assert "\U000323af (U+323AF) (line 3, 4)" in said.stderr and "U+3137B) (line 4)" in said.stderr
    assert "Warning" not in said.stdout


def test_the_audit_warns_of_no_character_that_a_font_has(begun):
    assert "Warning" not in begun.run("roster", "check", begun.roster, expect=None).said


def test_without_fonts_the_audit_says_nothing_of_characters(rare):
    answer = rare.run("roster", "check", rare.roster, before=hiding(WENKAI_BOLD), expect=None)
    assert answer.code == 0 and "Warning" not in answer.said


def test_the_others_are_printed_by_their_numbers(rare, tmp_path):
    rare.run("export", "--pdf", "LJ2021-000001-W", "--out", tmp_path)
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["LJ2021-000001-W.pdf"]


@pytest.mark.parametrize("font, package, name", [
    (WENKAI, "fonts-lxgw-wenkai", "王小明"), (NOTO, "fonts-noto-cjk", "王\U000212fe"),
])  # fmt: skip
def test_a_font_that_is_missing_is_named_with_its_package(jieye, tmp_path, font, package, name):
    office = office_of(jieye, tmp_path, name)
    refuses(office, "export", "--pdf", says=[font, package], before=hiding(font))


def test_a_font_for_rare_characters_is_not_needed_where_there_are_none(jieye, tmp_path):
    office = office_of(jieye, tmp_path, "王小明")
    office.run("export", "--pdf", before=hiding(NOTO))
