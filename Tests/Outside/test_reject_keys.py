"""Members 13 to 26 of Tests/reject-list.md: algorithms, keys and headers."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives import serialization

from encoding import b64, compact_json
from factory import World, jose
from keys import JoseKey, SM2Key

FORMATS = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def with_mac(w, secret, algorithm="HS256"):
    """A token with a MAC under something that everybody knows."""
    signed = f"{b64(compact_json(w.header(alg=algorithm)))}.{b64(compact_json(w.claims()))}"
    mac = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{b64(mac)}~"


def public_pem(w):
    return w.key.private.public_key.public_bytes(*FORMATS)


ALGORITHMS = {
    "13 none": lambda w: w.raw_token(w.header(alg="none"), signature=b"\0"),
    "13 None": lambda w: w.raw_token(w.header(alg="None"), signature=b"\0"),
    "13 nOnE": lambda w: w.raw_token(w.header(alg="nOnE")),
    "13 NONE, and a signature that holds": lambda w: w.raw_token(w.header(alg="NONE")),
    "14 an algorithm that there is not": lambda w: w.raw_token(w.header(alg="ES257")),
    "14 an empty one": lambda w: w.raw_token(w.header(alg="")),
    "14 in another case": lambda w: w.raw_token(w.header(alg="es256")),
    "14 with a space": lambda w: w.raw_token(w.header(alg="ES256 ")),
    "14 with a NUL": lambda w: w.raw_token(w.header(alg="ES256\0")),
    "14 a look-alike": lambda w: w.raw_token(w.header(alg="ЕS256")),
    "15 a MAC under the public key's PEM": lambda w: with_mac(w, public_pem(w)),
    "15 a MAC under the public key's JWK": lambda w: with_mac(w, compact_json(w.key.jwk)),
    "15 a MAC under the key's name": lambda w: with_mac(w, w.key.kid.encode(), "HS512"),
    "16 ES384, and a signature that holds by ES256": lambda w: w.raw_token(w.header(alg="ES384")),
    "16 ES256K": lambda w: w.raw_token(w.header(alg="ES256K")),
    "16 ESP256, which is COSE's name": lambda w: w.raw_token(w.header(alg="ESP256")),
    "16 Ed25519, with a key of P-256": lambda w: w.raw_token(w.header(alg="Ed25519")),
    "16 SGD_SM3_SM2, with a key of P-256": lambda w: w.raw_token(w.header(alg="SGD_SM3_SM2")),
    "16 RS256": lambda w: w.raw_token(w.header(alg="RS256"), signature=bytes(256)),
    "16 a signature of P-384 under the key's name": lambda w: w.token(
        {"alg": "ES384"}, JoseKey("ES384")
    ),
}  # fmt: skip

CHAIN = ["MIIB", "AAAA"]

HEADERS = {
    "14 no alg": lambda w: {"alg": None},
    "14 alg is a number": lambda w: {"alg": 256},
    "14 alg is null": lambda w: {"alg": [None]},
    "14 alg is an array": lambda w: {"alg": ["ES256"]},
    "18 a jwk": lambda w: {"jwk": w.key.jwk},
    "18 a jwk and no kid": lambda w: {"jwk": w.key.jwk, "kid": None},
    "19 a jku": lambda w: {"jku": "https://cert.example.org/.well-known/jwt-vc-issuer"},
    "19 a jku that is a file": lambda w: {"jku": "file:///etc/passwd"},
    "20 an x5u": lambda w: {"x5u": "https://cert.example.org/chain.pem"},
    "21 an x5c": lambda w: {"x5c": CHAIN},
    "21 an empty x5c": lambda w: {"x5c": []},
    "21 an x5t": lambda w: {"x5t#S256": b64(bytes(32))},
    "22 a kid that is no string": lambda w: {"kid": 7},
    "22 a kid that is an array": lambda w: {"kid": [w.key.kid]},
    "24 a crit that nobody knows": lambda w: {"crit": ["exp-2"], "exp-2": 1},
    "24 an empty crit": lambda w: {"crit": []},
    "24 a crit that names a registered member": lambda w: {"crit": ["alg"]},
    "24 a crit that names what is not there": lambda w: {"crit": ["x"]},
    "24 a crit that names a member twice": lambda w: {"crit": ["x", "x"], "x": 1},
    "24 a crit that is a string": lambda w: {"crit": "x", "x": 1},
    "24 b64, critical": lambda w: {"crit": ["b64"], "b64": False},
    "24 b64, not critical": lambda w: {"b64": False},
    "24 b64 that is true": lambda w: {"b64": True},
    "25 zip": lambda w: {"zip": "DEF"},
    "25 a nested token": lambda w: {"cty": "JWT"},
    "25 enc": lambda w: {"enc": "A256GCM"},
    "26 PBES2": lambda w: {"p2c": 2_000_000_000, "p2s": "AAAA"},
    "26 an ephemeral key": lambda w: {"epk": w.key.jwk},
}  # fmt: skip

KEY_NAMES = {
    "a path": "../../../../etc/passwd", "SQL": "' OR '1'='1", "an address": "https://evil.example/k",
    "a wildcard": "*", "nothing": "", "a space behind": "{} ", "a NUL behind": "{}\0",
    "the whole thumbprint": "{full}", "one character less": "{short}", "no kid": None,
    "the key's look-alike": "{}\u200b",
}  # fmt: skip


def with_header(w, changes):
    """A token with a signature that holds, and these changes of its header; None takes away."""
    header = {k: v for k, v in w.header(**changes).items() if v is not None}
    return w.raw_token(header)


@pytest.mark.parametrize("case", ALGORITHMS)
def test_an_algorithm_that_is_not_the_keys_is_refused(judge, world, case):
    verdict = judge(ALGORITHMS[case](world), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["unsupported_algorithm"])


@pytest.mark.parametrize("name", ["EdDSA", "Ed448", "ES256"])
def test_an_ed25519_key_has_one_algorithm(reasons, name):
    """17: `EdDSA` does not say which curve; RFC 9864 has deprecated it."""
    world = World(JoseKey("Ed25519"))
    token = world.raw_token(world.header(alg=name))
    assert reasons(token, world.bundle(), world.root) == ["unsupported_algorithm"]


@pytest.mark.parametrize("name", ["SM2", "sgd_sm3_sm2", "ES256", "SM3WithSM2"])
def test_an_sm2_key_has_one_algorithm(reasons, tmp_path, name):
    world = World(SM2Key(tmp_path / "key.pem"))
    token = world.raw_token(world.header(alg=name))
    assert reasons(token, world.bundle(), world.root) == ["unsupported_algorithm"]


@pytest.mark.parametrize("case", HEADERS)
def test_a_header_that_names_a_key_or_changes_the_rules_is_malformed(judge, world, case):
    verdict = judge(with_header(world, HEADERS[case](world)), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


def test_a_key_that_the_token_brings_along_signs_nothing(judge, world):
    """18: what an attacker does in full: a key of their own, in the header, under our key's name."""
    key = JoseKey()
    token = jose(world.header(jwk=key.jwk), world.claims(), key) + "~"
    assert judge(token, world.bundle(), world.root).reasons == ["malformed"]


@pytest.mark.parametrize("case", KEY_NAMES)
def test_a_key_is_found_under_its_exact_name_only(judge, world, case):
    """22"""
    name, full = KEY_NAMES[case], world.key.thumbprint
    kid = name and name.replace("{full}", full).replace("{short}", full[:10]).replace("{}", full[:11])
    verdict = judge(with_header(world, {"kid": kid}), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("undetermined", ["unknown_key"])
