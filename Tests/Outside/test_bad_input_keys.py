"""Wrong passphrases, and files of keys and passphrases that are not as they must be."""

import base64
import json

import pytest

from keys import openssl
from office import ISSUER, PASSPHRASE, Office, keep_passphrase
from program import Program
from refusals import refuses

VERBS = {
    "issue": lambda office: ["issue", office.roster],
    "publish": lambda office: ["publish"],
    "publish --trust": lambda office: ["publish", "--trust", "--root-dir", office.folder / "root"],
}  # fmt: skip

# The file that each verb opens, as a pattern in the office's folder.
OPENED = {
    "issue": ["office/keys/certificate-*.pem", "office/keys/person.pem"],
    "publish": ["office/keys/status-*.pem"],
    "publish --trust": ["root/root.pem"],
}  # fmt: skip
FILES = [(verb, pattern) for verb, patterns in OPENED.items() for pattern in patterns]


@pytest.fixture
def office(own):
    return own("approved")


@pytest.fixture
def office_before(own):
    """An office in which the verb has a signature to make."""

    def office(verb):
        return own("issued" if verb == "publish" else "approved")

    return office


def pem(*options, passphrase=PASSPHRASE, iterations=700_000):
    """An encrypted key that is not the office's."""
    key = openssl("genpkey", *options)
    return openssl("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA256",
                   "-iter", iterations, "-passout", f"pass:{passphrase}", stdin=key)  # fmt: skip


P256 = ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")

