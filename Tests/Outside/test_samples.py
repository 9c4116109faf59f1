"""Every sample against the public keys in the repository, at the time when they were made."""

import csv
import json
import re

import pytest

from program import REPOSITORY

SAMPLES = REPOSITORY / "Samples"
EXPECTED = list(csv.DictReader((SAMPLES / "expected.csv").open()))


def judge(jieye, *inputs, expect):
    answer = jieye.run(
        "verify", *inputs, "--trust", SAMPLES / "offline.json",
        "--root", (REPOSITORY / "Keys" / "root.thumbprint").read_text().strip(),
        "--at", (SAMPLES / "at").read_text().strip(), "--format", "json", expect=expect,
    )  # fmt: skip
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.mark.parametrize("sample", EXPECTED, ids=lambda sample: sample["file"])
def test_a_sample_is_what_it_is_said_to_be(jieye, sample):
    code = {"valid": 0, "invalid": 2, "undetermined": 3}[sample["verdict"]]
    (verdict,) = judge(jieye, REPOSITORY / sample["file"], expect=code)
    assert verdict["verdict"] == sample["verdict"]
    assert [reason["code"] for reason in verdict["reasons"]] == sample["reasons"].split()


def test_every_token_among_the_samples_is_listed():
    listed = {sample["file"] for sample in EXPECTED}
    found = {str(path.relative_to(REPOSITORY)) for path in (SAMPLES / "tokens").iterdir()}
    assert listed == found


def test_the_roster_has_faults_and_warnings_of_every_kind(begun):
    answer = begun.run("roster", "check", SAMPLES / "roster.csv", "--format", "json", expect=2)
    found = {json.loads(line).get("severity") for line in answer.stdout.splitlines()}
    assert {"fault", "warning", "note"} <= found


def test_no_private_key_is_in_the_repository():
    # Written in two pieces, so that this line is no match itself.
    mark = re.compile("PRIVATE" + " KEY-----")
    for folder in (SAMPLES, REPOSITORY / "Keys", REPOSITORY / "Sources", REPOSITORY / "Scripts"):
        for path in folder.rglob("*"):
            if path.is_file():
                assert not mark.search(path.read_text(errors="replace")), path
