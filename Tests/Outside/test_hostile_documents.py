"""Documents that were made to keep a reader busy, or to take all of its memory."""

import io
import itertools
import struct
import zlib

import pytest
from PIL import Image

from test_bad_input_machine import peak

MIB = 1 << 20
HEAD = b"%PDF-1.7\n"


def pdf(dictionary, content):
    return HEAD + b"1 0 obj\n<< " + dictionary + b" >>\nstream\n" + content + b"\nendstream\nendobj\n%%EOF\n"


def jpeg(side, **options):
    data = io.BytesIO()
    Image.linear_gradient("L").resize((side, side)).save(data, format="JPEG", **options)
    return data.getvalue()


def of_many_scans():
    """A progressive JPEG whose last scan comes four hundred times more."""
    whole = jpeg(4000, progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + scan * 400 + whole[-2:]


def full_of_finders():
    """A picture of the corners of QR codes, as many as there is room for."""
    corner = Image.new("1", (9, 9), 1)
    for x, y in itertools.product(range(7), range(7)):
        if x in (0, 6) or y in (0, 6) or (2 <= x <= 4 and 2 <= y <= 4):
            corner.putpixel((x + 1, y + 1), 0)
    picture = Image.new("1", (4096, 4096), 1)
    for x, y in itertools.product(range(0, 4087, 9), repeat=2):
        picture.paste(corner, (x, y))
    data = io.BytesIO()
    picture.save(data, format="PNG")
    return data.getvalue()


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_bomb():
    """Thirty thousand by thirty thousand white pixels."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(b"\0" + b"\xff" * 3750) for _ in range(30_000)) + rows.flush()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


PACKED = b"<</Filter/FlateDecode>>stream\n" + zlib.compress(b"A" * 65_000, 9) + b"\nendstream "
DOCUMENTS = {
    "a word for pictures, a million times": lambda: HEAD + b"/DCTDecode stream\n" * MIB,
    "a word for attached files, a million times": lambda: HEAD + b"/EmbeddedFile stream\n" * MIB,
    "streams that never end": lambda: HEAD + b"<</EmbeddedFile>>stream\n" * MIB,
    "a million empty streams": lambda: HEAD + b"<</EmbeddedFile/FlateDecode>>stream\nendstream " * MIB,
    "many streams that unpack to a thousand times as much": lambda: HEAD + PACKED * (20 * MIB // len(PACKED)),
    "a picture that is named often": lambda: pdf(b"/DCTDecode " * 64, b"\0" * (60 * MIB)),
    "a picture of many scans": of_many_scans,
    "a picture of many scans in a PDF": lambda: pdf(b"/Filter /DCTDecode", of_many_scans()),
    "a huge picture in few bytes": png_bomb,
    "more pictures than a document has": lambda: HEAD + pdf(b"/DCTDecode", jpeg(4000))[len(HEAD) :] * 100,
}


@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_document_takes_no_more_than_its_size_asks_for(published, tmp_path, what):
    path = tmp_path / "document"
    path.write_bytes(DOCUMENTS[what]())
    code, said, memory, seconds = peak(published.program, "verify", path, *published.trusting())
    assert code == 1 and "No certificate" in said
    assert memory < 300 << 10, f"{memory >> 10} MiB"
    assert seconds < 15


def test_a_picture_that_is_searched_for_too_long_is_given_up(published, printed, tmp_path):
    (tmp_path / "1.png").write_bytes(full_of_finders())
    number = printed.numbers()[0]
    (tmp_path / "2.pdf").write_bytes((printed.certificates / f"{number}.pdf").read_bytes())
    answer = published.run("verify", tmp_path, *published.trusting(), expect=1, timeout=120)
    assert "[too_complex]" in answer.stdout and "1 valid" in answer.stdout
