"""What `verify` takes for a token, whatever it is wrapped in, and what it does not take for one."""

import contextlib
import csv
import io
import os
import pty
import shutil
import socket
import subprocess
import time

import pytest

from office import ISSUER
from paper import picture, tool
from unwritable import AS_ANYBODY

BOM = "\ufeff"


@pytest.fixture(scope="module")
def number(printed):
    return printed.numbers()[0]


@pytest.fixture(scope="module")
def token(printed, number):
    return printed.token(number)


@pytest.fixture(scope="module")
def document(printed, number):
    return printed.certificates / f"{number}.pdf"


LINKS = {
    "a link": lambda token: f"{ISSUER}/#{token}",
    "a link in capitals": lambda token: f"HTTPS://CERT.JIEYE.EXAMPLE/#{token}",
    "a link without its scheme": lambda token: f"cert.jieye.example/#{token}",
    "a link with spaces around it": lambda token: f"  {ISSUER}/#{token}\n",
    "a link as some phones copy it": lambda token: f"{ISSUER}/#{token}".replace("~", "%7E"),
}


@pytest.mark.parametrize("how", LINKS)
@pytest.mark.parametrize("place", ["argument", "a.txt", "a.jsonl", "a.sd-jwt", "a", "-"])
def test_a_link_is_its_token(printed, token, tmp_path, how, place):
    link = LINKS[how](token)
    path = tmp_path / place
    path.write_text(link)
    named = {"argument": link, "-": "-"}.get(place, path)
    answer = printed.run("verify", named, *printed.trusting(), stdin=link)
    assert "VALID" in answer.stdout


@pytest.mark.parametrize("place", ["a.txt", "a.jsonl", "-"])
def test_a_list_may_begin_with_a_byte_order_mark(printed, token, tmp_path, place):
    text = f"{BOM}{token}\r\n\r\n{token}\r\n"
    (tmp_path / place).write_text(text)
    named = "-" if place == "-" else tmp_path / place
    answer = printed.run("verify", named, *printed.trusting(), stdin=text)
    assert answer.stdout.splitlines()[-1].startswith("2 in all: 2 valid")


def test_a_document_may_come_through_a_pipe(printed, document, tmp_path):
    for content in (document.read_bytes(), picture(document, 150)):
        answer = printed.run("verify", "-", *printed.trusting(), stdin=content)
        assert "VALID" in answer.stdout
    shell = 'exec "$0" verify <(cat "$1") --trust "$2" --root "$3"'
    tool("env", f"XDG_CONFIG_HOME={tmp_path}", "bash", "-c", shell, printed.program.path, document,
         printed.publication, printed.root)  # fmt: skip


NO_CERTIFICATES = {
    "a picture of another form": ("scan.webp", b"RIFF\x24\0\0\0WEBPVP8 " + b"\x9d\x01\x2a" * 20_000),
    "an empty PDF": ("a.pdf", b""),
    "a page of the web": ("a.pdf", b"<!doctype html><title>Sign in</title>"),
    "a letter": ("readme.txt", "你好，\n附件是证书。\n".encode()),
    "names of files": ("list.txt", b"john.doe.pdf www.example.org\n"),
    "an object without a token": ("a.jsonl", b'{"number":"LJ2021-000001-W"}\n'),
}


@pytest.mark.parametrize("what", NO_CERTIFICATES)
@pytest.mark.parametrize("whole", [True, False], ids=["named", "in a folder"])
def test_what_is_no_certificate_is_no_forgery(printed, tmp_path, what, whole):
    name, content = NO_CERTIFICATES[what]
    (tmp_path / name).write_bytes(content)
    answer = printed.run("verify", tmp_path / name if whole else tmp_path, *printed.trusting(), expect=1)
    assert "[not_a_certificate]" in answer.stdout and "INVALID" not in answer.stdout


@pytest.mark.parametrize("what", ["nofile~1.pdf", "~/Downloads/x.pdf", f"{ISSUER}/#"])
def test_a_path_that_leads_nowhere_is_no_token(printed, document, what):
    answer = printed.run("verify", document, what, *printed.trusting(), expect=1)
    assert answer.stdout == "" and "neither a file nor a folder nor a token" in answer.stderr


