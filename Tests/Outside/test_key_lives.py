"""What becomes of certificates when keys are rotated, retired or compromised: those that were issued
before, and those that are issued after."""

import json
import sqlite3

import pytest

from encoding import parts
from faults import strike
from office import Office, keep_passphrase
from refusals import refuses
from roster_rows import csv_text, person
from system_calls import calls_in, traced
from unwritable import read_only

FROZEN = ["faketime", "-f", "2031-05-01 12:00:00"]


def kids(office, use="certificate"):
    """The identifiers of the keys of a use, the oldest first."""
    lines = office.run("key", "list", "--format", "json").stdout.splitlines()
    return [key["kid"] for key in map(json.loads, lines) if key["use"] == use]


def states(office):
    lines = office.run("key", "list", "--format", "json").stdout.splitlines()
    return {key["kid"]: (key["state"], key["private_key"]) for key in map(json.loads, lines)}


def rotate(office, *options, **more):
    """Gives the new key's identifier."""
    return office.run("key", "rotate", "--root-dir", office.folder / "root", *options, **more).stdout.strip()


def compromise(office, kid, since="2020-01-01", **more):
    return office.run(
        "key", "compromise", kid, "--since", since, "--root-dir", office.folder / "root", **more
    )


def issue_more(office, number, **options):
    """Issues a certificate to one more person; the token's file."""
    roster = office.folder / f"more-{number}.csv"
    roster.write_text(csv_text([person(number)]))
    office.run("roster", "approve", roster, "--by", "me", **options)
    office.run("issue", roster, **options)
    before = set(office.numbers())
    office.run("export", **options)
    (new,) = set(office.numbers()) - before
    return office.certificates / f"{new}.sd-jwt"


def key_of(path):
    return parts(path.read_text().split("~")[0])[0]["kid"]


def first(office):
    return office.certificates / f"{office.numbers()[0]}.sd-jwt"


def reasons(office, *inputs, expect=3, **options):
    (verdict,) = office.verify(*inputs, expect=expect, **options)
    return [reason["code"] for reason in verdict["reasons"]]


def events(office, prefix=("key", "root")):
    with sqlite3.connect(office.workspace / "registry.sqlite") as database:
        rows = database.execute("SELECT code, subject FROM event ORDER BY sequence").fetchall()
    return [row for row in rows if row[0].startswith(prefix)]


def test_after_a_rotation_certificates_of_both_keys_are_valid(own):
    office = own("published")
    (old,) = kids(office)
    new = rotate(office)
    office.run("publish")
    later = issue_more(office, 900)
    office.run("publish")
    assert (key_of(first(office)), key_of(later)) == (old, new)
    office.verify(first(office), later)
    assert states(office)[old] == ("retired", True) and states(office)[new] == ("active", True)
    assert events(office) == [("key_retired", old), ("key_added", new)]


def test_by_an_older_bundle_a_certificate_of_the_new_key_cannot_be_told(own):
    office = own("published")
    rotate(office)
    assert reasons(office, issue_more(office, 900)) == ["unknown_key"]


def test_certificates_of_the_very_second_of_a_rotation_are_valid(jieye, tmp_path):
    """The clock stands still while the office is made, issues, rotates, issues and publishes."""
    office = Office.begin(jieye.with_prefix(*FROZEN), tmp_path / "o")
    before = issue_more(office, 901)
    new = rotate(office)
    after = issue_more(office, 902)
    newest = rotate(office)
    last = issue_more(office, 903)
    assert [key_of(path) for path in (before, after, last)] == [kids(office)[0], new, newest]
    office.run("publish")
    office.verify(before, after, last)
    _, claims = parts((office.publication / "trust-list.jwt").read_text())
    assert claims["version"] == claims["iat"] + 2


def test_a_key_that_signed_under_a_clock_set_wrong_keeps_what_it_signed(own):
    """Its life ends after the latest certificate, though that lies in the future."""
    office = own("published")
    ahead = ["faketime", "-f", "+3d"]
    future = issue_more(office, 900, before=ahead)
    rotate(office, "--accept-clock")
    office.run("publish", "--accept-clock")
    office.program = office.program.with_prefix("faketime", "-f", "+4d")
    office.verify(future, first(office))


