"""`--print-file`, `--by institution` and `--preview`."""

import csv
import io
import os

import pytest
from PIL import Image

from paper import claims, codes, fonts, information, tool, words
from refusals import refuses


def test_a_print_file_has_a_page_for_each_certificate_in_order(published, tmp_path):
    file = tmp_path / "all.pdf"
    published.run("export", "--print-file", file)
    numbers = published.numbers()
    assert information(file)["Pages"] == str(len(numbers))
    for page, number in enumerate(numbers, 1):
        text = words(file, page)
        assert number in text and claims(published.token(number))["name"] in text


def test_a_print_file_embeds_every_font_once(published, tmp_path):
    file = tmp_path / "all.pdf"
    published.run("export", "--print-file", file)
    found = fonts(file)
    assert len(found) <= 6 and all(font.embedded and font.subset for font in found)
    assert file.stat().st_size < 12_000 * len(published.numbers())


def test_qpdf_finds_nothing_wrong_in_a_print_file(published, tmp_path):
    file = tmp_path / "all.pdf"
    published.run("export", "--print-file", file)
    assert b"No syntax or stream encoding errors" in tool("qpdf", "--check", file)
    assert b"0 embedded files" in tool("pdfdetach", "-list", file)


def test_the_same_print_file_is_the_same_bytes(published, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        published.run("export", "--print-file", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_print_file_of_named_certificates_has_these_alone(published, tmp_path):
    file = tmp_path / "some.pdf"
    first, second = published.numbers()[3:5]
    published.run("export", second, first, "--print-file", file)
    assert second in words(file, 1) and first in words(file, 2)
    assert information(file)["Pages"] == "2"


def test_an_institution_gets_a_folder_with_a_manifest(own, tmp_path):
    office, out = own("published"), tmp_path / "out"
    office.run("export", "--pdf", "--by", "institution", "--out", out)
    expected = {}
    for number in office.numbers():
        certificate = claims(office.token(number))
        expected.setdefault(certificate["institution"], {})[number] = certificate["name"]
    assert {path.name for path in out.iterdir()} == set(expected)
    for institution, certificates in expected.items():
        folder = out / institution
        rows = manifest_of(folder)
        assert [(row["number"], row["name"]) for row in rows] == list(certificates.items())
        assert {row["status"] for row in rows} == {"valid"}
        assert {path.stem for path in folder.glob("*.pdf")} == set(certificates)
        assert {path.stem for path in folder.glob("*W.sd-jwt")} <= set(certificates)


def manifest_of(folder):
    text = (folder / "manifest.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_manifest_keeps_of_what_was_exported_before_what_still_holds(own, tmp_path):
    office = own("published")
    verb = ["--by", "institution", "--out", tmp_path]
    office.run("export", *verb)
    first, *others = manifest_of(tmp_path / "清华大学")
    said = office.run("correct", first["number"], "--set", "name=王小明", "--by", "me", "--reason", "x")
    said = office.run("export", said.stdout.strip(), *verb).stderr
    rows = manifest_of(tmp_path / "清华大学")
    assert rows[:-1] == others and rows[-1]["name"] == "王小明"
    assert str(tmp_path / "清华大学" / f"{first['number']}.sd-jwt") in said
    office.run("export", *verb)
    assert manifest_of(tmp_path / "清华大学") == rows


def test_it_warns_while_anything_is_unpublished(own, tmp_path):
    office = own("issued")
    verb = ["export", "--by", "institution", "--out", tmp_path]
    lacks = "Warning: this workspace's publication lacks the last changes"
    assert lacks in office.run(*verb).stderr
    office.run("publish")
    assert "Warning" not in office.run(*verb).stderr
    office.run("suspend", "LJ2021-000001-W", "--reason", "a test")
    assert lacks in office.run(*verb).stderr


def test_what_is_not_valid_is_printed_only_where_it_is_named(own, tmp_path):
    office = own("changed")
    suspended, revoked, third = office.numbers()[:3]
    said = office.run("export", "--pdf", "--out", tmp_path / "all").stderr
    assert "3 revoked, suspended or superseded certificates were left out" in said
    left = {path.stem for path in (tmp_path / "all").glob("*.pdf")}
    assert left == set(office.numbers()) - {suspended, revoked, third}
    office.run("export", revoked, "--pdf", "--out", tmp_path / "named")
    assert [path.name for path in (tmp_path / "named").glob("*.pdf")] == [f"{revoked}.pdf"]


def test_jsonl_and_pdf_go_together(own, tmp_path):
    office, out = own("published"), tmp_path / "out"
    office.run("export", "--pdf", "--tokens", "jsonl", "--out", out)
    assert len((out / "tokens.jsonl").read_text().splitlines()) == 60
    assert len(list(out.glob("*.pdf"))) == 60
    assert not list(out.glob("*.sd-jwt"))


def test_a_preview_is_a_picture_that_scans(published, tmp_path):
    number = published.numbers()[0]
    published.run("export", "--preview", number, "--out", tmp_path)
    picture = tmp_path / f"{number}.png"
    assert Image.open(picture).size == (1754, 1240)
    assert codes(picture.read_bytes()) == [f"https://cert.jieye.example/#{published.token(number)}"]


def test_what_does_not_go_together_is_refused(published, tmp_path):
    number = published.numbers()[0]
    for options in (
        ["--print-file", tmp_path / "a.pdf", "--pdf"],
        ["--print-file", tmp_path / "a.pdf", "--preview", number],
        ["--print-file", tmp_path / "a.pdf", "--out", tmp_path / "out"],
        ["--print-file", tmp_path / "a.pdf", "--private"],
        ["--print-file", "-"],
        ["--preview", number, number],
        ["--preview", number, "--cohort", "2020-2021"],
        [number, "--cohort", "2020-2021", "--out", tmp_path / "out"],
        ["--by", "institution", "--tokens", "jsonl"],
        ["--private", "--out", tmp_path / "out"],
        ["--partial", "--out", tmp_path / "out"],
    ):
        published.run("export", *options, expect=64, cwd=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_a_print_file_replaces_nothing_but_a_file(published, tmp_path, kind):
    place, target = tmp_path / "place", tmp_path / "target"
    target.write_text("mine")
    make = {"pipe": os.mkfifo, "link": lambda path: path.symlink_to(target), "folder": os.mkdir}
    make[kind](place)
    before = place.lstat()
    refuses(published, "export", "--print-file", place, says=[place, "no ordinary file"],
            unchanged=published.workspace)  # fmt: skip
    assert place.lstat() == before and target.read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"place", "target"}


def test_nothing_to_print_is_an_error(own, tmp_path):
    office = own("begun")
    refuses(office, "export", "--print-file", tmp_path / "a.pdf", says=["no certificate to print"])
    assert not list(tmp_path.glob("a.pdf*"))
