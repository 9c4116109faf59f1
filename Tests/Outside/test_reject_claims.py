"""Members 33 to 36 and 41 of Tests/reject-list.md: types, issuers and dates."""

import pytest

from factory import AT, DAY, ISSUER, LIST

TYPES = {
    "33 a status list's": "statuslist+jwt", "33 a key binding's": "kb+jwt",
    "33 a trust list's": "trust-list+jwt", "33 a plain JWT's": "JWT", "33 nothing": "",
    "33 the former one": "vc+sd-jwt", "33 an example's": "example+sd-jwt",
    "33 in another case": "DC+SD-JWT", "33 with a prefix twice": "application/application/dc+sd-jwt",
    "33 of another tree": "text/dc+sd-jwt", "33 with a parameter": "dc+sd-jwt; x=1",
}  # fmt: skip

ISSUERS = {
    "34 a slash behind": f"{ISSUER}/", "34 a path behind": f"{ISSUER}/x",
    "34 capitals": "https://CERT.example.org", "34 a capital scheme": "HTTPS://cert.example.org",
    "34 the port that goes without saying": f"{ISSUER}:443", "34 http": "http://cert.example.org",
    "34 a dot behind the host": f"{ISSUER}.", "34 a user before the host": "https://x@cert.example.org",
    "34 a Cyrillic letter": "https://сert.example.org", "34 punycode": "https://xn--ert-5cd.example.org",
    "34 a Kelvin sign": "https://cert.example.org".replace("c", "\u212a", 1),
    "34 a letter that is composed": "https://cert.example.org\u0301",
    "34 a zero-width space": f"{ISSUER}\u200b", "34 a space behind": f"{ISSUER} ",
    "34 an escape": "https://cert%2eexample.org", "34 nothing": "",
    "34 one that contains ours": "https://cert.example.org.evil.example",
}  # fmt: skip

DATES = {
    "35 expired long ago": ({"exp": AT - DAY // 2}, "expired"),
    "35 expired by the skew": ({"exp": AT - 60}, "expired"),
    "35 issued beyond the skew": ({"iat": AT + 61}, "not_yet_valid"),
    "35 issued in a hundred years": ({"iat": AT + 100 * 365 * DAY}, "not_yet_valid"),
    "35 issued at the end of time": ({"iat": 2**53}, "not_yet_valid"),
    "35 not valid before tomorrow": ({"nbf": AT + DAY}, "not_yet_valid"),
    "35 not valid before the end of time": ({"nbf": 2**53}, "not_yet_valid"),
    "35 issued before its key's life": ({"iat": AT - 101 * DAY}, "key_not_active"),
    "35 issued in 1970": ({"iat": 0}, "key_not_active"),
}  # fmt: skip

CLAIMS = {
    "35 expires when it is issued": {"exp": AT - DAY}, "35 expires before": {"exp": AT - 2 * DAY},
    "35 expires in 1970": {"exp": 0},
    "- no iss": {"iss": None}, "- no vct": {"vct": None}, "- no iat": {"iat": None},
    "- no number": {"number": None}, "- no name": {"name": None}, "- no cohort": {"cohort": None},
    "- no programme": {"programme": None}, "- no track": {"track": None},
    "- no institution": {"institution": None}, "- no first day": {"started": None},
    "- no last day": {"completed": None}, "- no status": {"status": None},
    "- a status that is a string": {"status": "valid"},
    "- a status of another kind": {"status": {"type": "BitstringStatusListEntry"}},
    "- a status without an address": {"status": {"status_list": {"idx": 7}}},
    "- a status without an index": {"status": {"status_list": {"uri": LIST}}},
    "- a name that is an array": {"name": ["张三丰"]},
    "- a day that there is not": {"completed": "2021-02-29"},
    "- a day of another form": {"completed": "2021/10/14"},
    "- a day with a time": {"started": "2020-10-15T00:00:00Z"},
    "- an audience": {"aud": "https://employer.example"},
}  # fmt: skip


@pytest.mark.parametrize("case", TYPES)
def test_a_token_of_another_type_is_no_certificate(judge, world, case):
    verdict = judge(world.token(header={"typ": TYPES[case]}), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


def test_a_token_without_a_type_is_no_certificate(reasons, world):
    header = {name: value for name, value in world.header().items() if name != "typ"}
    assert reasons(world.raw_token(header)) == ["malformed"]


@pytest.mark.parametrize("document", ["status_list", "trust_list"])
@pytest.mark.parametrize("behind", ["", "~"])
def test_a_document_of_the_office_is_no_certificate(reasons, world, document, behind):
    assert reasons(getattr(world, document)() + behind) == ["malformed"]


def test_a_certificate_is_no_status_list(reasons, world):
    token = world.token(sub=LIST, ttl=DAY, exp=AT + DAY, status_list={"bits": 2, "lst": "eNoDAAAAAAE"})
    bundle = world.bundle(status_lists=[token.rstrip("~")])
    assert set(reasons(world.token(), bundle)) <= {"status_mismatch", "status_missing"}


@pytest.mark.parametrize("case", ISSUERS)
def test_an_issuer_is_known_by_the_very_bytes_of_its_address(judge, world, case):
    verdict = judge(world.token(iss=ISSUERS[case]), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("undetermined", ["unknown_issuer"])


@pytest.mark.parametrize("case", ISSUERS)
def test_a_type_is_allowed_by_its_very_bytes(judge, world, case):
    verdict = judge(world.token(vct=f"{ISSUERS[case]}/vct/completion"), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["type_not_allowed"])


@pytest.mark.parametrize("case", DATES)
def test_a_date_that_does_not_hold_makes_a_certificate_invalid(judge, world, case):
    claims, reason = DATES[case]
    verdict = judge(world.token(**claims), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", [reason])


@pytest.mark.parametrize("case", CLAIMS)
def test_claims_that_do_not_make_a_certificate_are_malformed(judge, world, case):
    """Signed by the issuer's own key: the fault is the issuer's."""
    verdict = judge(world.token(**CLAIMS[case]), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


HIDDEN = {"a bidi override": "\u202e", "a zero-width space": "\u200b", "an escape": "\x1b[2J",
          "a line separator": "\u2028", "a byte order mark": "\ufeff", "a bell": "\x07"}  # fmt: skip


@pytest.mark.parametrize("case", HIDDEN)
@pytest.mark.parametrize("form", ["text", "csv"])
def test_nothing_hidden_in_a_name_reaches_the_terminal(jieye, judge, world, form, case):
    """41"""
    judge(world.token(name=f"张{HIDDEN[case]}三"), world.bundle(), world.root)
    answer = jieye.run(
        "verify", judge.folder / "token.sd-jwt", "--trust", judge.folder / "offline.json",
        "--root", world.root.thumbprint, "--at", AT, "--format", form,
    )  # fmt: skip
    assert HIDDEN[case][0] not in answer.said
    assert f"⟨U+{ord(HIDDEN[case][0]):X}⟩" in answer.stdout


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@SUM(A1)"])
def test_a_name_is_no_formula_in_a_spreadsheet(jieye, judge, world, name):
    """42"""
    judge(world.token(name=name), world.bundle(), world.root)
    answer = jieye.run(
        "verify", judge.folder / "token.sd-jwt", "--trust", judge.folder / "offline.json",
        "--root", world.root.thumbprint, "--at", AT, "--format", "csv",
    )  # fmt: skip
    assert f",'{name}," in answer.stdout