def test_a_rotation_can_change_the_algorithm(own):
    office = own("published")
    for number, algorithm in enumerate(["Ed25519", "SGD_SM3_SM2", "ES256"]):
        rotate(office, "--algorithm", algorithm)
        path = issue_more(office, 900 + number)
        assert parts(path.read_text().split("~")[0])[0]["alg"] == algorithm
    office.run("publish")
    office.verify(office.certificates)


def test_a_rotated_status_key_leaves_what_is_published_and_signs_what_changes(own):
    office = own("published")
    (old,) = kids(office, "status")
    before = (office.publication / "status" / "1").read_text()
    new = rotate(office, "--use", "status")
    office.run("publish")
    assert (office.publication / "status" / "1").read_text() == before
    assert parts(before)[0]["kid"] == old
    office.verify(first(office))
    office.run("revoke", office.numbers()[1], "--reason", "x")
    office.run("publish")
    assert parts((office.publication / "status" / "1").read_text())[0]["kid"] == new
    office.verify(first(office))


@pytest.fixture(scope="session")
def rotated(published, tmp_path_factory):
    """An office whose certificate key was rotated a week after the first one. Do not change it."""
    office = published.copy(tmp_path_factory.mktemp("rotated") / "o")
    rotate(office)
    office.run("publish")
    return office


LATER = ["faketime", "-f", "+2s"]


def test_a_retired_key_is_destroyed_and_what_it_signed_stays_valid(own):
    office = own("rotated")
    old, new = kids(office)
    office.run("key", "retire", old, before=LATER)
    assert list((office.workspace / "keys").glob(f"*{old}*")) == []
    assert states(office)[old] == ("retired", False)
    office.verify(first(office))
    later = issue_more(office, 900, before=LATER)
    office.run("publish", before=LATER)
    office.verify(first(office), later)
    assert events(office)[-1] == ("key_destroyed", old)


def test_a_key_without_a_published_successor_is_not_destroyed(own):
    office = own("published")
    (old,) = kids(office)
    refuses(office, "key", "retire", old, says=[old, "signs still", "key rotate"])
    new = rotate(office)
    refuses(office, "key", "retire", old, before=LATER, says=[new, "publish"])
    office.run("publish", "--out", office.folder / "elsewhere")
    refuses(office, "key", "retire", old, before=LATER, says=[new, "--out"])
    office.run("key", "retire", old, "--out", office.folder / "elsewhere", before=LATER)
    assert list((office.workspace / "keys").glob(f"*{old}*")) == []


def test_a_key_whose_removal_was_not_confirmed_is_confirmed_by_the_next_run(own, tmp_path):
    office = own("rotated")
    old, _ = kids(office)
    retire = ["key", "retire", old]
    log = tmp_path / "calls"
    whole = office.copy(tmp_path / "whole")
    keys = whole.workspace / "keys"
    whole.run(*retire, before=[*LATER, *traced(["fsync"], log)])
    *_, last = [call.point for call in calls_in(log) if call.paths[:1] == (str(keys),)]
    unconfirmed = strike(office, last, *retire, fault="error=EIO", clock=LATER)
    assert unconfirmed.code == 1 and "was removed" in unconfirmed.stderr, unconfirmed
    before = events(office)
    assert before[-1] == ("key_destroyed", old)
    office.run(*retire, before=LATER)
    assert events(office) == before


def test_a_key_that_is_only_elsewhere_is_not_said_to_be_destroyed(own):
    office = own("rotated")
    old, _ = kids(office)
    (path,) = (office.workspace / "keys").glob(f"*{old}*")
    path.rename(office.folder / path.name)
    refuses(office, "key", "retire", old, before=LATER, says=[old, "is not here", "elsewhere"])


def test_a_key_whose_successor_does_not_open_is_not_destroyed(own):
    office = own("rotated")
    old, new = kids(office)
    (office.workspace / "keys" / f"certificate-{new}.pem").unlink()
    refuses(office, "key", "retire", old, before=LATER, says=[new])


