"""An error in Chinese is Chinese: beside names, paths and codes there is no English in it, and nothing of Swift."""

import json
import re

import pytest

from encoding import b64, thumbprint
from factory import World
from keeping import edit
from test_fsck import FORGERIES, eventful  # noqa: F401
from test_reject_trust import BUNDLES, LISTS

# What a Chinese sentence may hold in Latin letters: paths, file names, addresses, options, commands and code;
# names of formats and programs; members of a token or a programme; numbers of certificates and thumbprints.
NAMES = re.compile(
    r"(?:https?:/)?/\S*?(?=[\s：，；。（）“”]|$)"
    r"|[\w.-]+\.(?:csv|json|jsonl|jwt|pem|sqlite|png|svg|pdf|sd-jwt)\b"
    r"|--[a-z-]+|\bjieye(?: (?:trust|key|roster|cohort)\b)?(?: [a-z]+)?"
    r"|\b(?:JSON|CSV|UTF-8|GB18030|SD-JWT|OpenSSL|SQLite|curl|base64url|sha-256|chmod|fsck|publish|Samples)\b"
    r"|\bLJ2021(?:-\d{6}-\w)?|\b(?=\S*[A-Z0-9])(?:[\w-]{11}|[\w-]{43})\b|\b[0-9a-f]{16}\b"
    r"|\b_?[a-z]+(?:[._](?:[a-z]+|\d+))+\b|\b(?:alg|typ|jwk|crit|exp|iss|kid|use|name|url|cohort|salary|version|issuers)\b"
    r"|\b(?:enterprise|industry|region|title|track|institution|nomination|started|completed|hours)\b"
    r"|\b(?:handovers|pins|root|offline|eyJ|AAAA[\w-]*)\b|\[[a-z_]+\]|\bhttp\(s\)|\b_sd(?:_alg)?\b"
)


def chinese(answer, *allowed):
    """The sentence and the advice, which must be Chinese but for the names above and these."""
    said = answer.stderr
    rest = NAMES.sub("", said)
    for name in allowed:
        rest = re.sub(rf"\b{re.escape(name)}\b", "", rest)
    assert not re.search(r"[A-Za-z]{2,}", rest), f"{rest}\n{answer}"
    assert "Error" not in said and re.search(r"[一-鿿]{2,}.*\n  .*[一-鿿]{2,}", said), answer
    return said


def written(office, name, content):
    path = office.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def key_file(office):
    return next(p for p in sorted((office.workspace / "keys").glob("*.pem")) if p.stem != "person")


def spoilt_keys(office):
    for path in (office.workspace / "keys").glob("*.pem"):
        path.write_bytes(path.read_bytes()[:200])
    return ["issue", office.roster]


def spoilt(path, *command):
    """A command that finds garbage at this path of the office."""

    def arguments(office):
        written(office, path, b"garbage " * 20)
        return [*command, *([office.roster] if command[0] in ("issue", "roster") else [])]

    return arguments


def next_programme(office):
    programme = json.loads((office.workspace / "programme.json").read_text())
    return written(office, "next.json", json.dumps(programme | {"cohort": "另一届"}))


def other_issuer(office):
    file = written(office, "issuer.json", '{"url":"https://other.example","name":{"zh":"甲"}}')
    return office.beginning("--issuer-file", file, workspace=office.folder / "new", root=office.folder / "new-root")


def without_cohort(office):
    edit(office, "DELETE FROM serial; DELETE FROM cohort", table="cohort")
    return ["issue", office.roster]


