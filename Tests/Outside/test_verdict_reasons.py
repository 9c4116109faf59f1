"""One certificate for each reason of docs/Formats.md, 10.1, and for reasons that hold together."""

import pytest

from factory import AT, DAY, ISSUER, LIST, World
from judging import INVALID, UNDETERMINED
from keys import JoseKey


def at_index(world, index, **changes):
    return world.token(status={"status_list": {"idx": index, "uri": LIST}}, **changes)


def with_key(world, **life):
    """A bundle in which the certificate key has another life."""
    keys = [world.listed(world.key, **life), world.listed(world.status_key, "status")]
    return world.bundle(trust_list=world.trust_list([world.issuer(keys=keys)]))


CASES = {
    "malformed": lambda w: (w.token(name=None), None),
    "unsupported_algorithm": lambda w: (w.token(header={"alg": "ES384"}, key=JoseKey("ES384")), None),
    "signature_mismatch": lambda w: (w.token(key=JoseKey()), None),
    "type_not_allowed": lambda w: (w.token(vct=f"{ISSUER}/vct/other"), None),
    "key_not_active": lambda w: (w.token(), with_key(w, retired_at=AT - DAY)),
    "not_yet_valid": lambda w: (w.token(iat=AT + 61), None),
    "expired": lambda w: (w.token(exp=AT - 60), None),
    "disclosure_mismatch": lambda w: (w.token() + w.private_token().split("~", 1)[1], None),
    "revoked": lambda w: (at_index(w, 8), None),
    "suspended": lambda w: (at_index(w, 9), None),
    "superseded": lambda w: (at_index(w, 10), None),
    "unknown_issuer": lambda w: (w.token(iss="https://cert.example.net"), None),
    "unknown_key": lambda w: (w.token(header={"kid": "AAAAAAAAAAA"}), None),
    "key_compromised": lambda w: (w.token(), with_key(w, compromised_at=AT)),
    "status_missing": lambda w: (w.token(), w.bundle(status_lists=[])),
    "status_stale": lambda w: (w.token(), w.bundle(status_lists=[w.status_list(exp=AT)])),
    "status_mismatch": lambda w: (w.token(), w.bundle(status_lists=[w.status_list(key=JoseKey())])),
    "trust_list_expired": lambda w: (w.token(), w.bundle(trust_list=w.trust_list(exp=AT))),
}  # fmt: skip


@pytest.mark.parametrize("reason", CASES)
def test_a_certificate_has_this_reason_and_no_other(judge, world, reason):
    token, bundle = CASES[reason](world)
    verdict = judge(token, bundle or world.bundle(), world.root)
    assert verdict.reasons == [reason]
    assert verdict.outcome == ("invalid" if reason in INVALID else "undetermined")


def test_every_reason_of_the_design_has_a_case():
    """This program knows every registered algorithm, and so lacks none."""
    assert {*CASES, "algorithm_unavailable"} == {*INVALID, *UNDETERMINED}


