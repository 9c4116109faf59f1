"""Printed certificates, looked at with the tools of others: Poppler, qpdf and ZBar."""

import base64
import json
import re
import subprocess
from dataclasses import dataclass

from office import ISSUER


def tool(*command, stdin=None):
    """What a tool writes to standard output; it must end with 0."""
    done = subprocess.run([*map(str, command)], input=stdin, capture_output=True)
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stderr.decode()}"
    return done.stdout


def words(pdf, page=1):
    """The text of a page without its spaces and line ends."""
    return re.sub(r"\s", "", tool("pdftotext", "-f", page, "-l", page, pdf, "-").decode())


def information(pdf):
    lines = tool("pdfinfo", "-isodates", pdf).decode().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


@dataclass(frozen=True)
class Font:
    name: str
    embedded: bool
    subset: bool
    searchable: bool


def fonts(pdf):
    """Every font of a document."""
    rows = tool("pdffonts", pdf).decode().splitlines()[2:]
    found = [re.match(r"(\S+) .* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row) for row in rows]
    return [Font(row[1], *(row[place] == "yes" for place in (2, 3, 4))) for row in found]


def picture(pdf, dpi, *options, page=1):
    """A page as an image in PNG."""
    return tool("pdftoppm", "-r", dpi, "-png", "-f", page, "-l", page, *options, pdf)


def codes(image):
    """What the QR codes in an image hold."""
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-"]
    done = subprocess.run(command, input=image, capture_output=True)
    assert done.returncode in (0, 4), done.stderr.decode()
    return done.stdout.decode().split()


def address(token):
    """What a certificate's QR code holds."""
    return f"{ISSUER}/#{token}"


def claims(token):
    """What a token says, not verified."""
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def in_chinese(date):
    """2021-10-04 as it stands on a certificate: 2021年10月4日."""
    year, month, day = map(int, date.split("-"))
    return f"{year}年{month}月{day}日"
