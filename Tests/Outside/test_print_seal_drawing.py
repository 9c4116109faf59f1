"""A seal that is an SVG file: drawn once when a cohort begins, and what becomes of drawings that are none."""

import base64
import gzip
import io
import re
import shutil

import pytest
from PIL import Image, ImageChops

from office import ISSUER, Office, keep_passphrase
from paper import picture
from refusals import refuses
from roster_rows import csv_text, person
from seals import noise, on_a_page, outlined_seal, ring_and_star, round_seal, text_seal
from test_print_seal import EVERY_RENAME, PROGRAMME, issuer_file, next_year

SQUARE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100"'


def drawing(folder, text, name="seal.svg"):
    """An issuer file whose seal is this drawing, which lies beside it."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return issuer_file(folder, {"image": name})


def svg(content):
    return f"<svg {SQUARE}>{content}</svg>"


def without(folder, *missing):
    """A folder for the PATH with the programs that draw, but for these."""
    folder.mkdir()
    for name in {"prlimit", "rsvg-convert"} - set(missing):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def embedded():
    data = io.BytesIO()
    round_seal(400).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode()


DRAWN = {
    "words as paths on a page": outlined_seal,
    "one colour on a page": lambda: on_a_page(ring_and_star()),
    "a layer that shines through": lambda: on_a_page(ring_and_star(), opacity=0.85),
    "several colours": lambda: on_a_page(ring_and_star("#d4a017")),
    "a gradient": lambda: on_a_page(ring_and_star("url(#shade)")),
    "on white": lambda: on_a_page('<path d="M-99-99H99V99H-99Z" style="fill:#fff" />' + ring_and_star()),
    "a page of its own size": lambda: f'<svg {SQUARE} viewBox="-21 -21 42 42">{ring_and_star()}</svg>',
    "a picture in it": lambda: svg(f'<image width="100" height="100" xlink:href="data:image/png;base64,{embedded()}"/>'),
    "an entity of its own": lambda: '\ufeff<!DOCTYPE svg [<!ENTITY red "#c8161d">]>'
    + svg('<circle cx="50" cy="50" r="44" fill="none" stroke="&red;" stroke-width="6"/>'),
}  # fmt: skip


@pytest.mark.parametrize("seal", DRAWN)
def test_a_drawn_seal_fills_its_place_and_is_printed_without_the_program_that_drew_it(jieye, tmp_path, seal):
    issuer = drawing(tmp_path / "given", DRAWN[seal]())
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", issuer)
    assert (office.workspace / "seal.svg").read_bytes() == (tmp_path / "given" / "seal.svg").read_bytes()
    office.roster.write_text(csv_text([person()]))
    office.issue()
    office.program = office.program.with_environment(PATH=without(tmp_path / "none", "prlimit", "rsvg-convert"))
    office.run("export", "--pdf")
    (pdf,) = office.certificates.glob("*.pdf")
    assert pdf.stat().st_size <= 60 * 1024
    # Around the middle of the issuing body, at 100 dots an inch.
    page = Image.open(io.BytesIO(picture(pdf, 100))).convert("RGB").crop((600, 450, 1060, 700))
    red, green, blue = page.split()
    mask = ImageChops.subtract(red, ImageChops.lighter(green, blue)).point(lambda value: 255 * (value > 60))
    left, top, right, bottom = mask.getbbox()
    sides = [(right - left) / 100 * 25.4, (bottom - top) / 100 * 25.4]
    assert all(37 <= side <= 39 for side in sides), sides


def bomb():
    entities = ['<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">']
    for former, name in zip("abcdefg", "bcdefgh"):
        entities.append(f'<!ENTITY {name} "' + 10 * f"&{former};" + '">')
    return f"<!DOCTYPE svg [{''.join(entities)}]>" + svg("<desc>&h;</desc>")


def nested():
    groups = ""
    for level in range(12):
        uses = 10 * f'<use xlink:href="#a{level}"/>'
        groups += f'<g id="a{level + 1}">{uses}</g>'
    return svg(f'<defs><rect id="a0" width="9" height="9" opacity="0.5"/>{groups}</defs><use xlink:href="#a12"/>')


def filters():
    steps = "".join(
        f'<feTurbulence baseFrequency="0.{place + 1}" numOctaves="1000"/><feMorphology radius="500"/>'
        for place in range(50))
    return svg(f'<filter id="f" x="0" y="0" width="1" height="1">{steps}</filter>'
               '<rect width="100" height="100" filter="url(#f)"/>')  # fmt: skip


def png(image):
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


NO_SVG = ["seal.svg: not an SVG file", "plain SVG"]
TEXT = ["seal.svg: there is text in it", "Path > Object to Path"]
OUTSIDE = ["seal.svg: it refers to", "Embed"]
CANNOT = ["seal.svg: rsvg-convert cannot draw it"]
COSTLY = ["seal.svg: it takes too much time or memory"]
REFUSED = {
    "a letter": ("dear office", NO_SVG),
    "nothing": ("", NO_SVG),
    "a page": ("<html><body/></html>", NO_SVG),
    "a PNG file": (png(round_seal(100)), NO_SVG),
    "a packed drawing": (gzip.compress(svg("").encode()), NO_SVG),
    "text": (text_seal(), TEXT),
    "text along a curve": (svg('<path id="c" d="M0 50H99"/><text><textPath xlink:href="#c">x</textPath></text>'), TEXT),
    "text that flows": (svg("<flowRoot><flowPara>x</flowPara></flowRoot>"), TEXT),
    "a picture beside it": (svg('<image width="9" height="9" xlink:href="seal.png"/>'), OUTSIDE),
    "a picture elsewhere": (svg('<image width="9" height="9" href="http://127.0.0.1:9/seal.png"/>'), OUTSIDE),
    "a drawing beside it": (svg('<use xlink:href=\'other.svg#star\'/>'), OUTSIDE),
    "half a drawing": (svg("<g>")[:-8], CANNOT),
    "no size": ('<svg xmlns="http://www.w3.org/2000/svg"/>', CANNOT),
    "an entity of a file": ('<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>' + svg("<desc>&x;</desc>"), CANNOT),
    "entities that multiply": (bomb(), CANNOT),
    "many layers": (svg('<g opacity="0.9">' * 250 + '<rect width="99" height="99"/>' + "</g>" * 250), CANNOT),
    "drawings that multiply": (nested(), COSTLY),
    "filters": (filters(), COSTLY),
    "nothing drawn": (svg(""), ["seal.svg: all transparent or white"]),
    "white on white": (svg('<rect width="99" height="99" fill="#fff"/>'), ["seal.svg: all transparent or white"]),
    "noise": (svg('<image width="100" height="100" xlink:href="data:image/png;base64,'
                  f'{base64.b64encode(png(noise())).decode()}"/>'), ["seal.svg: would make every PDF larger by"]),
    "a file too large": ("<svg>" + " " * (16 << 20), ["seal.svg", "16"]),
}  # fmt: skip


@pytest.mark.parametrize("seal", REFUSED)
def test_a_drawing_that_cannot_be_a_seal_is_refused_before_anything_is_made(jieye, tmp_path, seal):
    text, says = REFUSED[seal]
    keep_passphrase(tmp_path / "passphrase")
    for language in ("en", "zh"):
        answer = jieye.run(
            "init", tmp_path / "o", "--issuer", ISSUER, "--programme", PROGRAMME, "--issuer-file", drawing(tmp_path / "given", text),
            "--passphrase-file", tmp_path / "passphrase", "--language", language, expect=1)  # fmt: skip
        said = " ".join(answer.stderr.split())
        assert answer.stdout == "" and not (tmp_path / "o").exists()
        if language == "en":
            assert all(words in said for words in says), said
        else:
            assert "seal.svg" in said and re.search("[\u4e00-\u9fff]", said), said


@pytest.mark.parametrize("program, package", [("rsvg-convert", "librsvg2-bin"), ("prlimit", "util-linux")])
def test_without_the_program_that_draws_its_package_is_named(jieye, tmp_path, program, package):
    keep_passphrase(tmp_path / "passphrase")
    poor = jieye.with_environment(PATH=without(tmp_path / "bin", program))
    answer = poor.run(
        "init", tmp_path / "o", "--issuer", ISSUER, "--programme", PROGRAMME, "--issuer-file",
        drawing(tmp_path / "given", on_a_page(ring_and_star())), "--passphrase-file", tmp_path / "passphrase", expect=1)  # fmt: skip
    assert f"cannot run {program}: no such file" in answer.stderr and package in answer.stderr
    assert not (tmp_path / "o").exists()


def test_a_drawing_reads_no_file_and_asks_no_server(jieye, tmp_path):
    """What it names is hidden in entities from the look that is taken at its text."""
    secret = tmp_path / "secret.svg"
    secret.write_text(svg('<circle id="x" r="9"/>'))
    named = f"<!DOCTYPE svg [<!ENTITY f 'file://{secret}'><!ENTITY h 'http://127.0.0.1:9/x.svg'>]>"
    content = "".join(
        f'<image width="9" height="9" xlink:href = "{name}"/><use xlink:href = "{name}#x"/>'
        f'<filter id="f"><feImage xlink:href = "{name}"/></filter>'
        f'<rect width="9" height="9" fill="url({name}#x)" filter="url(#f)"/>'
        for name in ("&f;", "&h;", "secret.svg"))  # fmt: skip
    style = f'<style>@import url("{secret}"); @import url("http://127.0.0.1:9/x.css");</style>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href = "{secret}" parse="text"/>'
    issuer = drawing(tmp_path / "given", named + svg(style + include + ring_and_star() + content))
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,socket,connect,execve"
    tracer = jieye.with_prefix("strace", "-f", "-qq", "-s", "500", "-o", trace, "-e", calls)
    Office.begin(tracer, tmp_path / "o", "--issuer-file", issuer)
    lines = trace.read_text()
    assert "rsvg-convert" in lines and "secret" not in lines and "INET" not in lines


def test_the_same_drawing_is_not_drawn_again_and_another_one_takes_no_place(jieye, tmp_path):
    text = on_a_page(ring_and_star())
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", drawing(tmp_path / "given", text))
    kept = (office.workspace / "seal.svg.png").read_bytes()
    verb = ["cohort", "add", next_year(tmp_path), "--issuer-file"]
    other = drawing(tmp_path / "other", on_a_page(ring_and_star("#d4a017")))
    refuses(office, *verb, other, says=["seal.svg: is there already"])
    office.program = office.program.with_environment(PATH=without(tmp_path / "none", "prlimit", "rsvg-convert"))
    office.run(*verb, tmp_path / "given" / "issuer-with-seal.json")
    assert (office.workspace / "seal.svg.png").read_bytes() == kept
    assert "2021-2022" in office.run("cohort", "list").stdout


def test_where_the_picture_cannot_be_placed_no_drawing_is_left(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    issuer = drawing(tmp_path / "given", on_a_page(ring_and_star()), "2022.svg")
    tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", EVERY_RENAME + ":when=2+"]
    verb = ["cohort", "add", next_year(tmp_path), "--issuer-file", issuer]
    refuses(office, *verb, says=[office.workspace, "It was not changed"], before=tracer)
    office.run(*verb)
    assert (office.workspace / "2022.svg.png").exists()


def test_a_picture_that_was_lost_is_named_when_printing(jieye, tmp_path):
    issuer = drawing(tmp_path / "given", on_a_page(ring_and_star()))
    office = Office.begin(jieye, tmp_path / "o", "--issuer-file", issuer)
    office.roster.write_text(csv_text([person()]))
    office.issue()
    (office.workspace / "seal.svg.png").unlink()
    assert "seal.svg.png: there is no such file" in office.run("export", "--pdf", expect=1).stderr
