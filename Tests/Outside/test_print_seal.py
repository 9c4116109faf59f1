"""The seal on a certificate: what is drawn, what it costs, and what is refused before a cohort begins."""

import io
import json
import shutil

import pytest
from PIL import Image, ImageDraw

from office import ISSUER, Office, keep_passphrase
from paper import fonts, information, picture, tool
from program import REPOSITORY
from refusals import refuses
from roster_rows import csv_text, person
from seals import PATH, noise, on_white, round_seal

LONGEST = "阿卜杜热合曼·买买提吐尔逊·阿依古丽·买买提依明江"
PROGRAMME = REPOSITORY / "Samples" / "programme.json"


def issuer_file(folder, seal):
    """An issuer file with this seal; a picture lies beside it."""
    if not isinstance(seal, dict):
        seal.save(folder / "seal.png")
        seal = {"image": "seal.png"}
    file = folder / "issuer-with-seal.json"
    file.write_text(json.dumps({"url": ISSUER, "name": {"zh": "办公室"}, "seal": seal}))
    return file


def printed_with(jieye, folder, seal):
    office = Office.begin(jieye, folder / "o", "--issuer-file", issuer_file(folder, seal))
    office.roster.write_text(csv_text([person(1), person(2, 姓名=LONGEST)]))
    office.issue()
    office.run("export", "--pdf")
    return sorted(office.certificates.glob("*.pdf"))


def refused_by_init(jieye, folder, seal):
    """What `init` says of it; nothing was made."""
    file = issuer_file(folder, seal)
    keep_passphrase(folder / "passphrase")
    answer = jieye.run("init", folder / "o", "--issuer", ISSUER, "--programme", PROGRAMME, "--issuer-file",
                       file, "--passphrase-file", folder / "passphrase", expect=1)  # fmt: skip
    assert not (folder / "o").exists() and answer.stdout == ""
    return answer.stderr


SEALS = {
    "transparent": lambda: round_seal(),
    "white": lambda: on_white(round_seal()),
    "small": lambda: round_seal(200),
    "large": lambda: round_seal(2000),
    "two colours": lambda: round_seal(star=(212, 160, 23, 255)),
    "path": lambda: {"path": PATH},
    "path of several lines": lambda: {"path": PATH.replace("Z", "Z\r\n\t")},
}


@pytest.mark.parametrize("seal", SEALS)
def test_a_sealed_certificate_is_at_most_60_kb_and_red_where_the_seal_is(jieye, tmp_path, seal):
    for pdf in printed_with(jieye, tmp_path, SEALS[seal]()):
        assert pdf.stat().st_size <= 60 * 1024
        assert b"No syntax or stream encoding errors" in tool("qpdf", "--check", pdf)
        assert information(pdf)["Pages"] == "1" and all(font.embedded for font in fonts(pdf))
        page = Image.open(io.BytesIO(picture(pdf, 100))).convert("RGB")
        # Around the middle of the issuing body, which ends 30 mm from the right.
        area = page.crop((600, 450, 1060, 700)).get_flattened_data() if hasattr(
            page, "get_flattened_data") else page.crop((600, 450, 1060, 700)).getdata()
        reds = sum(r > 150 and g < 110 and b < 110 for r, g, b in area)
        assert 1_000 < reds < 12_000, reds


def test_the_image_is_copied_into_the_workspace(jieye, tmp_path):
    issuer = issuer_file(tmp_path, round_seal(100))
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", issuer)
    assert (office.workspace / "seal.png").read_bytes() == (tmp_path / "seal.png").read_bytes()


