"""Seals as offices have them, drawn for the tests."""

import math
import random

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
