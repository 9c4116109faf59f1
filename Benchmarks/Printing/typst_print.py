"""Prints certificates with Typst, on every core: one compiler object for each, which is warm before
the clock starts.

    typst_print.py EXPORTED WORK

EXPORTED is what `jieye export --pdf` wrote; the codes are taken out of its documents before. Writes
to WORK, and gives how many documents, the seconds from the first to the last, and their mean size.
"""

import base64
import json
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys
import time

import typst
from PIL import Image

TEMPLATE = pathlib.Path(__file__).with_name("certificate.typ")
FONTS = "/usr/share/fonts/truetype/lxgw-wenkai"
WARM = 5


def claims(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def in_chinese(date):
    year, month, day = map(int, date.split("-"))
    return f"{year}年{month}月{day}日"


def facts(exported, number, work):
    """What the template is filled with; the code is written as a picture of a pixel a module."""
    certificate = claims((exported / f"{number}.sd-jwt").read_text())
    prefix = work / "codes" / number
    drawn = prefix.with_name(f"{number}-000.png")
    if not drawn.exists():
        subprocess.run(["pdfimages", "-png", exported / f"{number}.pdf", prefix], check=True)
        code = Image.open(drawn).convert("L")
        # The corner of a code is dark; in a mask either bit may stand for ink.
        if code.getpixel((0, 0)):
            code = code.point(lambda grey: 255 - grey)
        code.resize((code.width // 8, code.height // 8), Image.NEAREST).convert("1").save(drawn)
    return {name: certificate[name] for name in
            ("number", "name", "programme", "cohort", "track", "institution")} | {
        "started": in_chinese(certificate["started"]),
        "completed": in_chinese(certificate["completed"]),
        "body": "工业和信息化部企业经营管理人才素质提升工程协调小组办公室", "issued": "2021年11月1日",
        "host": certificate["iss"].removeprefix("https://"), "code": f"codes/{drawn.name}",
    }  # fmt: skip


def print_all(work, batch, gate):
    compiler = typst.Compiler(
        str(work / TEMPLATE.name), root=str(work), font_paths=[FONTS], ignore_system_fonts=True)
    for count in range(WARM):
        # Typst remembers what it has laid out, so these are none of the batch.
        compiler.compile(sys_inputs=batch[0] | {"name": f"王{count}"}, pdf_tags=False)
    gate.wait()
    for inputs in batch:
        pdf = compiler.compile(sys_inputs=inputs, pdf_tags=False)
        (work / "pdf" / f"{inputs['number']}.pdf").write_bytes(pdf)
    gate.wait()


def main(exported, work):
    exported, work = pathlib.Path(exported), pathlib.Path(work)
    shutil.rmtree(work / "pdf", ignore_errors=True)
    for folder in ("codes", "pdf"):
        (work / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(TEMPLATE, work)
    batch = [facts(exported, path.stem, work) for path in sorted(exported.glob("*.pdf"))]
    cores = os.cpu_count()
    gate = multiprocessing.Barrier(cores + 1)
    printers = [
        multiprocessing.Process(target=print_all, args=(work, batch[core::cores], gate))
        for core in range(cores)
    ]
    for printer in printers:
        printer.start()
    gate.wait()
    begun = time.monotonic()
    gate.wait()
    seconds = time.monotonic() - begun
    sizes = [path.stat().st_size for path in (work / "pdf").glob("*.pdf")]
    print(len(sizes), f"{seconds:.2f}", sum(sizes) // len(sizes))


if __name__ == "__main__":
    main(*sys.argv[1:])