REFUSED = {
    "no path": ({"path": "L0 0"}, ["seal.path", "no SVG path data", "from byte 0"]),
    "a path of no size": ({"path": "M0 0L1e-300 0L1e-300 1e-300Z"}, ["no SVG path data"]),
    "a picture that is none": ({"image": "issuer-with-seal.json"}, ["issuer-with-seal.json: not a PNG"]),
    "a picture that is not there": ({"image": "no.png"}, ["no.png: there is no such file"]),
    "a picture outside": ({"image": "../seal.png"}, ["seal.image", "beside the issuer file"]),
    "a name of the workspace's own": ({"image": "programme.json/seal.png"}, ["seal.image", "does not need itself"]),
    "a folder of the workspace's own": ({"image": "publication/seal.png"}, ["seal.image", "does not need itself"]),
    "a register of the workspace's own": ({"image": "registry.sqlite"}, ["seal.image", "does not need itself"]),
    "all white": (Image.new("RGB", (200, 200), "white"), ["seal.png: all transparent or white"]),
    "all transparent": (Image.new("RGBA", (200, 200), (200, 0, 0, 0)), ["seal.png: all transparent or white"]),
    "noise": (noise(), ["seal.png: would make every PDF larger by", "one colour"]),
    "too many pixels": (Image.new("1", (4097, 10)), ["seal.png: 4097 × 10 pixels", "1 to 4096"]),
}


@pytest.mark.parametrize("seal", REFUSED)
def test_a_seal_that_cannot_be_printed_is_refused_before_anything_is_made(jieye, tmp_path, seal):
    source, says = REFUSED[seal]
    said = refused_by_init(jieye, tmp_path, source)
    assert all(words in said for words in says), said


OWN = [
    "programme.json", "issuer.json", "registry.sqlite", "registry.lock", "registry.sqlite-journal", "copies.jsonl",
    "keys", "trust", "root", "approvals", "certificates", "publication", "backups", "Backups/seal.png",
]  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_a_seal_takes_no_place_that_the_workspace_has_or_will_need(jieye, tmp_path, name):
    said = refused_by_init(jieye, tmp_path, {"image": name})
    assert "seal.image" in said and "does not need itself" in said


@pytest.mark.parametrize("harm, says", [
    (lambda whole: b"", "the file is empty"), (lambda whole: whole[:500], "cut or damaged"),
    (lambda whole: whole[:20], "cut or damaged"), (lambda whole: b"GIF89a", "not a PNG file"),
])  # fmt: skip
def test_a_damaged_image_is_named_with_what_is_wrong(jieye, tmp_path, harm, says):
    round_seal(100).save(tmp_path / "whole.png")
    (tmp_path / "harmed.png").write_bytes(harm((tmp_path / "whole.png").read_bytes()))
    said = refused_by_init(jieye, tmp_path, {"image": "harmed.png"})
    assert f"{tmp_path / 'harmed.png'}: {says}" in " ".join(said.split()).replace("a PNG file that is ", "")


CRASHING = [
    "M0 0A1e-200 1e-200 0 0 1 5 5Z", "M0 0A5 5 0 0 1 1e-320 0L5 5Z", "M0 0A5 5 0 0 1 1e-170 0L5 5Z",
]  # fmt: skip


@pytest.mark.parametrize("path", CRASHING)
def test_a_path_with_an_arc_of_next_to_nothing_is_drawn(jieye, tmp_path, path):
    assert len(printed_with(jieye, tmp_path, {"path": path})) == 2


def test_an_image_that_was_spoilt_later_is_named_when_printing(jieye, tmp_path):
    issuer = issuer_file(tmp_path, round_seal(100))
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", issuer)
    office.roster.write_text(csv_text([person()]))
    office.issue()
    (office.workspace / "seal.png").write_bytes(b"")
    said = office.run("export", "--pdf", expect=1).stderr
    assert f"{office.workspace / 'seal.png'}: the file is empty" in said and "another image" in said


def next_year(folder, **changes):
    programme = json.loads(PROGRAMME.read_text())
    programme |= {"cohort": "2021-2022", "number_prefix": "LJ2022"} | changes
    file = folder / "next.json"
    file.write_text(json.dumps(programme))
    return file


