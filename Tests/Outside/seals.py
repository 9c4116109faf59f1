"""Seals as offices have them, drawn for the tests."""

import math
import random
import subprocess

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf"
RED = (200, 22, 29, 255)
PATH = "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1-9 0ZM-8 0A8 8 0 1 0 8 0A8 8 0 1 0-8 0ZM0-5L3 4-5-2H5L-3 4Z"


def round_seal(side=600, star=RED, text="工业和信息化部企业经营管理人才素质提升工程协调小组"):
    """A ring, a star and words along the ring, on transparent ground."""
    large = side * 4
    image = Image.new("RGBA", (large, large), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    middle, radius = large / 2, large * 0.485
    box = (middle - radius, middle - radius, middle + radius, middle + radius)
    draw.ellipse(box, outline=RED, width=large // 50)
    corners = [(radius * (0.33, 0.13)[place % 2], math.pi * (place / 5 - 0.5)) for place in range(10)]
    draw.polygon([(middle + r * math.cos(a), middle + r * math.sin(a)) for r, a in corners], fill=star)
    font = ImageFont.truetype(FONT, large * 0.085)
    for place, character in enumerate(text):
        angle = math.radians(-215 + place * 250 / (len(text) - 1))
        tile = Image.new("RGBA", (large // 8, large // 8), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text((large / 16, large / 16), character, font=font, fill=RED, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, resample=Image.BICUBIC)
        at = [int(middle + radius * 0.84 * f(angle) - large / 16) for f in (math.cos, math.sin)]
        image.alpha_composite(tile, tuple(at))
    draw.text((middle, middle + radius * 0.55), "培训专用章", font=font, fill=RED, anchor="mm")
    return image.resize((side, side), Image.LANCZOS)


def on_white(image):
    """The same without transparency."""
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image)
    return white.convert("RGB")


def noise(side=600):
    """A picture that nothing packs."""
    return Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3))


INKSCAPE = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)
LETTERS = "工业和信息化部企业经营管理人才素质提升工程协调小组"


def letters():
    """The words along the ring and below the star, as text, around 0 0."""
    for place, character in enumerate(LETTERS):
        turn = -125 + place * 250 / (len(LETTERS) - 1)
        yield f'<text transform="rotate({turn}) translate(0 -16)" text-anchor="middle">{character}</text>'
    yield '<text y="11" text-anchor="middle">培训专用章</text>'


def ring_and_star(star="#c8161d"):
    corners = [((6.8, 2.6)[place % 2], math.pi * (place / 5 - 0.5)) for place in range(10)]
    points = " ".join(f"{r * math.cos(a):.3f},{r * math.sin(a):.3f}" for r, a in corners)
    return (
        '<circle r="20" style="fill:none;stroke:#c8161d;stroke-width:1.2" />'
        f'<polygon points="{points}" style="fill:{star}" />'
    )


def on_a_page(content, opacity=1.0):
    """A drawing in the middle of a page of A4, as Inkscape saves it."""
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg1" sodipodi:docname="章.svg"
   inkscape:version="1.2.2" {INKSCAPE}>
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:document-units="mm" />
  <defs id="defs1"><linearGradient id="shade"><stop stop-color="#c8161d" /><stop offset="1" stop-color="#d4a017" />
  </linearGradient></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" style="opacity:{opacity}"
     transform="translate(105 148)">{content}</g>
</svg>"""


def text_seal():
    """A round seal whose words are text still."""
    words = "".join(letters())
    return on_a_page(
        ring_and_star() + f'<g style="font-family:LXGW WenKai;font-size:3.4px;fill:#c8161d">{words}</g>')


def outlined_seal():
    """The same with its words made into paths."""
    return subprocess.run(
        ["rsvg-convert", "--format", "svg"], input=text_seal().encode(), capture_output=True, check=True
    ).stdout.decode()