def test_a_token_that_was_altered_is_invalid_wherever_it_is(printed, token, tmp_path):
    for place in (0, 1, 40, 400, len(token) - 5, len(token) - 1):
        altered = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        (tmp_path / "a.txt").write_text(altered)
        (tmp_path / "a.sd-jwt").write_text(altered)
        for named in (tmp_path / "a.txt", tmp_path / "a.sd-jwt", f"{ISSUER}/#{altered}"):
            printed.run("verify", named, *printed.trusting(), expect=2)


def unlike_a_file(folder):
    os.mkfifo(folder / "b.pdf")
    (folder / "c.pdf").symlink_to(folder / "nothing")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "d.png"))


def test_what_cannot_be_read_in_a_folder_has_a_line_and_the_rest_a_verdict(printed, document, tmp_path):
    shutil.copy(document, tmp_path / "a.pdf")
    unlike_a_file(tmp_path)
    with open(os.fsencode(tmp_path) + b"/\xd6\xa4\xca\xe9.pdf", "wb") as file:  # 证书 in GBK
        file.write(document.read_bytes())
    os.mkdir(os.fsencode(tmp_path) + b"/\xd6\xa4\xca\xe9")
    shutil.copy(document, tmp_path / "z.pdf")
    answer = printed.run("verify", tmp_path, *printed.trusting(), expect=1)
    assert answer.stdout.count("[unreadable]") == 5
    assert answer.stdout.splitlines()[-1] == (
        "7 in all: 2 valid, 0 invalid, 0 undetermined, 5 without a certificate"
    )


def test_a_folder_that_may_not_be_read_has_a_line_and_the_rest_a_verdict(printed, document, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        shutil.copy(document, tmp_path / name / "x.pdf")
    (tmp_path / "b").chmod(0)
    answer = printed.run("verify", tmp_path, *printed.trusting(), expect=1, before=AS_ANYBODY)
    assert answer.stdout.count("[unreadable]") == 1 and answer.stdout.count("VALID") == 2


def test_where_no_process_can_be_started_no_picture_is_searched(printed, document, tmp_path):
    path = tmp_path / "1.png"
    path.write_bytes(picture(document, 100))
    few = ("prlimit", "--nofile=8")
    answer = printed.run("verify", path, *printed.trusting(), expect=1, before=few)
    assert "[not_scanned]" in answer.stdout and "open files" in answer.stderr


def test_a_private_file_is_passed_over_in_a_folder_however_it_is_written(printed, number, tmp_path):
    for name in ("a.private.sd-jwt", "B.PRIVATE.SD-JWT"):
        (tmp_path / name).write_text(printed.private_token(number))
    answer = printed.run("verify", tmp_path, *printed.trusting(), expect=1)
    assert answer.stdout == ""


NAMES = ['x"\u0301,valid,,LJ2021-000009-Z,.png', 'x"\u0301,=HYPERLINK(1),.png', "=\u0301cmd.png"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_makes_no_cell_of_its_own_in_csv(printed, tmp_path, name):
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    answer = printed.run(
        "verify", name, "--format", "csv", *printed.trusting(), expect=1, cwd=tmp_path
    )
    (row,) = csv.DictReader(io.StringIO(answer.stdout))
    assert row["input"] == ("'" if name[0] == "=" else "") + name
    assert (row["verdict"], row["reasons"], row["number"]) == ("", "damaged", "")


def test_pictures_that_take_their_time_are_told_of_soon(printed, document, tmp_path):
    """At a terminal the first lines come before the last picture is looked at."""
    image = picture(document, 100)
    for place in range(120):
        (tmp_path / f"{place:03}.png").write_bytes(image)
    reading, writing = pty.openpty()
    begun = time.monotonic()
    times = []
    with subprocess.Popen(
        [printed.program.path, "verify", tmp_path, *printed.trusting(), "--quiet"],
        env=printed.program.environment, stdin=subprocess.DEVNULL, stdout=writing,
    ) as process:  # fmt: skip
        os.close(writing)
        # A terminal that nobody holds any more cannot be read.
        with contextlib.suppress(OSError):
            while os.read(reading, 1 << 16):
                times.append(time.monotonic() - begun)
    os.close(reading)
    assert process.returncode == 0
    assert times[0] < times[-1] / 2