def test_a_new_cohort_takes_its_seal_along_and_leaves_the_former_one_its_own(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", issuer_file(tmp_path, round_seal(100)))
    other = tmp_path / "other"
    other.mkdir()
    issuer = issuer_file(other, round_seal(120))
    verb = ["cohort", "add", next_year(tmp_path), "--issuer-file", issuer]
    former = (office.workspace / "seal.png").read_bytes()
    said = office.run(*verb, expect=1).stderr
    assert f"{office.workspace / 'seal.png'}: is there already" in said
    assert (office.workspace / "seal.png").read_bytes() == former
    assert "2021-2022" not in office.run("cohort", "list").stdout
    shutil.move(other / "seal.png", other / "second.png")
    issuer.write_text(issuer.read_text().replace("seal.png", "second.png"))
    office.run(*verb)
    assert (office.workspace / "second.png").read_bytes() == (other / "second.png").read_bytes()


def test_a_new_cohort_with_a_seal_that_cannot_be_printed_does_not_begin(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    issuer = issuer_file(tmp_path, {"path": "M0 0X"})
    said = office.run("cohort", "add", next_year(tmp_path), "--issuer-file", issuer, expect=1).stderr
    assert "seal.path" in said and "2021-2022" not in office.run("cohort", "list").stdout


def scanned(ground):
    """A seal of two colours on ground of a light grey, as a scanner sees it."""
    image = Image.new("RGB", (400, 400), (ground, ground, ground))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 390, 390), fill=(200, 22, 29))
    draw.ellipse((100, 100, 300, 300), fill=(212, 160, 23))
    return image


@pytest.mark.parametrize("ground", [0xF5, 0xEA])
def test_the_paper_of_a_scanned_seal_becomes_white(jieye, tmp_path, ground):
    pdf = printed_with(jieye, tmp_path, scanned(ground))[0]
    page = Image.open(io.BytesIO(picture(pdf, 100))).convert("RGB").crop((600, 450, 1060, 700))
    colours = {colour for count, colour in page.getcolors(1 << 20) if count > 500}
    assert (255, 255, 255) in colours and not any(220 < min(colour) < 254 for colour in colours)


def next_with_seal(folder, image="seal.png"):
    """The verb that begins the next year with a seal of its own."""
    other = folder / "other"
    (other / image).parent.mkdir(parents=True)
    issuer = issuer_file(other, {"image": image})
    round_seal(100).save(other / image)
    return ["cohort", "add", next_year(folder), "--issuer-file", issuer]


EVERY_RENAME = "inject=?rename,?renameat,?renameat2:error=EIO"


@pytest.mark.parametrize("image", ["seal.png", "seals/of/2022.png"])
def test_where_the_seal_cannot_be_placed_the_cohort_does_not_begin(jieye, tmp_path, image):
    office = Office.begin(jieye, tmp_path / "o")
    verb = next_with_seal(tmp_path, image)
    tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", EVERY_RENAME]
    refuses(office, *verb, says=[office.workspace / image, "It was not changed"], before=tracer)
    assert "2021-2022" not in office.run("cohort", "list").stdout
    office.run(*verb)
    assert (office.workspace / image).exists() and "2021-2022" in office.run("cohort", "list").stdout


def test_a_folder_in_the_way_of_the_seal_keeps_the_cohort_from_beginning(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    verb = next_with_seal(tmp_path, "seals/2022.png")
    (office.workspace / "seals").write_text("a file")
    refuses(office, *verb, says=[office.workspace / "seals"])
    assert "2021-2022" not in office.run("cohort", "list").stdout


def test_a_cohort_whose_name_is_taken_leaves_no_seal_behind(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    *verb, _, issuer = next_with_seal(tmp_path, "seals/2022.png")
    taken = next_year(tmp_path, cohort="2020-2021")
    refuses(office, "cohort", "add", taken, "--issuer-file", issuer, says=["2020-2021"])
    assert not (office.workspace / "seals").exists()


def test_a_cohort_that_began_says_so_where_its_files_could_not_be_placed(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    verb = ["cohort", "add", next_year(tmp_path)]
    tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", EVERY_RENAME]
    said = office.run(*verb, before=tracer, expect=1).stderr
    assert "was added, but" in said and "programme.json" in said and "Nothing was changed" not in said
    assert "2021-2022" in office.run("cohort", "list").stdout
    office.run(*verb)
    assert "LJ2022" in (office.workspace / "programme.json").read_text()
