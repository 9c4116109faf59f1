"""docs/Formats.md, taken at its word: its examples verify with nothing but what it says, and the program
gives the answers that it promises. Whoever implements the formats from the text gets as far as this file."""

import base64
import datetime
import hashlib
import hmac
import json
import re
import sqlite3
import zlib

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry

from encoding import b64
from program import REPOSITORY

DOCUMENT = (REPOSITORY / "docs" / "Formats.md").read_text()
EXAMPLES = dict(re.findall(r"^```\w+ name=([\w-]+)\n(.*?)\n```$", DOCUMENT, re.M | re.S))
FOLDED = (
    "token", "private-token", "shown-token", "trust-list", "root-handover", "status-list",
    "event-head", "sm2-token", "ed25519-token",
)  # fmt: skip
NOW = int(datetime.datetime.fromisoformat(EXAMPLES["at"]).timestamp())
STATUSES = ("valid", "revoked", "suspended", "superseded")
INVALID = (
    "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed",
    "key_not_active", "not_yet_valid", "expired", "disclosure_mismatch", "revoked", "superseded",
    "suspended",
)  # fmt: skip


def example(name):
    text = EXAMPLES[name]
    return text.replace("\n", "") if name in FOLDED else text


def unb64(text):
    """Section 1.2: the one canonical form, and nothing else."""
    assert re.fullmatch(r"[A-Za-z0-9_-]*", text) and len(text) % 4 != 1
    padded = text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)
    data = base64.b64decode(padded, validate=True)
    assert b64(data) == text
    return data


def unique(pairs):
    assert len({name for name, _ in pairs}) == len(pairs)
    return dict(pairs)


def strict(text):
    """Section 1.1, as far as Python's reader has it."""
    return json.loads(text.decode() if isinstance(text, bytes) else text, object_pairs_hook=unique)


def taken_apart(token):
    """Header, payload, signing input and signature of a JWS, by section 3."""
    header, payload, signature = (unb64(part) for part in token.split("."))
    return strict(header), strict(payload), token.rpartition(".")[0].encode(), signature


def thumbprint(jwk):
    members = {name: jwk[name] for name in ("crv", "kty", "x", "y") if name in jwk}
    return b64(hashlib.sha256(json.dumps(members, separators=(",", ":")).encode()).digest())


def is_signed(token, jwk):
    """Whether this key signed a JWS, by section 2.2: the algorithm is the key's."""
    kind = ECKey if jwk["kty"] == "EC" else OKPKey
    registry = JWSRegistry(algorithms=[jwk["alg"]])
    try:
        jws.deserialize_compact(token, kind.import_key(jwk), registry=registry)
    except Exception:
        return False
    return taken_apart(token)[0]["alg"] == jwk["alg"]


def root_of(handovers, pinned):
    """Section 6: from the pinned root on, at most 8 times."""
    following = {}
    for token in handovers:
        header, claims, _, _ = taken_apart(token)
        assert header["typ"] == "root-handover+jwt" and is_signed(token, header["jwk"])
        previous = thumbprint(header["jwk"])
        assert following.setdefault(previous, claims["next"]) == claims["next"]
    way = [pinned]
    while way[-1] in following:
        way.append(following[way[-1]])
        assert len(set(way)) == len(way) <= 9
    return way[-1]


def trusted(token, root):
    """Section 5: the claims of a trust list under its root."""
    header, claims, _, _ = taken_apart(token)
    assert header["typ"] == "trust-list+jwt" and is_signed(token, header["jwk"])
    assert thumbprint(header["jwk"]) == root
    assert claims["version"] >= 1 and claims["iat"] < claims["exp"]
    for issuer in claims["issuers"]:
        kids = [key["kid"] for key in issuer["keys"]]
        assert len(set(kids)) == len(kids)
        for key in issuer["keys"]:
            assert key["kid"] == thumbprint(key["jwk"])[:11] and thumbprint(key["jwk"]) != root
            assert key["use"] in ("certificate", "status")
    return {issuer["iss"]: issuer for issuer in claims["issuers"]}, claims["exp"]


def key_of(issuer, kid, use):
    found = [key for key in issuer["keys"] if key["kid"] == kid and key["use"] == use]
    return found[0] if found else None


def is_active(key, time):
    return key["active_from"] <= time < key.get("retired_at", time + 1)


def is_authentic(token, issuers, kind):
    """Section 7: whether a status key of the issuer signed it, while it was active."""
    header, claims, _, _ = taken_apart(token)
    key = key_of(issuers[claims["iss"]], header["kid"], "status")
    return (
        header["typ"] == kind
        and key is not None
        and "compromised_at" not in key
        and is_active(key, claims["iat"])
        and is_signed(token, key["jwk"])
    )


