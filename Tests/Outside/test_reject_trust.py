"""Members 23 and 44 of Tests/reject-list.md: the trust list, its keys, the way to
its root, and the bundle that holds them. None of these gives a verdict: the command itself fails."""

import json

import pytest

from encoding import b64, thumbprint, unb64
from factory import AT, DAY, ISSUER, World, jose
from keys import JoseKey
from recording import record

P = 2**255 - 19
ZERO = bytes(32)


def okp(x):
    return {"kty": "OKP", "crv": "Ed25519", "x": b64(x)}


def little(number):
    return number.to_bytes(32, "little")


# What no trust list may hold as a key, made from a good one.
KEYS = {
    "23 with its private part": lambda k: k | {"d": b64(bytes([1]) * 32)},
    "23 that is symmetric": lambda k: {"kty": "oct", "k": b64(bytes(32))},
    "23 of RSA": lambda k: {"kty": "RSA", "n": b64(b"\xff" * 256), "e": "AQAB"},
    "23 of P-384": lambda k: JoseKey("ES384").jwk,
    "23 off the curve": lambda k: k | {"y": k["x"]},
    "23 at infinity": lambda k: k | {"x": b64(ZERO), "y": b64(ZERO)},
    "23 whose x is not below p": lambda k: k | {"x": b64(b"\xff" * 32)},
    "23 whose x has 31 bytes": lambda k: k | {"x": b64(unb64(k["x"])[1:])},
    "23 whose x has 33 bytes": lambda k: k | {"x": b64(b"\0" + unb64(k["x"]))},
    "23 whose x has padding": lambda k: k | {"x": k["x"] + "="},
    "23 without x": lambda k: {name: v for name, v in k.items() if name != "x"},
    "23 without y": lambda k: {name: v for name, v in k.items() if name != "y"},
    "23 without kty": lambda k: {name: v for name, v in k.items() if name != "kty"},
    "23 whose curve is not its type's": lambda k: k | {"crv": "Ed25519"},
    "23 whose type is not its curve's": lambda k: k | {"kty": "OKP"},
    "23 of a curve in another case": lambda k: k | {"crv": "p-256"},
    "23 of SM2 under its other name": lambda k: k | {"crv": "SM2-P-256"},
    "23 for encryption": lambda k: k | {"use": "enc"},
    "23 for signing only": lambda k: k | {"key_ops": ["sign"]},
    "23 for another algorithm": lambda k: k | {"alg": "ES384"},
    "23 for no algorithm": lambda k: k | {"alg": "none"},
    "23 of Ed25519 with y": lambda k: okp(unb64(JoseKey("Ed25519").jwk["x"])) | {"y": b64(ZERO)},
    "30 of Ed25519, the neutral point": lambda k: okp(little(1)),
    "30 of Ed25519, of order 2": lambda k: okp(little(P - 1)),
    "30 of Ed25519, of order 4": lambda k: okp(ZERO),
    "30 of Ed25519, of order 8": lambda k: okp(bytes.fromhex(
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
    "30 of Ed25519, not below p": lambda k: okp(little(P + 3)),
    "30 of Ed25519, not on the curve": lambda k: okp(little(2)),
    "23 that is no object": lambda k: "AAAA",
}  # fmt: skip


def listed_as(w, key_json, **changes):
    """A trust list whose second key of certificates is this one."""
    kid = thumbprint(key_json)[:11] if isinstance(key_json, dict) else "AAAAAAAAAAA"
    entry = {"kid": kid, "use": "certificate", "jwk": key_json, "active_from": AT - DAY} | changes
    return w.trust_list([w.issuer(keys=[w.listed(w.key), w.listed(w.status_key, "status"), entry])])


def key_entry(w, **changes):
    """A trust list in which the entry of the certificate key is changed."""
    entry = {k: v for k, v in w.listed(w.key, **changes).items() if v is not None}
    return w.trust_list([w.issuer(keys=[entry, w.listed(w.status_key, "status")])])


LISTS = {
    "44 altered": lambda w: w.trust_list()[:-6] + "AAAAAA",
    "44 cut": lambda w: w.trust_list()[:-10],
    "44 signed by somebody with the root's key in the header": lambda w: jose(
        {"alg": "ES256", "typ": "trust-list+jwt", "jwk": w.root.jwk}, {"version": 1}, JoseKey()
    ),
    "33 of another type": lambda w: w.trust_list(header={"typ": "statuslist+jwt"}),
    "33 of no type": lambda w: w.trust_list(header={"typ": "JWT"}),
    "- without a key": lambda w: w.trust_list(header={"jwk": None}),
    "- with a private key": lambda w: w.trust_list(header={"jwk": w.root.jwk | {"d": b64(ZERO)}}),
    "24 critical": lambda w: w.trust_list(header={"crit": ["x"], "x": 1}),
    "- version 0": lambda w: w.trust_list(version=0),
    "- a version below 0": lambda w: w.trust_list(version=-1),
    "- a version that is a string": lambda w: w.trust_list(version="1"),
    "- without an end": lambda w: w.trust_list(exp=None),
    "- an end before its beginning": lambda w: w.trust_list(exp=AT - 60 * DAY),
    "- issuers that are an object": lambda w: w.trust_list(issuers={"iss": ISSUER}),
    "- an issuer twice": lambda w: w.trust_list([w.issuer(), w.issuer()]),
    "- an issuer with a path": lambda w: w.trust_list([w.issuer(iss=f"{ISSUER}/x")]),
    "- an issuer without a name": lambda w: w.trust_list([w.issuer(name={})]),
    "- an issuer over http": lambda w: w.trust_list([w.issuer(iss="http://cert.example.org")]),
    "- types that are a string": lambda w: w.trust_list([w.issuer(vct=f"{ISSUER}/vct/completion")]),
    "- an offset beyond the west": lambda w: w.trust_list([w.issuer(utc_offset=-721)]),
    "- an offset beyond the east": lambda w: w.trust_list([w.issuer(utc_offset=841)]),
    "- an offset of half a minute": lambda w: w.trust_list([w.issuer(utc_offset=480.5)]),
    "- an offset that is a string": lambda w: w.trust_list([w.issuer(utc_offset="480")]),
    "- an offset that is null": lambda w: w.trust_list([w.issuer(utc_offset=None)]),
    "- a key under another name": lambda w: key_entry(w, kid="AAAAAAAAAAA"),
    "- a key without a name": lambda w: key_entry(w, kid=None),
    "- a key of no use": lambda w: key_entry(w, use=None),
    "- a key of another use": lambda w: key_entry(w, use="sig"),
    "- a key that retired before it began": lambda w: key_entry(w, retired_at=AT - 101 * DAY),
    "- a key with a life in words": lambda w: key_entry(w, active_from="2020-01-01"),
    "- a key twice": lambda w: w.trust_list(
        [w.issuer(keys=[w.listed(w.key), w.listed(w.key, "status")])]
    ),
    "- the root among the keys": lambda w: w.trust_list(
        [w.issuer(keys=[w.listed(w.root), w.listed(w.status_key, "status")])]
    ),
}  # fmt: skip

BUNDLES = {
    "not JSON": lambda w: "hello",
    "empty": lambda w: "",
    "an array": lambda w: json.dumps([w.bundle()]),
    "cut": lambda w: json.dumps(w.bundle())[:-20],
    "with something behind it": lambda w: json.dumps(w.bundle()) + "x",
    "with a member twice": lambda w: json.dumps(w.bundle())[:-1] + ',"handovers":[]}',
    "without a trust list": lambda w: w.bundle() | {"trust_list": ""},
    "with a trust list that is an array": lambda w: w.bundle() | {"trust_list": [w.trust_list()]},
    "without status lists": lambda w: {k: v for k, v in w.bundle().items() if k != "status_lists"},
    "with a status list that is a number": lambda w: w.bundle() | {"status_lists": [7]},
    "a status list in place of the trust list": lambda w: w.bundle(trust_list=w.status_list()),
}  # fmt: skip


@pytest.fixture
def refused(jieye, judge, world):
    """Sees that a bundle is refused with a message that names its file, and no verdict."""

    def check(bundle, root=None):
        token = world.token()
        (judge.folder / "token.sd-jwt").write_text(token)
        answer = judge.run(bundle, root or world.root, expect=1)
        assert answer.stdout == "" and str(judge.folder / "offline.json") in answer.stderr
        assert len(answer.stderr.splitlines()) == 2, "one sentence, and what to do"
        record(token, bundle, root or world.root, (), AT, None)
        return answer.stderr

    return check


@pytest.mark.parametrize("case", KEYS)
def test_a_trust_list_with_a_key_that_is_none_is_refused(refused, world, case):
    refused(world.bundle(listed_as(world, KEYS[case](dict(world.key.jwk)))))


def test_a_trust_list_with_a_second_good_key_is_taken(reasons, world):
    for algorithm in ("ES256", "Ed25519"):
        bundle = world.bundle(listed_as(world, JoseKey(algorithm).jwk))
        assert reasons(world.token(), bundle) == []


@pytest.mark.parametrize("case", LISTS)
def test_a_trust_list_that_is_not_as_it_must_be_is_refused(refused, world, case):
    refused(world.bundle(LISTS[case](world)))


@pytest.mark.parametrize("case", BUNDLES)
def test_a_bundle_that_is_not_as_it_must_be_is_refused(refused, world, case):
    refused(BUNDLES[case](world))


def test_a_bundle_of_another_root_is_refused_with_the_thumbprint_of_that_root(refused, world):
    other = World()
    said = refused(other.bundle())
    assert other.root.thumbprint in said


def test_a_handover_is_followed_8_times_and_not_9_times(refused):
    roots = [JoseKey() for _ in range(10)]
    world = World(root=roots[-1])
    handovers = [world.handover(old, new) for old, new in zip(roots, roots[1:])]
    refused(world.bundle(handovers=handovers), roots[0])


def handed_over(name):
    """A bundle under a root that the pinned one should lead to, with a fault on the way."""
    pinned, middle = JoseKey(), JoseKey()
    w = World()
    first, second = w.handover(pinned, middle), w.handover(middle, w.root)
    ways = {
        "44 with a step left out": [first],
        "44 signed by the new root": [jose(
            {"alg": "ES256", "typ": "root-handover+jwt", "jwk": w.root.jwk},
            {"iat": AT - DAY, "next": w.root.thumbprint}, w.root)],
        "44 signed by somebody": [jose(
            {"alg": "ES256", "typ": "root-handover+jwt", "jwk": pinned.jwk},
            {"iat": AT - DAY, "next": w.root.thumbprint}, JoseKey())],
        "44 in a circle": [first, w.handover(middle, pinned)],
        "44 to itself": [w.handover(pinned, pinned)],
        "44 to two roots": [first, second, w.handover(pinned, JoseKey())],
        "44 altered": [first[:-6] + "AAAAAA", second],
        "44 of another type": [jose(
            {"alg": "ES256", "typ": "trust-list+jwt", "jwk": pinned.jwk},
            {"iat": AT - DAY, "next": w.root.thumbprint}, pinned)],
        "44 to no thumbprint": [w.handover(pinned, w.root, next=w.root.kid)],
        "44 that is no token": [first, second, "hello"],
    }  # fmt: skip
    return w.bundle(handovers=ways[name]), pinned


@pytest.mark.parametrize(
    "name",
    ["44 with a step left out", "44 signed by the new root", "44 signed by somebody",
     "44 in a circle", "44 to itself", "44 to two roots", "44 altered", "44 of another type",
     "44 to no thumbprint", "44 that is no token"],
)  # fmt: skip
def test_a_way_between_roots_that_does_not_hold_is_refused(refused, name):
    refused(*handed_over(name))


def test_the_old_root_signs_no_more_trust_lists_once_it_has_handed_over(refused):
    pinned = JoseKey()
    world = World(root=pinned)
    refused(world.bundle(handovers=[world.handover(pinned, JoseKey())]), pinned)


@pytest.mark.parametrize("root", ["", "x", "A" * 42, "A" * 44, "=" * 43, "B" * 43])
def test_a_root_that_is_no_thumbprint_is_wrong_usage(jieye, judge, world, root):
    judge(world.token(), world.bundle(), world.root)
    answer = jieye.run(
        "verify", judge.folder / "token.sd-jwt", "--trust", judge.folder / "offline.json",
        "--root", root, expect=64,
    )  # fmt: skip
    assert answer.stdout == "" and "--root" in answer.stderr or "43" in answer.stderr
