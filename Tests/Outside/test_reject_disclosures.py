"""Members 36 to 38 of Tests/reject-list.md: disclosures (RFC 9901 section 7.1)."""

import hashlib

import pytest

from encoding import b64, compact_json
from factory import AT, CLAIMS, DAY

SALT = "_26bc4LT-ac6q2KI6cBW5es"


def disclosure(*elements):
    """A disclosure of these elements behind a salt."""
    return b64(compact_json([SALT, *elements]))


def digest(text):
    return b64(hashlib.sha256(text.encode()).digest())


def token(w, disclosures, digests=None, **claims):
    """A certificate with these disclosures, and their digests in `_sd` unless others are given."""
    digests = [digest(text) for text in disclosures] if digests is None else digests
    return w.token(_sd=digests, **claims) + "".join(text + "~" for text in disclosures)


def with_kelvin():
    """A disclosure, and its digest with a Kelvin sign in the place of a K: another text, though
    canonically equivalent."""
    for number in range(1000):
        text = disclosure("graduate", {"n": number})
        if "K" in digest(text):
            return text, digest(text).replace("K", KELVIN)
    raise AssertionError("no digest has a K")


KELVIN = "\u212a"
COMPOSED, DECOMPOSED = "\u00e9", "e\u0301"


def nested(w, inner, outer=None):
    """A graduate whose facts are these disclosures."""
    graduate = disclosure("graduate", {"_sd": [digest(text) for text in inner]} | (outer or {}))
    return token(w, [graduate, *inner], [digest(graduate)])


FACT = disclosure("title", "总经理")
ELEMENT = disclosure("总经理")
GRADUATE = disclosure("graduate", {})


def decoyed(w, count):
    """A disclosure in a disclosure, so many levels deep."""
    chain = [disclosure("x", 1)]
    for level in range(count - 1):
        chain.append(disclosure("x", {"_sd": [digest(chain[-1])]}))
    return token(w, chain, [digest(chain[-1])])


def dropped(w, place):
    """The private file of a graduate without one of its disclosures."""
    jwt, *disclosures, end = w.private_token().split("~")
    del disclosures[place]
    return "~".join([jwt, *disclosures, end])


MISMATCHES = {
    "37 that no digest refers to": lambda w: token(w, [FACT], []),
    "37 that a digest referred to before it was altered": lambda w: token(
        w, [disclosure("title", "董事长")], [digest(FACT)]
    ),
    "37 twice": lambda w: token(w, [GRADUATE, GRADUATE], [digest(GRADUATE)]),
    "37 whose digest stands twice": lambda w: token(w, [GRADUATE], [digest(GRADUATE)] * 2),
    "37 whose digest stands twice, at two levels": lambda w: token(
        w, [FACT], [digest(FACT)], x={"_sd": [digest(FACT)]}
    ),
    "37 whose digest stands in itself and above": lambda w: token(
        w, [FACT, disclosure("graduate", {"_sd": [digest(FACT)]})],
        [digest(FACT), digest(disclosure("graduate", {"_sd": [digest(FACT)]}))],
    ),
    "37 that only a digest with a Kelvin sign for a K refers to": lambda w: token(
        w, [with_kelvin()[0]], [with_kelvin()[1]]
    ),
    "37 of a decoy that stands twice": lambda w: token(w, [GRADUATE], [digest(GRADUATE), "a", "a"]),
    "37 for an element, where a member belongs": lambda w: token(w, [ELEMENT]),
    "37 for a member, where an element belongs": lambda w: token(
        w, [FACT], [], x=[{"...": digest(FACT)}]
    ),
    "37 of a claim that is there already": lambda w: token(w, [disclosure("name", "李四")]),
    "37 of two facts of one name": lambda w: nested(w, [FACT, disclosure("title", "董事长")]),
    "37 of a fact that is there already": lambda w: nested(w, [FACT], {"title": "董事长"}),
    "37 `_sd` that is a string": lambda w: token(w, [GRADUATE], digest(GRADUATE)),
    "37 `_sd` that is an object": lambda w: token(w, [GRADUATE], {"0": digest(GRADUATE)}),
    "37 `_sd` with a number in it": lambda w: token(w, [GRADUATE], [digest(GRADUATE), 7]),
    "37 `_sd` that is a string, nested": lambda w: nested(w, [], {"_sd": "x"}),
    "37 `...` beside another member": lambda w: token(
        w, [ELEMENT], [], x=[{"...": digest(ELEMENT), "a": 1}]
    ),
    "37 `...` that is no string": lambda w: token(w, [GRADUATE], x=[{"...": 7}]),
    "37 `...` outside of an array": lambda w: token(w, [GRADUATE], x={"...": digest(ELEMENT)}),
    "37 `_sd_alg` that is unknown": lambda w: token(w, [GRADUATE], _sd_alg="sha-1"),
    "37 `_sd_alg` that is stronger": lambda w: token(w, [GRADUATE], _sd_alg="sha-512"),
    "37 `_sd_alg` in another case": lambda w: token(w, [GRADUATE], _sd_alg="SHA-256"),
    "37 `_sd_alg` that is no string": lambda w: token(w, [GRADUATE], _sd_alg=["sha-256"]),
    "37 `_sd_alg` that is nested": lambda w: nested(w, [], {"_sd_alg": "sha-256"}),
    "37 17 levels deep": lambda w: decoyed(w, 17),
    "37 60 levels deep": lambda w: decoyed(w, 60),
    "- without the one that it is nested in": lambda w: dropped(w, -1),
}  # fmt: skip

