"""Files, pictures and the camera, as ways to a token."""

import struct
import zlib

import pytest

from paper import tool

VALID, REVOKED = 5, 1

# Chromium has no BarcodeDetector on Linux: this one reads what the test says.
READER = """
    window.BarcodeDetector = class {
        static async getSupportedFormats() { return ["qr_code"]; }
        async detect() { return %s.map((rawValue) => ({ rawValue })); }
    };
"""


def png():
    """A white picture of one point."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    image = zlib.compress(b"\0\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", image) + chunk(b"IEND", b"")


def pdf(*attached, deflated=False, type=b"/Type /EmbeddedFile "):
    """A document with these files attached, as an incremental update would write them."""
    objects = [b"1 0 obj\n<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>\nendobj\n"]
    for number, text in enumerate(attached, 3):
        data = zlib.compress(text.encode()) if deflated else text.encode()
        filters = b"/Filter /FlateDecode " if deflated else b""
        head = b"%d 0 obj\n<< %s%s/Length %d >>\nstream\n" % (number, type, filters, len(data))
        objects.append(head + data + b"\nendstream\nendobj\n")
    return b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"".join(objects) + b"%%EOF\n"


@pytest.fixture
def chosen(site, chinese, tmp_path):
    """Opens the page, and chooses a file with these bytes."""

    def choose(content, name="certificate"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        chinese.open(site.url)
        chinese.until(lambda: chinese.is_shown("#ask"))
        chinese.choose(path)
        return chinese

    return choose


@pytest.fixture
def reading(chinese):
    """Gives the browser a reader of codes that finds these texts."""
    added = []

    def read(*texts):
        source = READER % list(texts)
        added.append(chinese.command("Page.addScriptToEvaluateOnNewDocument", source=source))

    yield read
    for script in added:
        chinese.command("Page.removeScriptToEvaluateOnNewDocument", **script)


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_token_file_is_verified(site, chosen, ending):
    assert chosen(site.token(VALID) + ending, "x.sd-jwt").answer().verdict == "valid"


def test_the_same_file_can_be_chosen_twice(site, chosen):
    browser = chosen(site.token(REVOKED))
    browser.answer()
    browser.find("#again").click()
    browser.choose(next(iter(site.office.certificates.glob(f"{site.office.numbers()[VALID]}.sd-jwt"))))
    assert browser.answer().verdict == "valid"


@pytest.mark.parametrize("deflated", [False, True])
def test_the_token_attached_to_a_pdf_is_verified(site, chosen, deflated):
    document = pdf("another file", site.token(VALID), deflated=deflated)
    assert chosen(document, "x.pdf").answer().verdict == "valid"


def test_one_token_attached_twice_is_one(site, chosen):
    assert chosen(pdf(site.token(VALID), site.token(VALID)), "x.pdf").answer().verdict == "valid"


def test_a_pdf_with_two_certificates_is_refused(site, chosen):
    browser = chosen(pdf(site.token(VALID), site.token(REVOKED)), "x.pdf")
    assert "不止一份" in browser.trouble()


@pytest.mark.parametrize(
    "document",
    [
        pdf(), pdf("no token"), pdf("a.b.c~" * 20_000), b"%PDF-1.7\n/EmbeddedFile",
        b"%PDF-1.7\n" + b"/EmbeddedFile stream\n" * 100_000,
    ],
    ids=["nothing attached", "another file", "a long file", "cut short", "a hundred thousand"],
)  # fmt: skip
def test_a_pdf_without_a_token_says_so(chosen, document):
    assert "PDF" in chosen(document, "x.pdf").trouble()


def test_what_is_not_attached_to_a_pdf_is_not_read(site, chosen):
    assert "PDF" in chosen(pdf(site.token(VALID), type=b"/Type /XObject "), "x.pdf").trouble()


def test_a_media_type_that_ends_in_stream_hides_no_attachment(site, chosen):
    dictionary = b"/Type /EmbeddedFile /Subtype /application#2Foctet-stream "
    assert chosen(pdf(site.token(VALID), type=dictionary), "x.pdf").answer().verdict == "valid"


def test_a_pdf_with_something_before_it_is_one(site, chosen):
    document = b"\xef\xbb\xbf" + b" " * 1_000 + pdf(site.token(VALID))
    assert chosen(document, "x").answer().verdict == "valid"


def test_the_longest_of_one_certificates_tokens_is_taken(site, chosen):
    number = site.office.numbers()[VALID]
    private = site.office.certificates / f"{number}.private.sd-jwt"
    shown = site.office.run("present", private, "--reveal", "id_last4").stdout.strip()
    answer = chosen(pdf(site.token(VALID), shown), "x.pdf").answer()
    assert answer.verdict == "valid" and "证件号码后四位" in answer.text


@pytest.fixture(scope="module")
def certificate(site, tmp_path_factory):
    """A printed certificate, as `export` makes it."""
    folder = tmp_path_factory.mktemp("pdf")
    number = site.office.numbers()[VALID]
    site.office.copy(folder / "o").run("export", number, "--pdf", "--out", folder / "out")
    return next((folder / "out").glob("*.pdf"))


# Each writes a document with the token in it to the second path, by another program.
REWRITTEN = {
    "as it is": lambda given, to, token: to.write_bytes(given.read_bytes()),
    "packed": lambda given, to, token: tool("qpdf", "--object-streams=generate", given, to),
    "for the web": lambda given, to, token: tool("qpdf", "--linearize", given, to),
    "attached by poppler": lambda given, to, token: tool("pdfattach", emptied(given), token, to),
    "attached by qpdf": lambda given, to, token: tool("qpdf", emptied(given), "--add-attachment", token, "--", to),
}  # fmt: skip


def emptied(document):
    """The document without what is attached to it."""
    path = document.with_name("emptied.pdf")
    names = tool("qpdf", "--list-attachments", document).decode().split("->")[0].strip()
    tool("qpdf", document, f"--remove-attachment={names}", "--", path)
    return path


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_certificate_that_another_program_has_written_anew(site, chosen, certificate, tmp_path, how):
    token, path = tmp_path / "x.sd-jwt", tmp_path / "x.pdf"
    token.write_text(site.token(VALID))
    REWRITTEN[how](certificate, path, token)
    assert chosen(path.read_bytes(), "x.pdf").answer().verdict == "valid"


def test_an_encrypted_certificate_says_that_it_is(chosen, certificate, tmp_path):
    path = tmp_path / "x.pdf"
    tool("qpdf", "--encrypt", "", "owner", "256", "--", certificate, path)
    assert "已加密" in chosen(path.read_bytes(), "x.pdf").trouble()


def test_a_certificate_without_its_attachment_says_so(chosen, certificate):
    assert "没有随附" in chosen(emptied(certificate).read_bytes(), "x.pdf").trouble()


@pytest.mark.parametrize("content", ["", "hello", b"\x00\xff" * 1000, "中文" * 5_000],
                         ids=["empty", "a word", "bytes", "a long text"])  # fmt: skip
def test_a_file_without_a_token_says_so(chosen, content):
    assert "没有证书" in chosen(content).trouble()


def test_a_dropped_file_is_verified(site, chinese):
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.drop(site.token(VALID), "x.sd-jwt")
    assert chinese.answer().verdict == "valid"


def test_a_picture_is_read_where_the_browser_reads_codes(site, chosen, reading):
    reading(f"https://cert.jieye.example/#{site.token(VALID)}")
    assert chosen(png(), "x.png").answer().verdict == "valid"


def test_a_picture_with_another_code_says_so(chosen, reading):
    reading("https://example.org/")
    assert "没有找到" in chosen(png(), "x.png").trouble()


def test_a_browser_that_reads_no_codes_says_what_to_do(chosen):
    browser = chosen(png(), "x.png")
    assert "此浏览器不能识别图片中的二维码" in browser.trouble()
    assert browser.is_shown("#no-scanner") and not browser.is_shown("#camera")


def test_the_camera_scans_a_code(site, chinese, reading):
    reading(f"https://cert.jieye.example/#{site.token(VALID)}")
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#camera-start"))
    chinese.find("#camera-start").click()
    assert chinese.answer().verdict == "valid"
    chinese.until(lambda: chinese.run("return document.getElementById('video').srcObject === null"))


def test_the_camera_can_be_stopped(site, chinese, reading):
    reading("nothing of interest")
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#camera-start"))
    chinese.find("#camera-start").click()
    chinese.until(lambda: chinese.is_shown("#camera-stop"))
    chinese.find("#camera-stop").click()
    chinese.until(lambda: chinese.is_shown("#camera-start"))
    assert chinese.run("return document.activeElement.id") == "camera-start"


def test_a_refused_camera_says_so(site, chinese, reading):
    reading()
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#camera-start"))
    chinese.run("navigator.mediaDevices.getUserMedia = async () => { throw new Error(); }")
    chinese.find("#camera-start").click()
    assert "无法使用摄像头" in chinese.trouble()
