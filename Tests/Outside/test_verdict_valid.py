"""Certificates made by joserfc, sd-jwt and openssl that the program must take for valid."""

import zlib

import pytest

from encoding import b64, unb64
from factory import AT, DAY, FACTS, ISSUER, NUMBER, World, packed, revealing
from keys import P256_ORDER, JoseKey, SM2Key


@pytest.fixture
def verdict(judge, world):
    def ask(token, bundle=None, *options, **more):
        return judge(token, bundle or world.bundle(), world.root, *options, **more)

    return ask


def test_a_certificate_made_by_joserfc_is_valid(verdict, world):
    found = verdict(world.token())
    assert (found.outcome, found.reasons) == ("valid", [])
    assert found.certificate["number"] == NUMBER and found.certificate["graduate"] == {}
    assert found.json["issuer"]["url"] == ISSUER
    assert found.json["status"] == {"value": "valid", "as_of": "2027-01-15T07:00:00Z"}
    assert found.json["checked_at"] == "2027-01-15T08:00:00Z"


def test_a_certificate_made_by_the_reference_implementation_shows_what_it_discloses(verdict, world):
    found = verdict(world.private_token())
    assert found.reasons == [] and found.certificate["graduate"] == FACTS


@pytest.mark.parametrize("names", [(), ("graduate",), ("graduate", "id_last4"),
                                   ("graduate", "region", "title")])  # fmt: skip
def test_a_part_of_the_disclosures_is_enough(verdict, world, names):
    found = verdict(revealing(world.private_token(), *names))
    assert found.reasons == []
    assert found.certificate["graduate"] == {n: FACTS[n] for n in names if n != "graduate"}


def test_a_certificate_signed_with_ed25519_is_valid(reasons):
    world = World(JoseKey("Ed25519"), JoseKey("Ed25519"))
    assert reasons(world.token(), world.bundle(), world.root) == []


def test_a_certificate_signed_with_sm2_by_openssl_is_valid(reasons, tmp_path):
    world = World(SM2Key(tmp_path / "key.pem"), SM2Key(tmp_path / "root.pem"))
    assert reasons(world.token(), world.bundle(), world.root) == []


def test_the_other_half_of_an_ecdsa_signature_is_accepted(reasons, world):
    """n - s is as good as s; that is why certificates are told apart by number, not by bytes."""
    head, _, tail = world.token().rstrip("~").rpartition(".")
    r, s = unb64(tail)[:32], int.from_bytes(unb64(tail)[32:], "big")
    assert reasons(f"{head}.{b64(r + (P256_ORDER - s).to_bytes(32, 'big'))}~") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"iat": AT + 60}, {"nbf": AT + 60}, {"exp": AT - 59}, {"exp": AT + 10 * 365 * DAY},
        {"hours": 160}, {"aka": "a claim that nobody knows"}, {"name": "Zoë 🎓"},
    ],
    ids=str,
)  # fmt: skip
def test_claims_at_their_limits_are_valid(reasons, world, changes):
    assert reasons(world.token(**changes)) == []


@pytest.mark.parametrize(
    "header", [{"typ": "application/dc+sd-jwt"}, {"unknown": {"member": [1]}}], ids=str
)
def test_header_members_that_are_allowed_are_valid(reasons, world, header):
    assert reasons(world.token(header=header)) == []


def test_decoy_digests_are_passed_over(reasons, world):
    assert reasons(world.token(_sd=[b64(bytes(32)), b64(bytes([1]) * 32)])) == []


def test_a_disclosure_of_something_else_than_a_graduate_is_passed_over(reasons, world):
    token = world.private_token(facts={"shoe_size": "42"})
    assert reasons(token) == []


@pytest.mark.parametrize("bits", [2, 4, 8])
def test_a_status_list_of_any_width_is_read(reasons, world, bits):
    data = zlib.compress(packed({7: 0, 6: 1, 8: 1}, bits=bits))
    bundle = world.bundle(status_lists=[world.status_list(lst=data, bits=bits)])
    assert reasons(world.token(), bundle) == []


@pytest.mark.parametrize("depth", [1, 2, 8])
def test_a_root_is_reached_through_handovers(reasons, depth):
    roots = [JoseKey() for _ in range(depth + 1)]
    world = World(root=roots[-1])
    handovers = [world.handover(old, new) for old, new in zip(roots, roots[1:])]
    bundle = world.bundle(handovers=reversed(handovers))
    assert reasons(world.token(), bundle, roots[0]) == []


def test_a_handover_before_the_pinned_root_does_no_harm(reasons, world):
    bundle = world.bundle(handovers=[world.handover(JoseKey(), world.root)])
    assert reasons(world.token(), bundle) == []


@pytest.mark.parametrize("algorithm", ["ES256", "Ed25519"])
def test_a_certificate_of_a_key_that_retired_later_is_valid(reasons, algorithm):
    world = World(JoseKey(algorithm))
    keys = [
        world.listed(world.key, retired_at=AT - DAY + 1),
        world.listed(world.status_key, "status"),
    ]
    bundle = world.bundle(trust_list=world.trust_list([world.issuer(keys=keys)]))
    assert reasons(world.token(), bundle, world.root) == []


def test_the_newest_of_several_copies_of_a_list_counts(reasons, world):
    old = world.status_list({7: 2}, iat=AT - 2 * DAY)
    bundle = world.bundle(status_lists=[old, world.status_list(), old])
    assert reasons(world.token(), bundle) == []