CONTENTS = {
    "empty": (lambda good: b"", "cut or damaged"),
    "cut in the middle": (lambda good: good[: len(good) // 2], "cut or damaged"),
    "cut by its last line": (lambda good: good[: good.index(b"-----END")], "cut or damaged"),
    "with a letter changed": (lambda good: good[:200] + (b"B" if good[200:201] == b"A" else b"A") + good[201:], ""),
    "noise": (lambda good: bytes(range(256)) * 4, "cut or damaged"),
    "64 MiB": (lambda good: good * 60_000, "larger than"),
    "not encrypted": (lambda good: openssl("genpkey", *P256), "not encrypted"),
    "an old kind of PEM": (lambda good: openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout"), ""),
    "a public key": (lambda good: openssl("pkey", "-pubout", stdin=openssl("genpkey", *P256)), ""),
    "a key of RSA": (lambda good: pem("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"), ""),
    "a key of P-384": (lambda good: pem("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"), ""),
    "somebody's key, under the right passphrase": (lambda good: pem(*P256), ""),
    "a key that costs an hour to open": (lambda good: costly(), ""),
}  # fmt: skip


def costly():
    """An encrypted key that asks for 2^31 - 1 iterations: the number in a cheap one, changed."""
    key = pem(*P256, iterations=0x1234567)
    der = base64.b64decode("".join(key.decode().splitlines()[1:-1]))
    der = der.replace(bytes.fromhex("020401234567"), bytes.fromhex("02047fffffff"))
    return b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n%s-----END ENCRYPTED PRIVATE KEY-----\n" % (
        base64.encodebytes(der)
    )


@pytest.mark.parametrize("verb", VERBS)
def test_a_wrong_passphrase_changes_nothing(office_before, verb):
    office = office_before(verb)
    (office.folder / "passphrase").write_text("Correct horse battery staple\n")
    refuses(office, *VERBS[verb](office), says=["wrong passphrase", ".pem"])


@pytest.mark.parametrize("content", [b"", b"\n", b"\n" + PASSPHRASE.encode(), b"x" * 1025])
def test_a_passphrase_has_1_to_1024_bytes(office, content):
    (office.folder / "passphrase").write_bytes(content)
    refuses(office, "issue", office.roster, says=["1 to 1,024"])


def test_a_passphrase_file_that_is_not_there_is_named(office):
    refuses(office, "issue", office.roster, "--passphrase-file", office.folder / "nowhere",
            says=["nowhere"])  # fmt: skip


def test_without_a_passphrase_and_a_terminal_the_usage_is_wrong(office):
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    refuses(office, "issue", office.roster, code=64, before=["setsid", "--wait"],
            says=["passphrase", "--passphrase-file"])  # fmt: skip


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nsecond line\n"])
def test_a_passphrase_is_the_first_line_of_its_file(office, ending):
    (office.folder / "passphrase").write_bytes((PASSPHRASE + ending).encode())
    office.run("issue", office.roster)


# Every option that names a passphrase's file, at a verb that has it.
GIVEN = {
    "--passphrase-file": lambda o: ["issue", o.roster],
    "--root-passphrase-file": lambda o: ["publish", "--trust", "--root-dir", o.folder / "root"],
    "--new-passphrase-file": lambda o: ["key", "passphrase"],
    "--new-root-passphrase-file": lambda o: [
        "key", "rotate", "--root", "--root-dir", o.folder / "root", "--new-root-dir", o.folder / "new",
    ],
    "init --root-passphrase-file": lambda o: [
        "init", o.folder / "other", "--issuer", ISSUER, "--programme", o.workspace / "programme.json",
    ],
}  # fmt: skip
LANGUAGES = {
    "zh": ["口令文件可被他人读取或改写", "应为 600", "请运行 chmod 600"],
    "en": ["others can read or write this passphrase file", "not 600", "Run chmod 600"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o666, 0o610])
def test_a_passphrase_file_that_others_can_open_is_not_used(office, mode, language):
    file = office.folder / "passphrase"
    file.chmod(mode)
    refuses(office, "issue", office.roster, "--language", language,
            says=[f"{file}", f"{mode:o}", *LANGUAGES[language]])  # fmt: skip


@pytest.mark.parametrize("option", GIVEN)
def test_no_option_takes_a_passphrase_file_that_others_can_read(office, option):
    file = keep_passphrase(office.folder / "named", "another one")
    file.chmod(0o644)
    refuses(office, *GIVEN[option](office), option.split()[-1], file, says=[file, "644", "chmod 600"])


def test_a_link_has_the_mode_of_the_passphrase_file_that_it_leads_to(office):
    (office.folder / "passphrase").chmod(0o644)
    (office.folder / "link").symlink_to(office.folder / "passphrase")
    refuses(office, "issue", office.roster, "--passphrase-file", office.folder / "link", says=["link", "644"])


@pytest.mark.parametrize("mode", [0o400, 0o600, 0o700])
def test_a_passphrase_file_of_its_owner_alone_is_used(office, mode):
    (office.folder / "passphrase").chmod(mode)
    office.run("issue", office.roster)


@pytest.mark.parametrize("verb", VERBS)
def test_a_passphrase_may_come_through_a_pipe_which_gives_it_once(office_before, verb):
    office = office_before(verb)
    shell = ["bash", "-c", 'exec "$@" --passphrase-file <(cat "$0")', office.folder / "passphrase"]
    office.run(*VERBS[verb](office), before=shell)
    office.run(*VERBS[verb](office), "--passphrase-file", "/dev/stdin", stdin=PASSPHRASE)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o777, 0o610])
@pytest.mark.parametrize("verb, pattern", FILES)
def test_a_key_file_that_others_can_read_is_not_used(office_before, verb, pattern, mode):
    office = office_before(verb)
    (path,) = office.folder.glob(pattern)
    path.chmod(mode)
    refuses(office, *VERBS[verb](office), says=[path, "others can read", f"{mode:o}", "chmod 600"])


@pytest.mark.parametrize("verb, pattern", FILES)
def test_a_key_file_that_is_not_there_is_named(office_before, verb, pattern):
    office = office_before(verb)
    (path,) = office.folder.glob(pattern)
    path.unlink()
    refuses(office, *VERBS[verb](office), says=[path])


@pytest.mark.parametrize("case", CONTENTS)
@pytest.mark.parametrize("verb, pattern", FILES)
def test_a_key_file_with_other_content_is_named_and_changes_nothing(office_before, verb, pattern, case):
    office = office_before(verb)
    make, words = CONTENTS[case]
    (path,) = office.folder.glob(pattern)
    path.write_bytes(make(path.read_bytes()))
    refuses(office, *VERBS[verb](office), says=[path, words], timeout=20)


