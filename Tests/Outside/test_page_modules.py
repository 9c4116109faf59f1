"""The page's modules without a browser: their own tests under Node, and beside the program on tokens
that somebody has tampered with."""

import json
import os
import random
import re
import subprocess

import pytest

from factory import AT
from program import REPOSITORY
from tampering import Tampering, mutated

PAGE = REPOSITORY / "Tests" / "Page"
# In the long form, e.g. 1000000.
MUTATIONS = int(os.environ.get("JIEYE_MUTATIONS", "4000"))
SEED = int(os.environ.get("JIEYE_SEED", "20261127"))


def node(*arguments, stdin=None):
    return subprocess.run(
        ["node", *arguments], input=stdin, capture_output=True, text=True, timeout=3_600
    )


@pytest.mark.parametrize("path", sorted(PAGE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_the_modules_pass_their_own_tests(path):
    done = node("--test", path)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"^(?:#|ℹ) pass (\d+)", done.stdout, re.MULTILINE)[1]) > 0


def asked_of_the_page(questions):
    done = node(PAGE / "ask.mjs", stdin=json.dumps(questions))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def asked_of_the_program(judge, tokens, bundle, root):
    """The program's answers; None where it refuses the bundle."""
    # As JSON, so that also what resembles no token is given to the verifier.
    path = judge.folder / "tokens.jsonl"
    path.write_text("".join(json.dumps({"token": token}) + "\n" for token in tokens))
    answer = judge.run(bundle, root, expect=None, source=path)
    if answer.code == 1:
        return None
    return [judge.read(line, answer).json for line in answer.stdout.splitlines()]


# What the two say of these in detail is in words of their own.
IN_WORDS = {"malformed", "disclosure_mismatch", "trust_refused"}


def comparable(answer):
    """All of an answer but where its token was, and words."""
    reasons = [(r["code"], None if r["code"] in IN_WORDS else r["detail"]) for r in answer["reasons"]]
    return {name: value for name, value in answer.items() if name != "input"} | {"reasons": reasons}


def assert_same(tokens, expected, found):
    assert len(expected) == len(found) == len(tokens)
    for token, one, other in zip(tokens, expected, found):
        assert comparable(one) == comparable(other), token


def test_the_page_and_the_program_agree_on_tokens_that_were_tampered_with(judge, world):
    dice = random.Random(20_261_124)
    honest = [world.token(), world.private_token(), world.token(status={"status_list": {"idx": 8, "uri": "x"}})]
    tokens = [mutated(dice.choice(honest), dice) for _ in range(MUTATIONS)]
    bundle = world.bundle()
    expected = asked_of_the_program(judge, tokens, bundle, world.root)
    question = {"bundle": json.dumps(bundle), "root": world.root.thumbprint, "at": AT, "tokens": tokens}
    assert_same(tokens, expected, asked_of_the_page([question])[0])
    codes = {str([reason["code"] for reason in answer["reasons"]]) for answer in expected}
    assert len(codes) > 3, "the tampering reaches more than the parser"


def test_they_agree_under_bundles_that_were_tampered_with_too(judge):
    tampering = Tampering(random.Random(SEED))
    root = tampering.world.root
    questions = [
        {
            "bundle": tampering.bundle(), "root": root.thumbprint, "at": AT,
            "tokens": [tampering.token() for _ in range(12)],
        }
        for _ in range(MUTATIONS // 80)
    ]  # fmt: skip
    seen = set()
    for question, found in zip(questions, asked_of_the_page(questions), strict=True):
        tokens = question["tokens"]
        expected = asked_of_the_program(judge, tokens, question["bundle"], root)
        if expected is None:
            assert {reason["code"] for answer in found for reason in answer["reasons"]} == {"trust_refused"}
            continue
        assert_same(tokens, expected, found)
        seen |= {reason["code"] for answer in expected for reason in answer["reasons"]}
    assert len(seen) > 8, "the tampering reaches more than the parsers"
