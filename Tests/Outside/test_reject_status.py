"""Members 39 and 40 of Tests/reject-list.md: status lists."""

import time
import zlib

import pytest

from encoding import b64
from factory import AT, DAY, ISSUER, LIST, packed
from keys import JoseKey

GOOD = zlib.compress(packed({}), 9)


def raw_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def with_dictionary(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, zdict=b"\0" * 64)
    return packer.compress(data) + packer.flush()


def bomb(size):
    """So many zero bytes, packed: a thousandth of that."""
    packer = zlib.compressobj(9)
    chunks = [packer.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*chunks, packer.flush()])


# Lists that are nobody's word: a certificate that names them cannot be told.
UNUSABLE = {
    "39 another address": lambda w: w.status_list(sub=f"{ISSUER}/status/2"),
    "39 the address with a slash behind": lambda w: w.status_list(sub=LIST + "/"),
    "39 an address in capitals": lambda w: w.status_list(sub=LIST.replace("cert", "CERT")),
    "39 no address": lambda w: w.status_list(sub=None),
    "39 an address that is a number": lambda w: w.status_list(sub=1),
    "39 3 bits": lambda w: w.status_list(bits=3),
    "39 0 bits": lambda w: w.status_list(bits=0),
    "39 16 bits": lambda w: w.status_list(bits=16),
    "39 bits below 0": lambda w: w.status_list(bits=-2),
    "39 bits as a string": lambda w: w.status_list(bits="2"),
    "39 bits with a fraction": lambda w: w.status_list(bits=2.5),
    "39 no list": lambda w: w.status_list(status_list=None),
    "39 a list that is an array": lambda w: w.status_list(status_list=[2, b64(GOOD)]),
    "39 no lst": lambda w: w.status_list(status_list={"bits": 2}),
    "39 an empty lst": lambda w: w.status_list(lst=""),
    "39 lst with padding": lambda w: w.status_list(lst=b64(GOOD) + "="),
    "39 lst in the standard alphabet": lambda w: w.status_list(lst=b64(GOOD)[:-2] + "+/"),
    "39 lst that is not packed": lambda w: w.status_list(lst=b64(bytes(1024))),
    "39 lst that is cut": lambda w: w.status_list(lst=GOOD[: len(GOOD) // 2]),
    "39 lst without its checksum": lambda w: w.status_list(lst=GOOD[:-4]),
    "39 lst with another checksum": lambda w: w.status_list(lst=GOOD[:-1] + bytes([GOOD[-1] ^ 1])),
    "39 lst with bytes behind the stream": lambda w: w.status_list(lst=GOOD + b"\0"),
    "39 lst that is two streams": lambda w: w.status_list(lst=GOOD + GOOD),
    "39 lst as gzip": lambda w: w.status_list(lst=zlib.compress(packed({}), 9, 31)),
    "39 lst as raw DEFLATE": lambda w: w.status_list(lst=raw_deflate(packed({}))),
    "39 lst with a preset dictionary": lambda w: w.status_list(lst=with_dictionary(packed({}))),
    "39 signed by a key of the issuer for certificates": lambda w: w.status_list(key=w.key),
    "39 signed by the root": lambda w: w.status_list(key=w.root),
    "39 signed by somebody": lambda w: w.status_list(key=JoseKey()),
    "39 signed by somebody under our key's name": lambda w: w.status_list(
        key=JoseKey(), header={"kid": w.status_key.kid}
    ),
    "39 with a key of its own": lambda w: w.status_list(
        key=(key := JoseKey()), header={"kid": w.status_key.kid, "jwk": key.jwk}
    ),
    "39 of another type": lambda w: w.status_list(header={"typ": "dc+sd-jwt"}),
    "39 of no type": lambda w: w.status_list(header={"typ": "JWT"}),
    "39 critical": lambda w: w.status_list(header={"crit": ["x"], "x": 1}),
    "39 of another issuer": lambda w: w.status_list(iss="https://cert.example.net"),
    "39 of no issuer": lambda w: w.status_list(iss=None),
    "39 without iat": lambda w: w.status_list(iat=None),
    "39 without exp": lambda w: w.status_list(exp=None),
    "39 exp as a string": lambda w: w.status_list(exp=str(AT + DAY)),
    "39 that expires before it is signed": lambda w: w.status_list(exp=AT - 2 * DAY),
    "39 a ttl below 0": lambda w: w.status_list(ttl=-1),
    "39 a ttl of 0": lambda w: w.status_list(ttl=0),
    "39 altered": lambda w: w.status_list()[:-6] + "AAAAAA",
    "39 with a tilde behind": lambda w: w.status_list() + "~",
    "39 signed before its key's life": lambda w: w.status_list(iat=AT - 101 * DAY, exp=AT + DAY),
    "- that is no token": lambda w: "hello",
    "- that is empty": lambda w: ".",
}  # fmt: skip

INDEXES = {"39 the first behind the end": 4096, "39 far behind the end": 131_072,
           "39 at 2^31": 2**31, "39 at 2^53": 2**53}  # fmt: skip


def verdict_under(judge, w, *lists):
    return judge(w.token(), w.bundle(status_lists=list(lists)), w.root)


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_list_that_is_not_the_issuers_word_tells_nothing(judge, world, case):
    """An outage never looks like a forgery: the certificate is undetermined, not invalid."""
    found = verdict_under(judge, world, UNUSABLE[case](world))
    assert found.outcome == "undetermined"
    assert found.reasons in (["status_mismatch"], ["status_missing"])
    assert found.json["status"] is None


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_list_that_is_not_the_issuers_word_does_not_hide_the_one_that_is(judge, world, case):
    found = verdict_under(judge, world, UNUSABLE[case](world), world.status_list())
    assert (found.outcome, found.reasons) == ("valid", [])


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_list_that_is_not_the_issuers_word_revokes_nothing(judge, world, case):
    """The same lists, but the copy that is signed rightly says that all is well."""
    token = world.token(status={"status_list": {"idx": 8, "uri": LIST}})
    good = world.status_list({8: 0, 7: 1})
    bundle = world.bundle(status_lists=[UNUSABLE[case](world), good])
    assert judge(token, bundle, world.root).reasons == []


@pytest.mark.parametrize("case", INDEXES)
def test_an_index_behind_the_end_of_the_list_tells_nothing(judge, world, case):
    token = world.token(status={"status_list": {"idx": INDEXES[case], "uri": LIST}})
    found = judge(token, world.bundle(), world.root)
    assert (found.outcome, found.reasons) == ("undetermined", ["status_mismatch"])


@pytest.mark.parametrize("uri", ["", LIST + "/", LIST + "#x", "https://evil.example/status/1",
                                 "file:///etc/passwd", "../status/1"])  # fmt: skip
def test_a_list_is_found_by_the_very_bytes_of_its_address(judge, world, uri):
    token = world.token(status={"status_list": {"idx": 7, "uri": uri}})
    found = judge(token, world.bundle(), world.root)
    assert found.reasons == ["status_missing"] or (uri == "" and found.reasons == ["malformed"])


def test_a_value_that_the_issuer_does_not_use_is_not_taken_for_valid(judge, world):
    lists = [world.status_list(lst=zlib.compress(packed({7: 9}, bits=4)), bits=4)]
    found = judge(world.token(), world.bundle(status_lists=lists), world.root)
    assert found.outcome == "undetermined"


@pytest.mark.parametrize("megabytes", [2, 500])
def test_a_list_that_unpacks_to_more_than_any_list_has_is_refused_at_once(judge, world, megabytes):
    """39: the packed list is a thousandth of what it unpacks to."""
    token = world.status_list(lst=bomb(megabytes << 20))
    started = time.monotonic()
    found = verdict_under(judge, world, token)
    assert time.monotonic() - started < 2
    assert found.outcome == "undetermined" and found.json["status"] is None


def test_a_list_that_is_larger_than_any_bundle_has_is_refused(judge, world):
    found = verdict_under(judge, world, world.status_list(lst="A" * (3 << 20)))
    assert found.outcome == "undetermined"


def test_the_verdict_says_of_when_the_status_is(judge, world):
    """40: the age of an old bundle is shown, so that a replay of it can be seen."""
    old = world.status_list(iat=AT - 6 * DAY)
    found = verdict_under(judge, world, old)
    assert found.json["status"] == {"value": "valid", "as_of": "2027-01-09T08:00:00Z"}