def test_keys_that_changed_places_are_not_used(office):
    certificate, status = (
        next((office.workspace / "keys").glob(f"{use}-*.pem")) for use in ("certificate", "status")
    )
    certificate.rename(office.folder / "x")
    status.rename(certificate)
    (office.folder / "x").rename(status)
    refuses(office, "issue", office.roster, says=[certificate])


def test_init_does_not_overwrite_an_office(office):
    refuses(office, "init", office.workspace, "--issuer", ISSUER, "--programme",
            office.workspace / "programme.json", says=[office.workspace, "already"])  # fmt: skip


def test_init_does_not_overwrite_a_root(office):
    refuses(office, "init", office.folder / "new", "--issuer", ISSUER, "--programme",
            office.workspace / "programme.json", "--root-dir", office.folder / "root",
            says=[office.folder / "root" / "root.pem", "already"])  # fmt: skip


@pytest.mark.parametrize(("here", "named"), [(".", "."), (".", ".."), (".", "../new/"), ("in", "..")])
def test_init_does_not_take_the_folder_away_from_under_who_is_in_it(jieye, tmp_path, here, named):
    office = Office.placed(jieye, tmp_path / "o")
    place = office.folder / "new" / here
    place.mkdir(parents=True)
    refuses(office, *office.beginning(workspace=named), says=[named, "the folder that you are in"], cwd=place)


def test_init_makes_the_workspace_where_a_link_leads_to(jieye, tmp_path):
    office = Office.placed(jieye, tmp_path / "o")
    (office.folder / "disk").mkdir()
    office.workspace.symlink_to("disk")
    office.run(*office.beginning())
    assert office.workspace.is_symlink() and (office.folder / "disk" / "programme.json").exists()


@pytest.mark.parametrize("url", [
    "http://cert.example.org", "https://cert.example.org/", "https://CERT.example.org", "cert", "",
    "https://cert.example.org/office", "https://cert.example.org:443", "https://" + "a" * 33,
])  # fmt: skip
def test_init_takes_no_other_address_than_an_https_origin(jieye, tmp_path, url):
    answer = jieye.run("init", tmp_path / "new", "--issuer", url, expect=64)
    assert "https" in answer.stderr and list(tmp_path.iterdir()) == []


def test_init_says_of_an_issuer_file_with_another_address_what_to_make_the_same(jieye, tmp_path):
    office = Office.placed(jieye, tmp_path / "o")
    file = office.folder / "issuer.json"
    file.write_text(json.dumps({"url": "https://other.example.org", "name": {"zh": "甲"}}))
    refuses(office, *office.beginning("--issuer-file", file),
            says=[file, "https://other.example.org", ISSUER, "--issuer"])  # fmt: skip


# What an office itself has signed, and where it lies.
DOCUMENTS = {
    "trust list": "trust/trust-list.jwt",
    "handover": "trust/handovers/{root}.jwt",
}  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_office_is_not_sent_to_itself_for_what_it_has_signed(own, document):
    office = own("published")
    office.run("key", "rotate", "--root", "--root-dir", office.folder / "root",
               "--new-root-dir", office.folder / "next")  # fmt: skip
    path = office.workspace / DOCUMENTS[document].format(root=office.root)
    path.write_bytes(path.read_bytes()[:-20])
    answer = refuses(office, "publish", says=[path, "from a backup"])
    assert "issuer again" not in answer.stderr, answer


@pytest.mark.parametrize("text", [
    b"", b"{", b"[]", b"{}", b'{"cohort": "x", "cohort": "y"}', b"\xff\xfe{}",
])  # fmt: skip
def test_init_refuses_a_programme_that_is_none(jieye, tmp_path, text):
    (tmp_path / "programme.json").write_bytes(text)
    keep_passphrase(tmp_path / "passphrase")
    office = Office(Program(jieye.path, tmp_path), tmp_path)
    refuses(office, "init", tmp_path / "new", "--issuer", ISSUER, "--programme",
            tmp_path / "programme.json", "--passphrase-file", tmp_path / "passphrase",
            says=[tmp_path / "programme.json"])  # fmt: skip
