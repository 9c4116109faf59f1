"""docs/Formats.md, taken at its word: a verifier that was made from it alone gives the verdicts that
the program gives, its examples hold, and the registry has the schema that it shows."""

import datetime
import hashlib
import hmac
import json
import re
import sqlite3

import pytest
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry

from formats_verifier import (
    JWS, LIST, SM2, Key, Reader, Refused, Trust, b64, day_of_issue, moment, status_at, unb64, verify,
)  # fmt: skip
from program import REPOSITORY

DOCUMENT = (REPOSITORY / "docs" / "Formats.md").read_text()
EXAMPLES = dict(re.findall(r"^```\w+ name=([\w-]+)\n(.*?)\n```$", DOCUMENT, re.M | re.S))
FOLDED = (
    "token", "private-token", "shown-token", "trust-list", "root-handover", "status-list",
    "event-head", "sm2-token", "ed25519-token",
)  # fmt: skip
NOW = int(datetime.datetime.fromisoformat(EXAMPLES["at"]).timestamp())


def example(name):
    text = EXAMPLES[name]
    return text.replace("\n", "") if name in FOLDED else text


def strict(text):
    return Reader(text if isinstance(text, bytes) else text.encode(), LIST).whole()


def taken_apart(token):
    return JWS(token.split("~")[0].encode(), LIST, allows_key=True)


def is_signed(token, jwk):
    """Whether this key signed a JWS, says a library of other people."""
    kind = ECKey if jwk["kty"] == "EC" else OKPKey
    try:
        jws.deserialize_compact(
            token.split("~")[0], kind.import_key(jwk), registry=JWSRegistry(algorithms=[jwk["alg"]])
        )
    except BadSignatureError:
        return False
    return taken_apart(token).algorithm == jwk["alg"]


def answer(verification):
    """Section 10.4: the JSON form."""
    claims, outcome = verification.certificate, verification.verdict()
    facts = (
        "number", "name", "programme", "cohort", "track", "institution", "started", "completed",
    )  # fmt: skip
    certificate = {name: claims[name] for name in facts}
    certificate |= {"issued_at": moment(claims["iat"]), "graduate": claims["graduate"]}
    certificate["issued_on"] = day_of_issue(claims["iat"], verification.issuer["utc_offset"])
    return {
        "verdict": outcome,
        "reasons": [{"code": code, "detail": detail} for code, detail in verification.reasons],
        "certificate": certificate,
        "issuer": verification.issuer,
        "status": verification.status,
        "checked_at": moment(verification.now),
    }


@pytest.fixture(scope="module")
def bundle():
    """Section 9: the bundle of the examples."""
    parts = {
        "trust_list": example("trust-list"),
        "handovers": [example("root-handover")],
        "status_lists": [example("status-list")],
    }
    return json.dumps(parts)


@pytest.fixture(scope="module")
def trust(bundle):
    return Trust(bundle.encode(), example("root"))


def test_a_verifier_made_from_the_document_gives_every_verdict_of_the_vectors():
    differing = []
    for case in json.loads((REPOSITORY / "Tests" / "Vectors" / "verdicts.json").read_text()):
        try:
            found = verify(case["token"], case["bundle"], case["root"], case["at"])
            given = found.verdict(), found.codes
        except Refused:
            given = None, None
        if given != (case["verdict"], case["reasons"]):
            differing.append((case["test"], given))
    assert not differing


@pytest.mark.parametrize("name", FOLDED)
def test_every_token_is_folded_and_nothing_else(name):
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", example(name))


@pytest.mark.parametrize(
    "name", ["token-payload", "trust-list-payload", "root-handover-payload", "status-list-payload",
             "event-head-payload"],
)  # fmt: skip
def test_what_is_shown_decoded_is_what_the_token_says(name):
    token = example(name.removesuffix("-payload"))
    assert taken_apart(token).claims == strict(example(f"{name}-decoded"))


def test_the_header_is_the_one_that_is_shown():
    assert taken_apart(example("token")).header == strict(example("token-header-decoded"))