def with_damaged_pages(office):
    registry = office.workspace / "registry.sqlite"
    content = bytearray(registry.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    registry.write_bytes(content)
    return ["list"]


FIRST = "LJ2021-000001-W"
# At which stage of an office, and by which command, each kind of error is made.
CASES = {
    "a workspace that is none": ("begun", lambda o: ["list", "--workspace", o.folder / "none"]),
    "a registry that is none": ("issued", spoilt("office/registry.sqlite", "list")),
    "a programme that is no JSON": ("begun", spoilt("office/programme.json", "roster", "check")),
    "a cohort that is not there": ("issued", lambda o: ["list", "--cohort", "一九九九"]),
    "a cohort whose numbers are taken": ("issued", lambda o: ["cohort", "add", next_programme(o)]),
    "an empty roster": ("begun", lambda o: ["roster", "check", written(o, "empty.csv", "")]),
    "a roster that is not approved": ("begun", lambda o: ["issue", o.roster]),
    "a column that is not there": (
        "issued", lambda o: ["correct", FIRST, "--set", "salary=3", "--reason", "错", "--by", "李"]),
    "no number": ("issued", lambda o: ["show", "一号"]),
    "a number that is not there": ("issued", lambda o: ["show", "LJ2021-000099-H"]),
    "a list without a header": (
        "issued", lambda o: ["revoke", "--from", written(o, "list.csv", "甲,乙\n1,2\n"), "--reason", "错"]),
    "lines that are no numbers": (
        "issued", lambda o: ["revoke", "--from", written(o, "list.csv", "编号\n一号\n"), "--reason", "错"]),
    "a key file that is cut": ("approved", spoilt_keys),
    "a key that is not there": ("issued", lambda o: ["key", "retire", "AAAAAAAAAAA"]),
    "a wrong passphrase": (
        "approved", lambda o: ["issue", o.roster] if written(o, "passphrase", "wrong\n") else []),
    "an empty passphrase": (
        "approved", lambda o: ["issue", o.roster] if written(o, "passphrase", "\n") else []),
    "a trust list that is none": ("issued", spoilt("office/trust/trust-list.jwt", "publish")),
    "an address that is none": ("published", lambda o: ["publish", "--check", "http://host/?a"]),
    "an issuer file with another address": ("begun", other_issuer),
    "a root that is not named": ("issued", lambda o: ["publish"] if written(o, "office/trust/root.thumbprint", "甲乙\n") else []),
    "a registry without a cohort": ("begun", without_cohort),
    "a registry with a damaged page": ("issued", with_damaged_pages),
    "an address that nobody answers at": ("published", lambda o: ["publish", "--check", "http://127.0.0.1:9/"]),
    "a second correction": ("changed", lambda o: ["correct", o.numbers()[1], "--set", "name=王某", "--reason", "错", "--by", "李"]),
    "a list with an open quote": (
        "issued", lambda o: ["revoke", "--from", written(o, "list.csv", '编号\n"甲\n'), "--reason", "错"]),
    "nothing to print": ("begun", lambda o: ["export", "--print-file", o.folder / "all.pdf"]),
    "a restoring without a publication": (
        "published", lambda o: ["restore", written(o, "backup.sqlite", "garbage")]),
    "an input that is none": ("begun", lambda o: ["inspect", "令牌"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_error_of_the_office_is_chinese(own, case):
    stage, command = CASES[case]
    office = own(stage)
    answer = office.run(*command(office), "--language", "zh", expect=None)
    assert answer.code in (1, 2, 64), answer
    chinese(answer)


def token(*disclosures, header='{"alg":"ES256"}', payload="{}", signature="AAAA"):
    jwt = ".".join([b64(header.encode()), b64(payload.encode()), signature])
    return "~".join([jwt, *(b64(d.encode()) for d in disclosures), ""])


TOKENS = {
    "no SD-JWT": token()[:-1],
    "two parts": "AAAA.AAAA~",
    "a forbidden byte": token(signature="AA*A"),
    "not base64url": token(signature="AAAAA"),
    "no JSON": token(header="{hello}"),
    "a member twice": token(payload='{"iss":1,"iss":2}'),
    "no signature": token(signature=""),
    "no algorithm": token(header="{}"),
    "critical": token(header='{"alg":"ES256","crit":[]}'),
    "an empty disclosure": token("", ""),
    "a disclosure that is none": token("7"),
    "a key binding": token() + "AAAA",
}


@pytest.mark.parametrize("case", TOKENS)
def test_what_is_wrong_with_a_token_is_said_in_chinese(jieye, tmp_path, case):
    file = tmp_path / "token.sd-jwt"
    file.write_text(TOKENS[case])
    chinese(jieye.run("inspect", file, "--language", "zh", expect=1))


@pytest.mark.parametrize("case", [*BUNDLES, *LISTS])
def test_what_is_wrong_with_a_bundle_is_said_in_chinese(jieye, tmp_path, case):
    world = World()
    made = BUNDLES[case](world) if case in BUNDLES else world.bundle(trust_list=LISTS[case](world))
    file = tmp_path / "offline.json"
    file.write_text(made if isinstance(made, str) else json.dumps(made))
    said = chinese(
        jieye.run("trust", "add", file, "--root", thumbprint(world.root.jwk), "--language", "zh", expect=1), "trust_list")
    assert str(file) in said


@pytest.mark.parametrize("content", [b"", b'{"pins":7}', b"\xff\xfe"])
def test_pins_that_are_damaged_are_said_to_be_so_in_chinese(jieye, tmp_path, content):
    store = tmp_path / "config" / "jieye" / "trust.json"
    store.parent.mkdir(parents=True)
    store.write_bytes(content)
    user = jieye.with_environment(XDG_CONFIG_HOME=tmp_path / "config")
    chinese(user.run("trust", "show", "--language", "zh", expect=1))


def test_why_a_published_file_is_not_believed_is_said_in_chinese(own):
    office = own("published")
    head = office.publication / "head.jwt"
    for data in (head.read_bytes()[:-20], b"garbage"):
        head.write_bytes(data)
        answer = office.run("publish", "--check", office.publication, "--language", "zh", expect=None)
        [line] = [line for line in answer.stdout.splitlines() if "不能采信" in line]
        assert not re.search(r"[A-Za-z]{2,}", NAMES.sub("", line)), answer


def test_a_key_that_is_not_active_is_named_by_its_use_in_chinese(own):
    office = own("approved")
    early = ["faketime", "-f", "-9d"]
    said = chinese(office.run("issue", office.roster, "--accept-clock", "--language", "zh", before=early, expect=1))
    assert "证书密钥" in said and "jieye key list" in said


@pytest.mark.parametrize("case", FORGERIES)
def test_what_fsck_finds_is_said_in_chinese(own, case):
    office = own("eventful")
    table, sql, _ = FORGERIES[case]
    edit(office, sql, table=table)
    all_in_chinese(office.run("fsck", "--language", "zh", expect=2).stdout)


def test_a_published_head_that_is_not_believed_is_said_by_fsck_in_chinese(own):
    office = own("published")
    head = office.publication / "head.jwt"
    head.write_bytes(head.read_bytes()[:-20])
    all_in_chinese(office.run("fsck", "--language", "zh", expect=2).stdout)


def all_in_chinese(said):
    """Every line but for its code, names, and the tables of the registry."""
    for line in said.splitlines():
        rest = re.sub(r"\b(?:certificate|cohort|approval)\b", "", NAMES.sub("", line))
        assert not re.search(r"[A-Za-z]{2,}", rest), line
        assert "(" not in line, line