def entry(claims, index):
    """Section 7: bits from the least significant one on."""
    bits = claims["status_list"]["bits"]
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(unb64(claims["status_list"]["lst"]), 1 << 20)
    assert unpacker.eof and not unpacker.unused_data
    return data[index * bits // 8] >> index * bits % 8 & (1 << bits) - 1


def disclosed(payload, disclosures):
    """Section 4.3: the payload with what is disclosed in it; arrays have no part in these examples."""
    by_digest = {b64(hashlib.sha256(text.encode()).digest()): text for text in disclosures}
    assert len(by_digest) == len(disclosures) <= 64

    def whole(members):
        members = dict(members)
        for digest in members.pop("_sd", []):
            if digest in by_digest:
                _, name, value = strict(unb64(by_digest.pop(digest)))
                assert name not in members and name not in ("_sd", "...")
                members[name] = whole(value) if isinstance(value, dict) else value
        return members

    result = whole(payload)
    assert not by_digest
    return result


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def verdict(text, bundle, pinned, now):
    """Section 10.2, for tokens whose form is sound."""
    root = root_of(bundle["handovers"], pinned)
    issuers, expiry = trusted(bundle["trust_list"], root)
    reasons = [] if now < expiry else [("trust_list_expired", moment(expiry))]
    token, *disclosures = text.split("~")
    assert disclosures.pop() == ""
    header, claims, _, _ = taken_apart(token)
    assert header["typ"] == "dc+sd-jwt"
    issuer = issuers[claims["iss"]]
    key = key_of(issuer, header["kid"], "certificate")
    assert is_signed(token, key["jwk"])
    if claims["vct"] not in issuer["vct"]:
        reasons.append(("type_not_allowed", claims["vct"]))
    if not is_active(key, claims["iat"]):
        reasons.append(("key_not_active", moment(claims["iat"])))
    if claims["iat"] - 60 > now:
        reasons.append(("not_yet_valid", moment(claims["iat"])))
    graduate = disclosed(claims, disclosures).get("graduate", {})
    status, found = status_of(claims, bundle, issuers, now)
    reasons += found
    public = {"name": issuer["name"], "url": claims["iss"]}
    facts = ("number", "name", "programme", "cohort", "track", "institution", "started", "completed")
    outcome = "valid" if not reasons else "invalid" if reasons[0][0] in INVALID else "undetermined"
    return {
        "verdict": outcome,
        "reasons": [{"code": code, "detail": detail} for code, detail in reasons],
        "certificate": {name: claims[name] for name in facts}
        | {"issued_at": moment(claims["iat"]), "graduate": graduate},
        "issuer": public,
        "status": status,
        "checked_at": moment(now),
    }


def status_of(claims, bundle, issuers, now):
    """Section 10.3, for a list that is there and in date."""
    reference = claims["status"]["status_list"]
    copies = [
        taken_apart(token)[1]
        for token in bundle["status_lists"]
        if is_authentic(token, issuers, "statuslist+jwt")
    ]
    mine = [c for c in copies if c["iss"] == claims["iss"] and c["sub"] == reference["uri"]]
    newest = max((c for c in mine if c["iat"] - 60 <= now), key=lambda c: c["iat"])
    assert now < newest["exp"]
    value, as_of = STATUSES[entry(newest, reference["idx"])], moment(newest["iat"])
    reasons = [] if value == "valid" else [(value, as_of)]
    return {"value": value, "as_of": as_of}, reasons


@pytest.fixture(scope="module")
def bundle():
    """Section 9: the bundle of the examples."""
    return {
        "trust_list": example("trust-list"),
        "handovers": [example("root-handover")],
        "status_lists": [example("status-list")],
    }


@pytest.fixture(scope="module")
def issuers(bundle):
    return trusted(bundle["trust_list"], root_of(bundle["handovers"], example("root")))[0]


@pytest.mark.parametrize("name", FOLDED)
def test_every_token_is_folded_and_nothing_else(name):
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", example(name))


@pytest.mark.parametrize(
    "name", ["token-payload", "trust-list-payload", "root-handover-payload", "status-list-payload",
             "event-head-payload"],
)  # fmt: skip
def test_what_is_shown_decoded_is_what_the_token_says(name):
    token = example(name.removesuffix("-payload")).split("~")[0]
    assert taken_apart(token)[1] == strict(example(f"{name}-decoded"))


def test_the_header_is_the_one_that_is_shown():
    assert taken_apart(example("token").split("~")[0])[0] == strict(example("token-header-decoded"))


def test_the_key_identifier_is_the_beginning_of_the_thumbprint(issuers):
    jwk = strict(example("jwk"))
    digest = b64(hashlib.sha256(example("thumbprint-input").encode()).digest())
    assert thumbprint(jwk) == digest and jwk["kid"] == digest[:11]
    assert key_of(issuers["https://cert.jieye.example"], jwk["kid"], "certificate")["jwk"] == jwk


def test_the_check_character_is_that_of_the_number():
    scope = {}
    exec(example("check-character"), scope)
    for number in re.findall(r"`(LJ2021-\d{6}-[0-9A-Z])`", DOCUMENT):
        prefix, digits, check = number.split("-")
        assert scope["check_character"](prefix + digits) == check


@pytest.mark.parametrize("name", ["token", "private-token", "shown-token"])
def test_the_certificate_is_valid_and_says_what_the_document_says(bundle, name):
    found = verdict(example(name), bundle, example("root"), NOW)
    shown = strict(example("verdict"))
    assert found["verdict"] == "valid"
    assert found["certificate"] | {"graduate": {}} == shown["certificate"] | {"graduate": {}}
    if name == "shown-token":
        assert found == shown


def test_a_byte_that_is_altered_is_seen(issuers):
    token = example("token").split("~")[0]
    header, payload, signature = token.split(".")
    altered = payload[:-9] + ("A" if payload[-9] != "A" else "B") + payload[-8:]
    assert is_signed(token, strict(example("jwk")))
    assert not is_signed(".".join((header, altered, signature)), strict(example("jwk")))


def test_every_private_fact_is_nested_in_one_disclosure():
    token, first, second, *_ = example("private-token").split("~")
    assert token == example("token").rstrip("~")
    assert strict(unb64(first)) == strict(example("graduate-decoded"))
    assert strict(unb64(second)) == strict(example("first-fact-decoded"))
    assert strict(unb64(first))[2]["_sd"] == sorted(strict(unb64(first))[2]["_sd"])


def test_the_entries_of_the_status_list_are_those_that_are_named():
    claims = taken_apart(example("status-list"))[1]
    text = " ".join(DOCUMENT.split())
    named = re.findall(r"entry (\d+) \(`[\w-]+`\) (?:is )?(\w+)", text)
    assert len(named) == 3
    assert {word: STATUSES[entry(claims, int(index))] for index, word in named} == {
        word: word for word in ("revoked", "superseded", "suspended")
    }


def test_the_event_head_is_authentic(issuers):
    assert is_authentic(example("event-head"), issuers, "event-head+jwt")


def test_issuer_metadata_has_the_key_of_the_examples():
    (key,) = strict(example("jwt-vc-issuer"))["jwks"]["keys"]
    assert key == strict(example("jwk")) | {"use": "sig"}


def test_the_certificate_of_ed25519_is_signed_by_its_key():
    jwk = strict(example("ed25519-jwk"))
    assert thumbprint(jwk)[:11] == jwk["kid"]
    assert is_signed(example("ed25519-token").rstrip("~"), jwk)


def test_the_certificate_of_sm2_is_signed_by_its_key():
    """Section 2.3, in plain integers."""
    curve = {
        name: int(value, 16)
        for name, value in re.findall(r"(\w+) += (\w+)", example("sm2-curve"))
    }
    p, n, jwk = curve["p"], curve["n"], strict(example("sm2-jwk"))
    base = curve["xG"], curve["yG"]
    public = tuple(int.from_bytes(unb64(jwk[name])) for name in "xy")

    def add(one, other):
        if one is None or other is None:
            return one or other
        if one[0] == other[0] and (one[1] + other[1]) % p == 0:
            return None
        if one == other:
            slope = (3 * one[0] ** 2 + curve["a"]) * pow(2 * one[1], -1, p)
        else:
            slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, p)
        x = (slope**2 - one[0] - other[0]) % p
        return x, (slope * (one[0] - x) - one[1]) % p

    def times(factor, point):
        result = None
        for bit in f"{factor:b}":
            result = add(result, result)
            result = add(result, point) if bit == "1" else result
        return result

    def sm3(data):
        return hashlib.new("sm3", data).digest()

    numbers = (curve["a"], curve["b"], *base, *public)
    z = sm3(b"\0\x80" + b"1234567812345678" + b"".join(v.to_bytes(32) for v in numbers))
    _, _, message, signature = taken_apart(example("sm2-token").rstrip("~"))
    e, r, s = (int.from_bytes(v) for v in (sm3(z + message), signature[:32], signature[32:]))
    assert len(signature) == 64 and 0 < r < n and 0 < s < n and (r + s) % n
    x, _ = add(times(s, base), times((r + s) % n, public))
    assert (e + x) % n == r
    assert thumbprint(jwk)[:11] == jwk["kid"]


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
    fields += [row["institution"], row["started"].replace("-", ""), row["completed"].replace("-", "")]
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
    (tmp_path / "offline.json").write_text(json.dumps(bundle))
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