def test_the_key_identifier_is_the_beginning_of_the_thumbprint(trust):
    jwk = strict(example("jwk"))
    digest = b64(hashlib.sha256(example("thumbprint-input").encode()).digest())
    assert Key(jwk).thumbprint == digest and jwk["kid"] == digest[:11]
    found = trust.key("https://cert.jieye.example", jwk["kid"], "certificate")
    assert found.key.coordinates == Key(jwk).coordinates


def test_the_check_character_is_that_of_the_number():
    scope = {}
    exec(example("check-character"), scope)
    for number in re.findall(r"`(LJ2021-\d{6}-[0-9A-Z])`", DOCUMENT):
        prefix, digits, check = number.split("-")
        assert scope["check_character"](prefix + digits) == check


@pytest.mark.parametrize("name", ["token", "private-token", "shown-token"])
def test_the_certificate_is_valid_and_says_what_the_document_says(bundle, name):
    found = answer(verify(example(name), bundle, example("root"), NOW))
    shown = strict(example("verdict"))
    assert found["verdict"] == "valid"
    assert found["certificate"] | {"graduate": {}} == shown["certificate"] | {"graduate": {}}
    assert name != "shown-token" or found == shown


def test_other_peoples_libraries_verify_every_signature(trust):
    for name in ("trust-list", "root-handover"):
        assert is_signed(example(name), taken_apart(example(name)).header["jwk"])
    (issuer,) = taken_apart(example("trust-list")).claims["issuers"]
    keys = {key["kid"]: key["jwk"] for key in issuer["keys"]}
    for name in ("token", "private-token", "shown-token", "status-list", "event-head"):
        assert is_signed(example(name), keys[taken_apart(example(name)).identifier])
    assert is_signed(example("ed25519-token"), strict(example("ed25519-jwk")))


def test_a_character_that_is_altered_is_seen(bundle):
    token = example("token")
    altered = token[:-3] + ("A" if token[-3] != "A" else "B") + token[-2:]
    assert verify(altered, bundle, example("root"), NOW).codes == ["signature_mismatch"]


def test_every_private_fact_is_nested_in_one_disclosure():
    token, first, second, *_ = example("private-token").split("~")
    assert token == example("token").rstrip("~")
    assert strict(unb64(first)) == strict(example("graduate-decoded"))
    assert strict(unb64(second)) == strict(example("first-fact-decoded"))
    assert strict(unb64(first))[2]["_sd"] == sorted(strict(unb64(first))[2]["_sd"])


def test_the_entries_of_the_status_list_are_those_that_are_named(trust):
    (copy,) = trust.lists
    text = " ".join(DOCUMENT.split())
    named = re.findall(r"entry (\d+) \(`[\w-]+`\) (?:is )?(\w+)", text)
    assert len(named) == 3
    assert {word for _, word in named} == {"revoked", "superseded", "suspended"}
    assert all(status_at(copy, int(index)) == word for index, word in named)


def test_the_event_head_is_signed_by_a_status_key(trust):
    head = taken_apart(example("event-head"))
    key = trust.key(head.claims["iss"], head.identifier, "status")
    assert head.type == "event-head+jwt" and key.is_active(head.claims["iat"])
    assert head.is_by(key.key) and len(unb64(head.claims["digest"])) == 32


def test_issuer_metadata_has_the_key_of_the_examples():
    (key,) = strict(example("jwt-vc-issuer"))["jwks"]["keys"]
    assert key == strict(example("jwk")) | {"use": "sig"}


@pytest.mark.parametrize("name", ["ed25519", "sm2"])
def test_certificates_of_other_algorithms_are_signed_by_their_keys(name):
    jwk = strict(example(f"{name}-jwk"))
    assert Key(jwk).identifier == jwk["kid"]
    assert taken_apart(example(f"{name}-token")).is_by(Key(jwk))


def test_the_curve_of_sm2_is_the_one_that_is_written_down():
    numbers = dict(re.findall(r"(\w+) += (\w+)", example("sm2-curve")))
    written = {name: int(value, 16) for name, value in numbers.items()}
    used = SM2.p, SM2.a, SM2.b, SM2.n, *SM2.base
    assert written == dict(zip(("p", "a", "b", "n", "xG", "yG"), used, strict=True))


