"""`verify` of PDFs and pictures, also of those that others have changed."""

import csv
import io
import json
import re
import shutil

import pytest
from PIL import Image, ImageFilter

from paper import picture, tool, words

COUNT = 60


@pytest.fixture(scope="module")
def number(printed):
    return printed.numbers()[0]


@pytest.fixture(scope="module")
def document(printed, number):
    return printed.certificates / f"{number}.pdf"


@pytest.fixture(scope="module")
def page(document):
    """The page at 150 dots an inch."""
    return Image.open(io.BytesIO(picture(document, 150))).convert("RGB")


def certified(office, path):
    """The number of the one valid certificate in a file."""
    (found,) = office.verify(path)
    assert found["verdict"] == "valid"
    return found["certificate"]["number"]


def test_a_pdf_is_verified_by_the_token_in_it(printed, document, number):
    assert certified(printed, document) == number
    text = printed.run("verify", document, *printed.trusting()).stdout
    assert number in text and "institution: " in text


REWRITTEN = {
    "as it is": [],
    "packed": ["--compress-streams=y", "--recompress-flate", "--object-streams=generate"],
    "unpacked": ["--qdf", "--object-streams=disable"],
    "for the web": ["--linearize"],
    "encrypted for nobody": ["--encrypt", "", "owner", "256", "--"],
}


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_pdf_that_another_program_has_written_anew(printed, document, number, tmp_path, how):
    copy = tmp_path / "copy.pdf"
    tool("qpdf", *REWRITTEN[how], document, copy)
    if how != "encrypted for nobody":
        assert certified(printed, copy) == number
        return
    answer = printed.run("verify", copy, *printed.trusting(), expect=1)
    assert "[encrypted]" in answer.stdout and "without a password" in answer.stderr


def test_a_pdf_whose_text_was_edited_shows_the_facts_of_the_token(printed, document, tmp_path):
    (facts,) = printed.verify(document)
    name = facts["certificate"]["name"]
    edited = tmp_path / "edited.pdf"
    tool("qpdf", "--qdf", "--object-streams=disable", document, edited)
    data, left = edited.read_bytes(), words(edited).count(name)
    # Glyphs change places where the name stands, until it is another one.
    for pair in re.finditer(rb"([0-9a-f]{4})((?:>-?[0-9]+<)?)([0-9a-f]{4})", data[: data.rindex(b"ET")]):
        changed = data[: pair.start()] + pair[3] + pair[2] + pair[1] + data[pair.end() :]
        edited.write_bytes(changed)
        if words(edited).count(name) < left:
            data, left = changed, words(edited).count(name)
    edited.write_bytes(data)
    assert name in words(document) and name not in words(edited)
    (found,) = printed.verify(edited)
    assert found["verdict"] == "valid" and found["certificate"] == facts["certificate"]


def test_a_pdf_with_two_certificates_is_not_chosen_from(printed, document, number, tmp_path):
    other = printed.certificates / f"{printed.numbers()[1]}.sd-jwt"
    both = tmp_path / "both.pdf"
    tool("qpdf", document, "--add-attachment", other, "--", both)
    answer = printed.run("verify", both, *printed.trusting(), expect=1)
    assert "[several_tokens]" in answer.stdout


def saved(image, **options):
    data = io.BytesIO()
    image.save(data, **options)
    return data.getvalue()


