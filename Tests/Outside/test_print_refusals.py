"""What cannot be printed is said before anything is written."""

import json

import pytest

from office import Office
from program import REPOSITORY
from refusals import refuses
from roster_rows import csv_text, person

WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
NOTO = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"


def office_of(jieye, folder, *names, issuer=None, programme=None):
    """An office with a certificate for each of the names."""
    options = []
    for option, value in (("--issuer-file", issuer), ("--programme", programme)):
        if value:
            file = folder / f"{option.strip('-')}.json"
            file.write_text(json.dumps(value))
            options += [option, file]
    office = Office.begin(jieye, folder / "o", *options)
    rows = [person(serial, 姓名=name) for serial, name in enumerate(names, 1)]
    office.roster.write_text(csv_text(rows))
    office.issue()
    return office


@pytest.mark.parametrize("how", [
    ["--pdf"], ["--pdf", "--by", "institution"], ["--print-file", "all.pdf"],
])  # fmt: skip
def test_a_character_that_no_font_has_is_named(jieye, tmp_path, how):
    office = office_of(jieye, tmp_path, "王小明", "王\U000323af")
    says = ["LJ2021-000002-U", "no font has the character", "U+323AF"]
    refuses(office, "export", *how, code=2, says=says, cwd=tmp_path)
    assert not list(tmp_path.glob("all.pdf*"))


def test_the_others_are_printed_by_their_numbers(jieye, tmp_path):
    office = office_of(jieye, tmp_path, "王小明", "王\U000323af")
    office.run("export", "--pdf", "LJ2021-000001-W")
    assert [path.name for path in office.certificates.glob("*.pdf")] == ["LJ2021-000001-W.pdf"]


@pytest.mark.parametrize("font, package, name", [
    (WENKAI, "fonts-lxgw-wenkai", "王小明"), (NOTO, "fonts-noto-cjk", "王\U000212fe"),
])  # fmt: skip
def test_a_font_that_is_missing_is_named_with_its_package(jieye, tmp_path, font, package, name):
    office = office_of(jieye, tmp_path, name)
    hidden = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", font,
              "-e", "trace=?stat,?newfstatat,?openat", "-e",
              "inject=?stat,?newfstatat,?openat:error=ENOENT"]  # fmt: skip
    refuses(office, "export", "--pdf", says=[font, package], before=hidden)


def test_a_font_for_rare_characters_is_not_needed_where_there_are_none(jieye, tmp_path):
    office = office_of(jieye, tmp_path, "王小明")
    hidden = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", NOTO, "-e", "trace=?openat",
              "-e", "inject=?openat:error=ENOENT"]  # fmt: skip
    office.run("export", "--pdf", before=hidden)


SEALS = {
    "no path": ({"path": "L0 0"}, "no SVG path data from byte 0"),
    "a picture that is none": ({"image": "issuer.json"}, "no PNG"),
    "a picture that is not there": ({"image": "seal.png"}, "there is no such file"),
}


@pytest.mark.parametrize("seal", SEALS)
def test_a_seal_that_cannot_be_drawn_is_refused(jieye, tmp_path, seal):
    source, says = SEALS[seal]
    issuer = {"url": "https://cert.jieye.example", "name": {"zh": "办公室"}, "seal": source}
    office = office_of(jieye, tmp_path, "王小明", issuer=issuer)
    refuses(office, "export", "--pdf", says=[says])


@pytest.mark.parametrize("sentence", ["{nobody}", "{name", "no name", "{name} {hours}"])
def test_a_template_that_cannot_be_filled_is_refused_by_init(jieye, tmp_path, sentence):
    programme = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())
    programme["certificate_sentence"] = {"zh": sentence}
    file = tmp_path / "programme.json"
    file.write_text(json.dumps(programme))
    (tmp_path / "passphrase").write_text("a passphrase\n")
    answer = jieye.run("init", tmp_path / "o", "--issuer", "https://a.example", "--programme", file,
                       "--passphrase-file", tmp_path / "passphrase", expect=1)  # fmt: skip
    assert "certificate_sentence.zh" in answer.stderr