def test_a_key_that_cannot_be_removed_is_not_recorded_as_destroyed(own):
    office = own("rotated")
    keys = office.workspace / "keys"
    refuses(office, "key", "retire", kids(office)[0], before=[*LATER, *read_only(keys)], says=[keys])


def test_a_key_is_not_destroyed_before_its_life_is_over(jieye, tmp_path):
    office = Office.begin(jieye.with_prefix(*FROZEN), tmp_path / "o")
    (old,) = kids(office)
    rotate(office)
    office.run("publish")
    refuses(office, "key", "retire", old, says=[old, "2031-05-01T12:00:01Z"])


def test_certificates_of_a_compromised_key_cannot_be_told_and_later_ones_are_valid(own):
    office = own("published")
    (old,) = kids(office)
    before = issue_more(office, 900)
    answer = compromise(office, old, "2026-01-01")
    new = answer.stdout.strip()
    assert "61 certificates" in answer.stderr
    later = issue_more(office, 901)
    office.run("publish")
    for path in (first(office), before):
        assert reasons(office, path) == ["key_compromised"]
    office.verify(later)
    assert key_of(later) == new
    assert states(office)[old] == ("compromised", True)
    assert events(office) == [("key_compromised", old), ("key_added", new)]


def test_certificates_of_a_compromised_key_are_revoked_and_issued_anew(own):
    office = own("published")
    issue_more(office, 900)
    number = office.numbers()[-1]
    compromise(office, kids(office)[0])
    office.run("revoke", number, "--reason", "its key was compromised")
    roster = office.folder / "again.csv"
    roster.write_text(csv_text([person(900), person(901)]))
    office.run("roster", "approve", roster, "--by", "me")
    assert "2 certificates" in office.run("issue", roster).stdout
    office.run("publish")
    office.run("export")
    office.verify(*[office.certificates / f"{n}.sd-jwt" for n in office.numbers()[-2:]])
    again = office.verify(office.certificates / f"{number}.sd-jwt", expect=2)
    assert [r["code"] for r in again[0]["reasons"]] == ["revoked", "key_compromised"]


def test_a_retired_key_can_be_compromised_and_its_successor_stays(own):
    office = own("rotated")
    old, new = kids(office)
    assert compromise(office, old).stdout == ""
    office.run("publish")
    assert reasons(office, first(office)) == ["key_compromised"]
    assert kids(office) == [old, new]
    office.run("key", "retire", old)
    assert states(office)[old] == ("compromised", False)


def test_after_a_status_key_is_compromised_publish_signs_every_list_and_the_head_anew(own):
    office = own("changed")
    (old,) = kids(office, "status")
    stale = [(office.publication / "status" / "1").read_text()]
    new = compromise(office, old).stdout.strip()
    office.run("publish")
    for name in ("status/1", "head.jwt"):
        assert parts((office.publication / name).read_text())[0]["kid"] == new
    office.verify(office.certificates / f"{office.numbers()[5]}.sd-jwt")
    bundle = json.loads((office.publication / "offline.json").read_text()) | {"status_lists": stale}
    (office.folder / "stale.json").write_text(json.dumps(bundle))
    answer = office.run(
        "verify", office.certificates / f"{office.numbers()[1]}.sd-jwt", "--root", office.root,
        "--trust", office.folder / "stale.json", "--format", "json", expect=3,
    )  # fmt: skip
    assert [r["code"] for r in json.loads(answer.stdout)["reasons"]] == ["status_mismatch"]


def test_a_compromise_is_dated_in_the_past_and_only_moves_further_back(own):
    office = own("rotated")
    old, _ = kids(office)
    root = ["--root-dir", office.folder / "root"]
    refuses(office, "key", "compromise", old, "--since", "2199-01-01", *root, says=["2199-01-01"])
    compromise(office, old, "2026-01-02")
    refuses(office, "key", "compromise", old, "--since", "2026-01-03", *root, says=["2026-01-02"])
    compromise(office, old, "2026-01-02")
    compromise(office, old, "2026-01-01")
    assert events(office).count(("key_compromised", old)) == 2


