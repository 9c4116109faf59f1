"""Every verb as a person sees it: Tests/Transcripts holds sessions, and each must come out the same.

A transcript begins with comments (#) and the stage of the office that it starts from (@, a fixture of
conftest.py; @ nothing starts in an empty folder with programme.json and roster.csv). Then come
commands ($), each followed by what it wrote to standard output, what it wrote to standard error
(lines with "! "), and its exit code if that is not 0 ("exit 2"). What varies is replaced: see PATTERNS
and named_keys. To write them anew: JIEYE_REWRITE=1 pytest Tests/Outside/test_transcripts.py; then read
every line."""

import os
import re
import subprocess

import pytest

from office import keep_passphrase
from program import REPOSITORY
from roster_rows import csv_text, person

FOLDER = REPOSITORY / "Tests" / "Transcripts"

PATTERNS = [
    (r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.~-]+", "[token]"),
    (r"\b[0-9a-f]{64}\b", "[sha256]"),
    (r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", "[thumbprint]"),
    (r"\b\d{4}-\d\d-\d\dT\d\d:?\d\d:?\d\dZ", "[time]"),
    (r"(?<=\"idx\":)\d+|(?<=\"idx\" : )\d+|(?<=\"idx\": )\d+", "[index]"),
    (r"\b1[789]\d{8}\b", "[seconds]"),
    (r"(?<=\"issued_on\":\")\d{4}-\d\d-\d\d|(?<=issued on: )\d{4}-\d\d-\d\d|(?<=签发日期：)\d{4}-\d\d-\d\d", "[day]"),
    (r"(?<=/status/1 )\d+|(?<=index=)\d+", "[index]"),
    (r"(?<=\"salt\": \")[A-Za-z0-9_-]{22}(?=\")", "[salt]"),
]  # fmt: skip


@pytest.fixture
def folder(request, jieye, tmp_path):
    """Makes the folder for a stage, and gives it with the environment for a shell in it."""

    def make(stage):
        if stage == "nothing":
            keep_passphrase(tmp_path / "passphrase")
            programme = REPOSITORY / "Samples" / "programme.json"
            (tmp_path / "programme.json").write_bytes(programme.read_bytes())
            (tmp_path / "roster.csv").write_text(csv_text([person(n) for n in range(1, 5)]))
            return tmp_path, {"JIEYE_WORKSPACE": "office", "JIEYE_PASSPHRASE_FILE": "passphrase"}
        office = request.getfixturevalue(stage).copy(tmp_path / "o")
        return office.folder, {
            "JIEYE_WORKSPACE": "office", "JIEYE_PASSPHRASE_FILE": "passphrase", "ROOT": office.root,
        }  # fmt: skip

    def ready(stage):
        place, environment = make(stage)
        path = f"{jieye.path.parent}:{jieye.environment['PATH']}"
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "config"}
        return place, jieye.environment | home | environment | {"PATH": path}

    return ready


def blocks(text):
    """The head of a transcript, and its commands each with what belongs to it."""
    head, *rest = re.split(r"^\$ ", text, flags=re.M)
    return head, [block.split("\n", 1) for block in rest]


def named_keys(place, known):
    """Adds the keys that the workspace has by now: their identifiers, and what a transcript calls them."""
    for path in sorted(place.glob("office/keys/*-*.pem")):
        use, _, kid = path.stem.partition("-")
        if kid not in known:
            count = sum(name.startswith(f"[{use} ") for name in known.values())
            known[kid] = f"[{use} key {count + 1}]"
    return known


def run(command, place, environment, keys):
    done = subprocess.run(["sh", "-c", command], cwd=place, env=environment, capture_output=True)
    said = done.stdout.decode()
    if said and not said.endswith("\n"):
        said += "\n"
    said += "".join(f"! {line}\n" for line in done.stderr.decode().splitlines())
    if done.returncode:
        said += f"exit {done.returncode}\n"
    for pattern, name in PATTERNS:
        said = re.sub(pattern, name, said)
    for kid, name in named_keys(place, keys).items():
        said = said.replace(kid, name)
    return said


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_session_goes_as_it_is_written(path, folder):
    head, commands = blocks(path.read_text())
    place, environment = folder(re.search(r"^@ (\w+)$", head, re.M)[1])
    keys = named_keys(place, {})
    session = head + "\n".join(
        f"$ {command}\n{run(command, place, environment, keys)}" for command, _ in commands
    )
    if os.environ.get("JIEYE_REWRITE") == "1":
        path.write_text(session)
    assert path.read_text() == session


def verbs(jieye, *above):
    """Every verb as it is typed, those of `roster`, `trust` and so on among them."""
    listed = re.findall(r"^  ([a-z][a-z-]+) {2,}", jieye.run(*above, "--help").stdout, re.M)
    for verb in set(listed) - set(above):
        inner = list(verbs(jieye, *above, verb)) if not above else []
        yield from inner or [" ".join([*above, verb])]


def test_every_verb_has_a_transcript(jieye):
    sessions = "".join(path.read_text() for path in FOLDER.glob("*.txt"))
    typed = set(verbs(jieye))
    assert {"issue", "roster check"} <= typed and "roster" not in typed
    assert [v for v in sorted(typed) if not re.search(rf"^\$ .*\bjieye {v}\b", sessions, re.M)] == []
