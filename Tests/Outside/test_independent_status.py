"""Our status lists, read with a dozen lines of zlib, and compared with what was done."""

import json
import zlib

from joserfc import jws
from joserfc.jwk import ECKey

from encoding import parts, thumbprint, unb64
from office import ISSUER

CAPACITY = 131_072


def trusted_keys(office, use):
    _, claims = parts((office.publication / "trust-list.jwt").read_text())
    (issuer,) = claims["issuers"]
    return {key["kid"]: key["jwk"] for key in issuer["keys"] if key["use"] == use}


def read_list(office, number=1):
    """Claims and entries of a status list, after joserfc has verified it."""
    token = (office.publication / "status" / str(number)).read_text()
    header, claims = parts(token)
    assert header["typ"] == "statuslist+jwt"
    key = trusted_keys(office, "status")[header["kid"]]
    jws.deserialize_compact(token, ECKey.import_key(key), algorithms=["ES256"])

    packed = claims["status_list"]
    data = zlib.decompress(unb64(packed["lst"]))
    per_byte = 8 // packed["bits"]
    mask = (1 << packed["bits"]) - 1
    entries = [
        data[i // per_byte] >> i % per_byte * packed["bits"] & mask
        for i in range(len(data) * per_byte)
    ]
    return claims, entries


def place(office, number):
    _, payload = parts(office.token(number))
    return payload["status"]["status_list"]


def test_a_list_has_room_for_131072_certificates_of_2_bits(published):
    claims, entries = read_list(published)
    assert claims["status_list"]["bits"] == 2 and len(entries) == CAPACITY


def test_a_list_lives_a_week_and_is_kept_a_day(published):
    claims, _ = read_list(published)
    assert claims["exp"] - claims["iat"] == 7 * 86_400 and claims["ttl"] == 86_400
    assert claims["iss"] == ISSUER and claims["sub"] == f"{ISSUER}/status/1"


def test_every_entry_of_a_new_list_is_valid(published):
    _, entries = read_list(published)
    assert set(entries) == {0}


def test_a_list_says_suspended_and_revoked_of_those_and_valid_of_all_others(changed):
    first, second, third, *others = changed.numbers()
    _, entries = read_list(changed)
    expected = {first: 2, second: 1, third: 1} | dict.fromkeys(others, 0)
    assert {number: entries[place(changed, number)["idx"]] for number in expected} == expected
    assert sum(entry != 0 for entry in entries) == 3


def test_no_two_certificates_share_an_entry_and_entries_do_not_follow_the_numbers(published):
    indexes = [place(published, number)["idx"] for number in published.numbers()]
    assert len(set(indexes)) == len(indexes) and all(0 <= i < CAPACITY for i in indexes)
    assert indexes != sorted(indexes)


def test_a_status_list_is_signed_by_a_key_that_signs_no_certificate(published):
    status, certificate = (trusted_keys(published, use) for use in ("status", "certificate"))
    assert not set(status) & set(certificate)
    for kid, jwk in (status | certificate).items():
        assert thumbprint(jwk)[:11] == kid


def test_the_bundle_holds_the_lists_that_are_published(changed):
    bundle = json.loads((changed.publication / "offline.json").read_text())
    lists = [path.read_text() for path in sorted((changed.publication / "status").iterdir())]
    assert bundle["status_lists"] == lists
    assert bundle["trust_list"] == (changed.publication / "trust-list.jwt").read_text()
