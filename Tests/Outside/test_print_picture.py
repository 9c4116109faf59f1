"""A page compared with an approved picture, so that a change of layout is seen.

After a change that is meant, JIEYE_APPROVE=1 makes the pictures anew: look at them before you
commit them."""

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from office import Office
from paper import picture
from program import REPOSITORY
from roster_rows import csv_text, person
from seals import PATH

APPROVED = Path(__file__).parent / "approved"
DPI = 72
# The code is another one each time, since a signature is; its number stands below it.
CODE = (75, 318, 295, 523)
# The office of a long name, and its name in English.
BODY = {
    "zh": "工业和信息化部企业经营管理人才素质提升工程协调小组办公室暨中小企业发展促进中心",
    "en": "Office of the Coordination Group for the Improvement of Business Managers and Centre for the "
    "Promotion of Small Firms",
}

PAGES = {
    "usual": {"name": "王小明"},
    "long-name": {"name": "阿卜杜热合曼·买买提吐尔逊·阿依古丽·买买提依明江"},
    "rare-sealed": {"name": "𠮷龘·王𡋾", "seal": {"path": PATH}},
    "long-body": {"name": "王小明", "body": BODY, "seal": {"path": PATH}},
    "chinese": {"name": "欧阳小明", "english": False},
}


def page(jieye, folder, name, seal=None, english=True, body=None):
    """A certificate of 1 March 2026, its code left out."""
    programme = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())
    if not english:
        del programme["certificate_sentence"]["en"]
    if body:
        programme["issuing_body"] = body
    issuer = {"url": "https://cert.jieye.example", "name": {"zh": "办公室"}}
    files = {"programme": programme, "issuer-file": issuer | ({"seal": seal} if seal else {})}
    options = []
    for option, value in files.items():
        (folder / option).write_text(json.dumps(value))
        options += [f"--{option}", folder / option]
    dated = jieye.with_prefix("faketime", "-f", "2026-03-01 08:00:00")
    office = Office.begin(dated, folder / "o", *options)
    office.roster.write_text(csv_text([person(姓名=name)]))
    office.issue()
    office.run("export", "--pdf")
    document = next(office.certificates.glob("*.pdf"))
    image = Image.open(io.BytesIO(picture(document, DPI))).convert("RGB")
    image.paste("white", CODE)
    return image.point(lambda light: light & 0xF0)  # 16 steps of a colour make a small file


def differing(one, other):
    """How many pixels of two pictures are of another colour by more than two of these steps."""
    red, green, blue = ImageChops.difference(one, other).split()
    return sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[33:])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_was_approved(jieye, tmp_path, name):
    image = page(jieye, tmp_path, **PAGES[name])
    file = APPROVED / f"{name}.png"
    if os.environ.get("JIEYE_APPROVE") == "1":
        APPROVED.mkdir(exist_ok=True)
        image.save(file, optimize=True)
    approved = Image.open(file)
    assert image.size == approved.size
    pixels = differing(image, approved)
    # A page has half a million pixels; a line of text that moves by a point changes a thousand.
    assert pixels <= 100, f"{pixels} pixels differ; see {file.name} and JIEYE_APPROVE above"