TOGETHER = {
    "revoked in a list that is in date, by a compromised key": (
        lambda w: at_index(w, 8), lambda w: with_key(w, compromised_at=AT - 5),
        ["revoked", "key_compromised"],
    ),
    "revoked, but the list is stale": (
        lambda w: at_index(w, 8), lambda w: w.bundle(status_lists=[w.status_list(exp=AT)]),
        ["status_stale"],
    ),
    "of the wrong type, expired and suspended": (
        lambda w: at_index(w, 9, vct="urn:x", exp=AT - DAY // 2), lambda w: None,
        ["type_not_allowed", "expired", "suspended"],
    ),
    "signed by somebody else, under an expired trust list": (
        lambda w: w.token(key=JoseKey()), lambda w: w.bundle(trust_list=w.trust_list(exp=AT - 1)),
        ["signature_mismatch", "trust_list_expired"],
    ),
    "signed before its key's life, and in the future of the question": (
        lambda w: w.token(iat=AT + DAY), lambda w: with_key(w, retired_at=AT),
        ["key_not_active", "not_yet_valid"],
    ),
    "without a status list, under an expired trust list": (
        lambda w: w.token(), lambda w: w.bundle(w.trust_list(exp=AT), []),
        ["status_missing", "trust_list_expired"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_all_reasons_that_hold_are_listed_in_order(reasons, world, case):
    token, bundle, expected = TOGETHER[case]
    assert reasons(token(world), bundle(world)) == expected


@pytest.mark.parametrize("reason", ["signature_mismatch", "unsupported_algorithm", "unknown_key",
                                    "unknown_issuer", "malformed"])  # fmt: skip
def test_nothing_is_said_of_a_certificate_whose_signature_does_not_hold(judge, world, reason):
    token, bundle = CASES[reason](world)
    found = judge(token, bundle or world.bundle(), world.root).json
    assert found["certificate"] is None and found["status"] is None


@pytest.mark.parametrize("reason", ["revoked", "expired", "key_compromised", "status_stale"])
def test_a_certificate_whose_signature_holds_is_shown_with_what_is_wrong(judge, world, reason):
    token, bundle = CASES[reason](world)
    found = judge(token, bundle or world.bundle(), world.root)
    assert found.certificate["name"] == "张三丰"


def test_the_last_known_status_is_shown_where_a_stale_one_is_accepted(judge, world):
    bundle = world.bundle(status_lists=[world.status_list(exp=AT)])
    for options, status in [((), None), (("--accept-stale",), "revoked")]:
        found = judge(at_index(world, 8), bundle, world.root, *options)
        assert found.reasons == ["status_stale"]
        assert (found.json["status"] or {}).get("value") == status


@pytest.mark.parametrize("age, expected", [("1h", []), ("59m", ["status_stale"]), ("30d", [])])
def test_a_greatest_age_of_the_status_can_only_tighten(reasons, world, age, expected):
    assert reasons(world.token(), None, None, "--max-status-age", age) == expected


@pytest.mark.parametrize(
    "at, expected",
    [(AT - 3660, []), (AT - 3661, ["status_stale"]), (AT + 7 * DAY - 1, []),
     (AT + 7 * DAY, ["status_stale"])],
)  # fmt: skip
def test_a_list_speaks_from_its_signing_to_its_end_and_for_no_other_time(
    reasons, world, at, expected
):
    assert reasons(world.token(), at=at) == expected


@pytest.mark.parametrize("use", ["certificate", "status"])
def test_a_key_is_none_for_another_use(reasons, world, use):
    swapped = [world.listed(world.key, "status"), world.listed(world.status_key, "certificate")]
    bundle = world.bundle(world.trust_list([world.issuer(keys=swapped)]))
    if use == "certificate":
        assert reasons(world.token(), bundle) == ["unknown_key"]
    else:
        token = world.token(header={"kid": world.status_key.kid}, key=world.status_key)
        assert reasons(token, bundle) == ["status_mismatch"]


def test_a_certificate_signed_by_the_root_is_signed_by_no_key(reasons, world):
    token = world.token(header={"kid": world.root.kid}, key=world.root)
    assert reasons(token) == ["unknown_key"]


def test_a_key_of_one_issuer_signs_nothing_for_another(reasons, world):
    other = World()
    issuers = [
        world.issuer(),
        other.issuer(iss="https://cert.example.net", vct=["https://cert.example.net/vct/completion"]),
    ]
    bundle = world.bundle(world.trust_list(issuers))
    token = world.token(header={"kid": other.key.kid}, key=other.key)
    assert reasons(token, bundle) == ["unknown_key"]


def test_a_list_of_another_issuer_says_nothing(reasons, world):
    other = World()
    issuers = [world.issuer(), other.issuer(iss="https://cert.example.net")]
    lists = [other.status_list(iss="https://cert.example.net")]
    bundle = world.bundle(world.trust_list(issuers), lists)
    assert reasons(world.token(), bundle) == ["status_mismatch"]
