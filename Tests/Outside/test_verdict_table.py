"""Every state of a status beside every state of the key and of the trust list, under every algorithm:
the reasons are those of each alone, together and in order."""

import itertools

import pytest

from factory import AT, DAY, LIST, World
from judging import INVALID, UNDETERMINED
from keys import JoseKey, SM2Key

STATUSES = {
    "valid": (7, {}, []),
    "revoked": (8, {}, ["revoked"]),
    "suspended": (9, {}, ["suspended"]),
    "superseded": (10, {}, ["superseded"]),
    "beyond its list": (4096, {}, ["status_mismatch"]),
    "revoked, in a list that has ended": (8, {"exp": AT}, ["status_stale"]),
    "revoked, in a list of tomorrow": (8, {"iat": AT + DAY}, ["status_stale"]),
    "revoked, in a list about something else": (8, {"sub": f"{LIST}0"}, ["status_missing"]),
}
KEYS = {
    "active": ({}, []),
    "retired since": ({"retired_at": AT - DAY // 2}, []),
    "retired before": ({"retired_at": AT - 2 * DAY}, ["key_not_active"]),
    "not begun": ({"active_from": AT - DAY // 2}, ["key_not_active"]),
    "compromised": ({"compromised_at": AT}, ["key_compromised"]),
}
AGES = {"in date": ({}, []), "expired": ({"exp": AT}, ["trust_list_expired"])}


@pytest.fixture(scope="module")
def key_of(tmp_path_factory):
    """A function that makes a key of an algorithm."""

    def make(algorithm):
        if algorithm == "SGD_SM3_SM2":
            return SM2Key(tmp_path_factory.mktemp("sm2") / "key.pem")
        return JoseKey(algorithm)

    return make


def asked(world, status, key=KEYS["active"], age=AGES["in date"]):
    """What is asked, and the reasons that are expected."""
    (index, list_changes, of_status), (life, of_key), (trust_changes, of_age) = status, key, age
    keys = [world.listed(world.key, **life), world.listed(world.status_key, "status")]
    trust_list = world.trust_list([world.issuer(keys=keys)], **trust_changes)
    token = world.token(status={"status_list": {"idx": index, "uri": LIST}})
    bundle = world.bundle(trust_list, [world.status_list(**list_changes)])
    order = INVALID + UNDETERMINED
    return token, bundle, sorted(of_status + of_key + of_age, key=order.index)


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("status", STATUSES)
def test_reasons_of_status_key_and_trust_list_come_together(judge, world, status, key, age):
    token, bundle, expected = asked(world, STATUSES[status], KEYS[key], AGES[age])
    assert judge(token, bundle, world.root).reasons == expected


ALGORITHMS = ("ES256", "Ed25519", "SGD_SM3_SM2")


@pytest.mark.parametrize("status", ["valid", "revoked"])
@pytest.mark.parametrize("algorithms", itertools.product(ALGORITHMS, repeat=3), ids="-".join)
def test_root_certificate_and_status_may_have_algorithms_of_their_own(
    judge, key_of, status, algorithms
):
    root, key, status_key = map(key_of, algorithms)
    world = World(key, root)
    world.status_key = status_key
    token, bundle, expected = asked(world, STATUSES[status])
    assert judge(token, bundle, world.root).reasons == expected