VERBS = {
    "rotate": lambda o, *root: ["key", "rotate", *root],
    "compromise": lambda o, *root: ["key", "compromise", kids(o)[0], "--since", "2026-01-01", *root],
    "rotate --root": lambda o, *root: ["key", "rotate", "--root", "--new-root-dir", o.folder / "new", *root],
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_without_the_root_no_life_is_changed(own, jieye, tmp_path, verb):
    office = own("published")
    refuses(office, *VERBS[verb](office), says=["root.pem", "--root-dir"])
    other = Office.begin(jieye, tmp_path / "other")
    refuses(office, *VERBS[verb](office, "--root-dir", other.folder / "root"),
            says=[other.folder / "root" / "root.pem", "not the key"])  # fmt: skip
    wrong = keep_passphrase(office.folder / "wrong", "wrong")
    refuses(office, *VERBS[verb](office, "--root-dir", office.folder / "root",
                                 "--root-passphrase-file", wrong),
            says=["root.pem", "wrong passphrase"])  # fmt: skip


@pytest.mark.parametrize("verb", ["rotate", "compromise"])
def test_a_new_key_is_made_under_the_passphrase_of_the_others_only(own, verb):
    office = own("published")
    keep_passphrase(office.folder / "wrong", "wrong")
    refuses(
        office, *VERBS[verb](office, "--root-dir", office.folder / "root"), "--passphrase-file",
        office.folder / "wrong", "--root-passphrase-file", office.folder / "passphrase",
        says=["wrong passphrase", "certificate-"],
    )  # fmt: skip


@pytest.mark.parametrize("verb", [["retire"], ["compromise", "--since", "2026-01-01"], ["passphrase"]])
def test_an_unknown_key_is_named_with_those_that_there_are(own, verb):
    office = own("published")
    root = ["--root-dir", office.folder / "root"] if verb[0] == "compromise" else []
    more = ["--new-passphrase-file", office.folder / "passphrase"] if verb == ["passphrase"] else []
    refuses(office, "key", verb[0], "AAAAAAAAAAA", *verb[1:], *root, *more,
            says=["AAAAAAAAAAA", kids(office)[0]])  # fmt: skip


@pytest.mark.parametrize("verb", [*VERBS, "retire"])
def test_a_clock_before_the_last_event_is_refused(own, verb):
    office = own("published")
    root = ["--root-dir", office.folder / "root"]
    command = ["key", "retire", kids(office)[0]] if verb == "retire" else VERBS[verb](office, *root)
    refuses(office, *command, before=["faketime", "-f", "-2d"], says=["the clock", "--accept-clock"])


def test_a_rotation_under_a_clock_that_is_right_again_leaves_every_certificate_valid(own):
    office = own("published")
    rotate(office, "--accept-clock", before=["faketime", "-f", "-2d"])
    later = issue_more(office, 900)
    office.run("publish")
    office.verify(first(office), later)


@pytest.mark.parametrize("arguments", [
    ["rotate", "--use", "root"], ["rotate", "--algorithm", "none"], ["rotate", "--root"],
    ["rotate", "--new-root-dir", "x"], ["rotate", "--root", "--new-root-dir", "x", "--use", "status"],
    ["rotate", "--new-root-passphrase-file", "x"], ["compromise", "x"], ["retire"],
    ["compromise", "x", "--since", "yesterday"], ["passphrase", "x", "--root"],
])  # fmt: skip
def test_wrong_usage_ends_with_64(own, arguments):
    office = own("published")
    assert office.run("key", *arguments, expect=64).stdout == ""


def test_the_list_tells_of_every_key_its_life_and_whether_the_private_key_is_here(own):
    office = own("rotated")
    old, new = kids(office)
    (status,) = kids(office, "status")
    (office.workspace / "keys" / f"status-{status}.pem").unlink()
    head, *lines = office.run("key", "list").stdout.splitlines()
    assert office.root in head
    assert [line.split(",")[0] for line in lines] == [old, status, new]
    assert "retired" in lines[0] and "until" in lines[0] and ", private key here" in lines[0]
    assert "status, active" in lines[1] and "no private key here" in lines[1]