FORMS = {
    "37 of one element": lambda w: token(w, [b64(compact_json([SALT]))]),
    "37 of four elements": lambda w: token(w, [disclosure("title", "x", "y")]),
    "37 of no element": lambda w: token(w, [b64(b"[]")]),
    "37 that is an object": lambda w: token(w, [b64(b'{"title":"x"}')]),
    "37 that is a string": lambda w: token(w, [b64(b'"title"')]),
    "37 whose name is a number": lambda w: token(w, [disclosure(7, "x")]),
    "37 whose salt is a number": lambda w: token(w, [b64(b'[1,"title","x"]')]),
    "37 whose salt is null": lambda w: token(w, [b64(b'[null,"title","x"]')]),
    "37 with the name `_sd`": lambda w: token(w, [disclosure("_sd", ["x"])]),
    "37 with the name `...`": lambda w: token(w, [disclosure("...", "x")]),
    "37 with a member twice": lambda w: token(w, [b64(b'["s","graduate",{"a":1,"a":2}]')]),
    "37 that is not UTF-8": lambda w: token(w, [b64(b'["s","graduate","\xff"]')]),
    "37 that is not JSON": lambda w: token(w, [b64(b"['s','graduate',1]")]),
    "37 with something behind it": lambda w: token(w, [b64(b'["s","graduate",1] x')]),
    "37 with padding": lambda w: token(w, [b64(b'["s","graduate",12]') + "="]),
    "37 with bits that encode nothing": lambda w: token(w, [b64(b'["s","graduate",12]')[:-1] + "R"]),
    "38 a key binding": lambda w: w.private_token() + w.token().rstrip("~"),
    "38 a key binding without disclosures": lambda w: w.token() + w.token().rstrip("~"),
    "38 something behind the last tilde": lambda w: w.token() + "x",
}  # fmt: skip

# SD-JWT VC: these must not be disclosed selectively.
UNDISCLOSABLE = {
    "iss": CLAIMS["iss"], "vct": CLAIMS["vct"], "status": CLAIMS["status"], "nbf": 0,
    "exp": AT + DAY, "cnf": {"jwk": {}}, "vct#integrity": "sha256-x", "aka_vcts": ["urn:x"],
}  # fmt: skip

# What the program's own certificates sign in the open; `iat` is the key's life.
REQUIRED = ("number", "name", "completed", "iat")


@pytest.mark.parametrize("case", MISMATCHES)
def test_a_disclosure_that_does_not_belong_to_the_certificate_is_a_mismatch(judge, world, case):
    verdict = judge(MISMATCHES[case](world), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["disclosure_mismatch"])


@pytest.mark.parametrize("case", FORMS)
def test_a_disclosure_of_another_form_is_malformed(judge, world, case):
    verdict = judge(FORMS[case](world), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


@pytest.mark.parametrize("name", UNDISCLOSABLE)
def test_a_claim_that_decides_is_never_taken_from_a_disclosure(judge, world, name):
    """36"""
    found = judge(
        token(world, [disclosure(name, UNDISCLOSABLE[name])], **{name: None}),
        world.bundle(), world.root,
    )  # fmt: skip
    assert (found.outcome, found.reasons) == ("invalid", ["malformed"])


@pytest.mark.parametrize("name", REQUIRED)
def test_a_claim_that_is_printed_is_never_taken_from_a_disclosure(judge, world, name):
    found = judge(
        token(world, [disclosure(name, CLAIMS[name])], **{name: None}), world.bundle(), world.root
    )
    assert (found.outcome, found.reasons) == ("invalid", ["malformed"])


def test_an_expiry_in_a_disclosure_counts_for_nothing_and_is_refused(judge, world):
    """36: a verifier that read it there could be told to forget it."""
    found = judge(token(world, [disclosure("exp", AT - DAY)]), world.bundle(), world.root)
    assert found.outcome == "invalid"


def test_what_the_cases_above_are_built_from_is_valid(reasons, world):
    assert reasons(token(world, [GRADUATE])) == []
    assert reasons(nested(world, [FACT])) == []
    assert reasons(token(world, [ELEMENT], [], x=[{"...": digest(ELEMENT)}])) == []
    assert reasons(decoyed(world, 5)) == []
    assert reasons(token(world, [GRADUATE], _sd_alg="sha-256")) == []


def test_texts_of_other_bytes_are_other_digests_and_other_names(reasons, world):
    """37: canonically equivalent ones, which RFC 8259 section 8.3 does not take for one."""
    decoys = [digest(GRADUATE), COMPOSED, DECOMPOSED, "K", KELVIN]
    assert reasons(token(world, [GRADUATE], decoys)) == []
    text, other = with_kelvin()
    assert reasons(token(world, [text], [digest(text), other])) == []
    facts = [disclosure(name, "x") for name in (COMPOSED, DECOMPOSED, "K", KELVIN)]
    assert reasons(nested(world, facts)) == []
    assert reasons(nested(world, facts[:1], {DECOMPOSED: "x"})) == []


def test_each_altered_character_of_a_disclosure_makes_the_certificate_invalid(judge, world):
    jwt, *disclosures, end = world.private_token().split("~")
    altered = []
    for place, text in enumerate(disclosures):
        for index in range(0, len(text), 5):
            other = "A" if text[index] != "A" else "B"
            changed = [*disclosures]
            changed[place] = text[:index] + other + text[index + 1 :]
            altered.append("~".join([jwt, *changed, end]))
    verdicts = judge.many(altered, world.bundle(), world.root)
    assert len(verdicts) == len(altered) and {v.outcome for v in verdicts} == {"invalid"}
    assert {reason for v in verdicts for reason in v.reasons} == {"malformed", "disclosure_mismatch"}


def test_no_fact_is_shown_where_one_of_them_does_not_belong(judge, world):
    verdict = judge(world.private_token() + FACT + "~", world.bundle(), world.root)
    assert verdict.reasons == ["disclosure_mismatch"]
    assert verdict.certificate["graduate"] == {}
