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

PAGE = REPOSITORY / "Tests" / "Page"
# In the long form, e.g. 1000000.
MUTATIONS = int(os.environ.get("JIEYE_MUTATIONS", "4000"))
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ {}\"\\:,[]\u00e9"


def node(*arguments, stdin=None):
    return subprocess.run(
        ["node", *arguments], input=stdin, capture_output=True, text=True, timeout=3_600
    )


@pytest.mark.parametrize("path", sorted(PAGE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_the_modules_pass_their_own_tests(path):
    done = node("--test", path)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"^(?:#|ℹ) pass (\d+)", done.stdout, re.MULTILINE)[1]) > 0


def mutated(token, dice):
    """The token with one to three places changed, cut out, doubled or moved."""
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(token))
        end = min(len(token), place + dice.choice([1, 1, 2, 8, 60]))
        put = {
            "change": dice.choice(ALPHABET), "cut": "", "insert": dice.choice(ALPHABET) + token[place:end],
            "double": token[place:end] * 2, "disclose": "~" + token[place:end] + "~",
        }[dice.choice(["change", "change", "cut", "insert", "double", "disclose"])]  # fmt: skip
        token = token[:place] + put + token[end:]
        token = token.strip() or "."
    return token


def test_the_page_and_the_program_agree_on_tokens_that_were_tampered_with(judge, world):
    dice = random.Random(20_261_124)
    honest = [world.token(), world.private_token(), world.token(status={"status_list": {"idx": 8, "uri": "x"}})]
    tokens = [mutated(dice.choice(honest), dice) for _ in range(MUTATIONS)]
    bundle = world.bundle()
    expected = [verdict.reasons for verdict in judge.many(tokens, bundle, world.root)]
    question = {"bundle": json.dumps(bundle), "root": world.root.thumbprint, "at": AT, "tokens": tokens}
    done = node(PAGE / "ask.mjs", stdin=json.dumps(question))
    assert done.returncode == 0, done.stderr
    differing = [
        (token, one, other)
        for token, one, other in zip(tokens, expected, json.loads(done.stdout), strict=True)
        if one != other
    ]
    assert not differing, differing[:3]
    assert len({str(reasons) for reasons in expected}) > 3, "the tampering reaches more than the parser"
