"""From a reviewed roster to certificates that anyone can verify, the whole way once."""

import base64
import json
import time
import zlib

from joserfc import jws
from joserfc.jwk import ECKey


def part(text):
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def test_every_certificate_of_the_roster_verifies(published):
    verdicts = published.verify(published.certificates)
    assert len(verdicts) == len(published.numbers())
    assert {verdict["verdict"] for verdict in verdicts} == {"valid"}


def test_joserfc_verifies_every_token_with_the_published_key(published):
    metadata = json.loads((published.publication / ".well-known/jwt-vc-issuer").read_text())
    keys = {key["kid"]: ECKey.import_key(key) for key in metadata["jwks"]["keys"]}
    for number in published.numbers():
        jwt = published.token(number).removesuffix("~")
        key = keys[part(jwt.split(".")[0])["kid"]]
        payload = json.loads(jws.deserialize_compact(jwt, key, algorithms=["ES256"]).payload)
        assert payload["number"] == number


def test_a_status_list_read_with_zlib_says_what_the_office_decided(changed):
    statuses = {}
    for number in changed.numbers():
        status = part(changed.token(number).split(".")[1])["status"]["status_list"]
        file = changed.publication / status["uri"].removeprefix("https://cert.jieye.example/")
        packed = part(file.read_text().split(".")[1])["status_list"]["lst"]
        entries = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        index = status["idx"]
        statuses[number] = entries[index // 4] >> index % 4 * 2 & 3
    first, second, third = changed.numbers()[:3]
    assert {number: value for number, value in statuses.items() if value} == {
        first: 2, second: 1, third: 1
    }  # fmt: skip


def test_a_suspended_and_a_revoked_certificate_are_told_apart(changed):
    suspended, revoked = changed.numbers()[:2]
    verdicts = changed.verify(
        changed.certificates / f"{suspended}.sd-jwt", changed.certificates / f"{revoked}.sd-jwt",
        expect=2,
    )  # fmt: skip
    codes = [[reason["code"] for reason in verdict["reasons"]] for verdict in verdicts]
    assert codes == [["suspended"], ["revoked"]]


def test_issuing_again_issues_nothing(own):
    office = own("issued")
    again = json.loads(office.run("issue", office.roster, "--format", "json").stdout)
    assert again["issued"] == 0 and again["already"] == 60


def test_a_graduate_shows_one_fact_and_no_other(published):
    number = published.numbers()[0]
    private = published.certificates / f"{number}.private.sd-jwt"
    shown = published.run("present", private, "--reveal", "id_last4").stdout.strip()
    (verdict,) = published.verify(shown)
    assert list(verdict["certificate"]["graduate"]) == ["id_last4"]


def test_1800_rows_go_from_check_to_committed_in_two_seconds(begun, make_roster, own):
    """In a release build; another one is only asked not to be slow out of all proportion."""
    office = own("begun")
    limit = 2 if "release" in office.program.path.parts else 10
    make_roster(office.roster, 1800)
    start = time.monotonic()
    office.run("roster", "check", office.roster)
    office.run("roster", "approve", office.roster, "--by", "the tests")
    issued = json.loads(office.run("issue", office.roster, "--format", "json").stdout)
    assert issued["issued"] == 1800
    assert time.monotonic() - start < limit
