"""Members 27 to 31 of Tests/reject-list.md: the values of signatures."""

import hashlib

import pytest

import sm2
from encoding import b64, der_signature, unb64
from factory import World
from keys import P256_ORDER, SM2_ID, JoseKey, SM2Key, openssl

N = P256_ORDER
ED25519_ORDER = 2**252 + 27742317777372353535851937790883648493


def pair(r, s, size=32):
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def split(signature):
    return int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")


def of(change):
    """A case that changes the right r and s."""
    return lambda signature: pair(*change(*split(signature)))


ECDSA = {
    "27 r = 0 and s = 0": of(lambda r, s: (0, 0)),
    "27 r = 0": of(lambda r, s: (0, s)),
    "27 s = 0": of(lambda r, s: (r, 0)),
    "27 r = n": of(lambda r, s: (N, s)),
    "27 s = n": of(lambda r, s: (r, N)),
    "27 r = s = n": of(lambda r, s: (N, N)),
    "27 r = n + 1": of(lambda r, s: (N + 1, s)),
    "27 r = 1 and s = 1": of(lambda r, s: (1, 1)),
    "27 r = n - r": of(lambda r, s: (N - r, s)),
    "27 r and s change places": of(lambda r, s: (s, r)),
    "27 all bits set": lambda signature: b"\xff" * 64,
    "28 DER": der_signature,
    "28 DER with a byte behind it": lambda signature: der_signature(signature) + b"\0",
    "28 63 bytes": lambda signature: signature[:-1],
    "28 65 bytes": lambda signature: signature + b"\0",
    "28 a zero before it": lambda signature: b"\0" + signature,
    "28 96 bytes, as ES384 has": lambda signature: pair(*split(signature), size=48),
    "28 one byte": lambda signature: b"\1",
    "28 twice": lambda signature: signature * 2,
    "28 little-endian": lambda signature: signature[:32][::-1] + signature[32:][::-1],
}  # fmt: skip

EDDSA = {
    "30 s + L": lambda sig: sig[:32] + little(int.from_bytes(sig[32:], "little") + ED25519_ORDER),
    "30 a point R that is not canonical": lambda sig: little(2**255 - 18) + sig[32:],
    "30 the neutral point and s = 0": lambda sig: little(1) + bytes(32),
    "30 all bits set": lambda sig: b"\xff" * 64,
    "30 zero": lambda sig: bytes(64),
    "30 63 bytes": lambda sig: sig[:-1],
    "30 R and s change places": lambda sig: sig[32:] + sig[:32],
}  # fmt: skip

SM2 = {
    "31 r = 0 and s = 0": of(lambda r, s: (0, 0)),
    "31 r = 0": of(lambda r, s: (0, s)),
    "31 s = 0": of(lambda r, s: (r, 0)),
    "31 s = n": of(lambda r, s: (r, sm2.N)),
    "31 r + s = n": of(lambda r, s: (r, sm2.N - r)),
    "31 n - s, which ECDSA would accept": of(lambda r, s: (r, sm2.N - s)),
    "31 DER": der_signature,
    "31 63 bytes": lambda signature: signature[:-1],
}  # fmt: skip


def little(number):
    return number.to_bytes(32, "little")


def resigned(world, change):
    """A certificate with its signature changed."""
    head, _, tail = world.raw_token().rstrip("~").rpartition(".")
    return f"{head}.{b64(change(unb64(tail)))}~"


@pytest.fixture(scope="module")
def sm2_world(tmp_path_factory):
    return World(SM2Key(tmp_path_factory.mktemp("sm2") / "key.pem"))


@pytest.fixture(scope="module")
def eddsa_world():
    return World(JoseKey("Ed25519"))


@pytest.mark.parametrize("case", ECDSA)
def test_an_es256_signature_of_another_value_or_form_does_not_match(judge, world, case):
    verdict = judge(resigned(world, ECDSA[case]), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["signature_mismatch"])


@pytest.mark.parametrize("case", EDDSA)
def test_an_ed25519_signature_of_another_value_or_form_does_not_match(judge, eddsa_world, case):
    w = eddsa_world
    assert judge(resigned(w, EDDSA[case]), w.bundle(), w.root).reasons == ["signature_mismatch"]


@pytest.mark.parametrize("case", SM2)
def test_an_sm2_signature_of_another_value_or_form_does_not_match(judge, sm2_world, case):
    w = sm2_world
    assert judge(resigned(w, SM2[case]), w.bundle(), w.root).reasons == ["signature_mismatch"]


SM2_INPUTS = {
    "31 no identity": lambda key, message: key.sign(message, identity=""),
    "31 another identity": lambda key, message: key.sign(message, identity="ALICE123@YAHOO.COM"),
    "31 a bare SM3 digest": lambda key, message: key.sign_digest(sm3(message)),
    "31 a bare SHA-256 digest": lambda key, message: key.sign_digest(sha256(message)),
    "31 SHA-256": lambda key, message: sm2.sign(key.private, message, SM2_ID, sha256),
    "31 SHA-256 over an identity under SM3": lambda key, message: sm2.sign(
        key.private, message, SM2_ID, sha256, identity_digest=sm3
    ),
    "31 SM3 over an identity under SHA-256": lambda key, message: sm2.sign(
        key.private, message, SM2_ID, sm3, identity_digest=sha256
    ),
}  # fmt: skip


def sm3(message):
    return openssl("dgst", "-sm3", "-binary", stdin=message)


def sha256(message):
    return hashlib.sha256(message).digest()


def signed_by(w, sign):
    """A certificate with the signature that `sign` makes of its bytes."""
    message = w.raw_token().rpartition(".")[0]
    return f"{message}.{b64(sign(w.key, message.encode()))}~"


@pytest.mark.parametrize("case", SM2_INPUTS)
def test_an_sm2_signature_under_another_identity_or_digest_does_not_match(judge, sm2_world, case):
    w = sm2_world
    token = signed_by(w, SM2_INPUTS[case])
    assert judge(token, w.bundle(), w.root).reasons == ["signature_mismatch"]


def test_an_sm2_signature_in_plain_integers_is_right_where_its_digest_is_sm3(judge, sm2_world):
    """So that those above fail for their digest and for nothing else."""
    w = sm2_world
    token = signed_by(w, lambda key, message: sm2.sign(key.private, message, SM2_ID, sm3))
    assert judge(token, w.bundle(), w.root).reasons == []


def test_a_signature_of_other_bytes_that_mean_the_same_does_not_match(judge, world):
    """The exact bytes are verified: the same JSON with a space in it is another text."""
    other = world.raw_token(payload=b" " + world.raw_token().encode()).rpartition(".")[2]
    token = f"{world.raw_token().rpartition('.')[0]}.{other}"
    assert judge(token, world.bundle(), world.root).reasons == ["signature_mismatch"]