PICTURES = {
    "PNG": lambda page: saved(page, format="PNG"),
    "PNG of 16 bits": lambda page: saved(page.convert("I;16"), format="PNG"),
    "PNG with a palette": lambda page: saved(page.convert("P"), format="PNG"),
    "PNG of 1 bit": lambda page: saved(page.convert("1"), format="PNG"),
    "transparent PNG": lambda page: saved(
        Image.merge("RGBA", (*page.split(), page.convert("L").point(lambda v: 255 - v))), format="PNG"
    ),
    "JPEG": lambda page: saved(page, format="JPEG"),
    "poor grey JPEG, turned": lambda page: saved(
        page.convert("L").rotate(3, expand=True, fillcolor=255), format="JPEG", quality=40
    ),
    "JPEG for a printing press": lambda page: saved(page.convert("CMYK"), format="JPEG"),
    "progressive JPEG": lambda page: saved(page, format="JPEG", progressive=True),
    "upside down": lambda page: saved(page.rotate(180), format="PNG"),
    "twice as large and blurred": lambda page: saved(
        page.resize((page.width * 2, page.height * 2)).filter(ImageFilter.GaussianBlur(2)), format="PNG"
    ),
    "scanned into a PDF": lambda page: saved(page.convert("L"), format="PDF"),
    "scanned into a PDF for a printing press": lambda page: saved(page.convert("CMYK"), format="PDF"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_verified_by_its_code(printed, page, number, tmp_path, kind):
    path = tmp_path / "picture"  # The name says nothing: the first bytes do.
    path.write_bytes(PICTURES[kind](page))
    assert certified(printed, path) == number


def test_a_page_of_a_thousand_dots_an_inch_is_no_more_than_is_read(printed, document, tmp_path):
    path = tmp_path / "large.png"
    path.write_bytes(picture(document, 1000))
    answer = printed.run("verify", path, *printed.trusting(), expect=1)
    assert "[too_large]" in answer.stdout and "200 to 300 dots" in answer.stderr


def test_a_picture_of_another_code_or_of_none_is_without_a_certificate(printed, tmp_path):
    path = tmp_path / "blank.png"
    Image.new("RGB", (600, 600), "white").save(path)
    answer = printed.run("verify", path, *printed.trusting(), expect=1)
    assert "[no_token]" in answer.stdout and len(answer.stderr.splitlines()) == 2


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_short_is_no_forgery(printed, page, tmp_path, kind):
    whole = PICTURES[kind](page)
    for length in (3, 8, 20, 100, 1000, len(whole) // 3):
        path = tmp_path / f"{length}.picture"
        path.write_bytes(whole[:length])
    answer = printed.run("verify", tmp_path, "--format", "json", *printed.trusting(), expect=1)
    assert "No token was found" in answer.stderr, "a folder is searched by names"
    for path in tmp_path.iterdir():
        path.rename(path.with_suffix(f".{kind.lower()}"))
    lines = printed.run("verify", tmp_path, "--format", "json", *printed.trusting(), expect=None).stdout
    for line in map(json.loads, lines.splitlines()):
        assert line["verdict"] is None and line["error"] in ("damaged", "no_token", "not_a_certificate")


def test_whatever_is_flipped_in_a_picture_it_is_read_or_named(printed, page, tmp_path):
    for kind in ("PNG", "JPEG"):
        whole = PICTURES[kind](page)
        for place in range(0, len(whole), max(1, len(whole) // 40)):
            altered = bytearray(whole)
            altered[place] ^= 0x55
            (tmp_path / f"{place}.{kind.lower()}").write_bytes(altered)
    answer = printed.run("verify", tmp_path, "--format", "json", *printed.trusting(), expect=None)
    assert answer.code in (0, 1, 2), answer
    assert len(answer.stdout.splitlines()) == len(list(tmp_path.iterdir()))


def test_a_folder_has_a_line_each_and_a_summary(printed, page, number, tmp_path):
    shutil.copytree(printed.certificates, tmp_path / "all")
    (tmp_path / "all" / "photo.jpg").write_bytes(PICTURES["JPEG"](page))
    Image.new("L", (300, 300)).save(tmp_path / "all" / "holiday.png")
    (tmp_path / "all" / "notes.docx").write_text("not looked at")
    answer = printed.run("verify", tmp_path / "all", *printed.trusting(), expect=1)
    lines = answer.stdout.splitlines()
    assert len(lines) == 2 * COUNT + 3
    assert lines[-1] == f"{2 * COUNT + 2} in all: {2 * COUNT + 1} valid, 0 invalid, 0 undetermined, 1 without a certificate"
    csv_lines = printed.run(
        "verify", tmp_path / "all", "--format", "csv", *printed.trusting(), expect=1
    ).stdout
    rows = list(csv.DictReader(io.StringIO(csv_lines)))
    assert [row["reasons"] for row in rows if not row["verdict"]] == ["no_token"]


def test_inspect_reads_a_document_too(printed, document, number):
    assert number in printed.run("inspect", document).stdout