def test_each_event_follows_the_one_before():
    digest = bytes(32)
    for event in strict(example("events")):
        text = "{sequence} {at} {code} {subject} {detail}".format(**event)
        digest = hashlib.sha256(digest + text.encode()).digest()
        assert digest.hex() == event["digest"]
        assert re.fullmatch(r"[A-Za-z0-9=_ -]*", text)


def test_the_record_vouches_for_the_token_and_its_row():
    row, jwt = strict(example("certificate-row")), example("token").rstrip("~")
    fields = [jwt, bytes.fromhex(row["person"]), row["line"], row["name"], row["track"]]
    fields += [row["institution"]]
    fields += [row[name].replace("-", "") for name in ("started", "completed")]
    fields += [row[name] for name in ("hours", "region", "industry", "nomination", "manufacturing")]
    fields += [row["issued_at"], row["key_id"]]

    def netstring(field):
        data = field if isinstance(field, bytes) else str(field).encode()
        return b"-," if field is None else b"%d:%b," % (len(data), data)

    digest = hashlib.sha256(b"".join(map(netstring, fields))).hexdigest()
    assert strict(example("events"))[2]["detail"] == (
        f"approval={row['approval']} list={row['status_list']} index={row['status_index']} "
        f"record={digest}"
    )
    assert row["id"] == row["cohort"] * 10**12 + int(row["number"].split("-")[1])


def test_the_reasons_digest_is_salted():
    reason = strict(example("reason"))
    data = bytes.fromhex(reason["salt"])
    for field in (reason["text"], reason["given_by"]):
        data += b"%d:%b" % (len(field.encode()), field.encode())
    assert hashlib.sha256(data).hexdigest() == reason["reason"]


def test_a_person_is_known_by_half_of_an_hmac():
    person = strict(example("person-key"))
    message = f"{person['type']}:{person['number']}".encode()
    assert hmac.digest(bytes(range(32)), message, "sha256")[:16].hex() == person["key"]


def test_the_reviewer_stands_in_the_approval_as_a_digest():
    detail = strict(example("events"))[1]["detail"]
    assert detail.endswith(" by=" + hashlib.sha256(b"Review board").hexdigest())
    issuer = hashlib.sha256((example("issuer") + "\n").encode()).hexdigest()
    assert f" issuer={issuer} " in detail


def test_the_program_gives_the_verdict_that_the_document_shows(jieye, tmp_path, bundle):
    (tmp_path / "offline.json").write_text(bundle)
    answer = jieye.run(
        "verify", example("shown-token"), "--trust", tmp_path / "offline.json", "--root",
        example("root"), "--at", example("at"), "--format", "json",
    )  # fmt: skip
    found = json.loads(answer.stdout)
    del found["input"]
    assert found == strict(example("verdict"))


def test_the_schema_in_the_document_is_that_of_a_registry(published):
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    described, real = sqlite3.connect(":memory:"), sqlite3.connect(
        f"file:{published.workspace / 'registry.sqlite'}?mode=ro", uri=True
    )
    described.executescript(example("schema"))
    assert described.execute(query).fetchall() == real.execute(query).fetchall()
    assert real.execute("PRAGMA application_id").fetchone() == (0x4A494559,)
    version = int(re.search(r"`user_version` \*\*(\d+)\*\*", DOCUMENT)[1])
    assert real.execute("PRAGMA user_version").fetchone() == (version,)


def test_the_audits_digest_is_that_of_its_figures(own):
    office = own("approved")
    figures = json.loads(
        office.run("roster", "check", office.roster, "--format", "json").stdout.splitlines()[-1]
    )
    del figures["roster_sha256"]
    digest = hashlib.sha256(
        json.dumps(figures, ensure_ascii=False, separators=(",", ":")).encode()
    ).digest()
    registry = sqlite3.connect(office.workspace / "registry.sqlite")
    assert registry.execute("SELECT audit_digest FROM approval").fetchall() == [(digest,)]
