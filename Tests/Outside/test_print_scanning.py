"""The QR code, scanned by ZBar from a clean page and from a poor copy of it. JIEYE_LONG=1 scans a
thousand certificates."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from faults import LONG
from office import Office
from paper import address, codes, picture
from roster_rows import csv_text, person

COUNT = 1000 if LONG else 20


@pytest.fixture(scope="module")
def batch(jieye, make_roster, tmp_path_factory):
    """An office that has printed and published so many certificates."""
    office = Office.begin(jieye, tmp_path_factory.mktemp("batch") / "o")
    make_roster(office.roster, COUNT)
    office.issue()
    office.run("export", "--pdf", timeout=600)
    office.run("publish")
    return office


def scan(office, look):
    """What is scanned of each certificate, by its number; `look` makes an image of a document."""
    numbers = office.numbers()
    with ThreadPoolExecutor(2) as threads:
        pages = threads.map(lambda n: codes(look(office.certificates / f"{n}.pdf")), numbers)
        return dict(zip(numbers, pages))


def test_every_code_is_read_and_its_token_verifies(batch, tmp_path):
    scanned = scan(batch, lambda pdf: picture(pdf, 150))
    assert len(scanned) == COUNT
    for number, found in scanned.items():
        assert found == [address(batch.token(number))], number
    tokens = tmp_path / "scanned.txt"
    tokens.write_text("".join(found[0].partition("#")[2] + "\n" for found in scanned.values()))
    verdicts = batch.verify(tokens)
    assert [v["certificate"]["number"] for v in verdicts] == list(scanned)
    assert {verdict["verdict"] for verdict in verdicts} == {"valid"}


def poor_copy(pdf):
    """100 dots an inch, grey, turned by 3 degrees, as a JPEG of quality 40."""
    page = Image.open(io.BytesIO(picture(pdf, 100))).convert("L")
    turned = page.rotate(3, resample=Image.BICUBIC, expand=True, fillcolor=255)
    copy = io.BytesIO()
    turned.save(copy, "JPEG", quality=40)
    return copy.getvalue()


def test_99_of_100_poor_copies_are_read(batch):
    scanned = scan(batch, poor_copy)
    read = [number for number, found in scanned.items() if found == [address(batch.token(number))]]
    assert len(read) >= COUNT * 99 // 100


def test_modules_are_wide_enough_and_the_margin_is_quiet(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    office.roster.write_text(csv_text([person(姓名="欧" * 30)]))
    office.issue()
    office.run("export", "--pdf")
    number = office.numbers()[0]
    dpi = 600
    page = Image.open(io.BytesIO(picture(office.certificates / f"{number}.pdf", dpi, "-mono")))
    # The code alone, with the white around it: left of the issuing body, above the number.
    edges = (round(millimetres * dpi / 25.4) for millimetres in (24, 112, 105, 184.5))
    box = page.convert("L").crop(tuple(edges)).point(lambda value: 255 - value)
    left, top, right, bottom = box.getbbox()
    module = next(x for x in range(left, right) if not box.getpixel((x, top))) - left
    module /= 7  # a finder pattern
    assert module * 25.4 / dpi >= 0.45
    assert min(left, top, box.width - right, box.height - bottom) >= 3.9 * module
