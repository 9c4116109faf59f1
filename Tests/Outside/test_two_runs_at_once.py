"""Two runs at one root folder, at one workspace, or of one office's keys, at the same time: one has its
way, the other says so, and neither takes from the other what it has made.
JIEYE_RACES says how often each two run against each other; then every two of them do."""

import os
import shutil
import subprocess
import time

import pytest

from office import Office, keep_passphrase
from program import Answer
from rootkeys import holds, thumbprint_in
from test_key_lives import first, issue_more, kids

RACES = int(os.environ.get("JIEYE_RACES", 0))

BUSY = "another process is writing"


def race(*runs, lead=0.0):
    """Starts these runs, each an office and its arguments, the first of them so many seconds ahead;
    their answers."""
    started = []
    for office, arguments in runs:
        command = (str(office.program.path), *map(str, arguments))
        started.append((command, subprocess.Popen(
            command, env=office.program.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)))  # fmt: skip
        if len(started) == 1:
            time.sleep(lead)
    answers = []
    for command, process in started:
        out, err = process.communicate(timeout=120)
        answers.append(Answer(command, out.decode(), err.decode(), process.returncode))
    return answers


def leads(short):
    """How far the first run is ahead of the second in each try: not at all, and a little more each
    time."""
    count = RACES or short
    return [step % 8 * 0.004 for step in range(count)]


def one_wins(answers):
    """The winner's place and the loser's."""
    codes = [answer.code for answer in answers]
    assert sorted(codes) == [0, 1], "\n".join(map(str, answers))
    return codes.index(0), codes.index(1)


def says_that_it_is_there(answer, path):
    """It says so, or on a busy machine that it has waited long enough for who is making it."""
    said = answer.stderr
    assert str(path) in said and "there already" in said or f"{path.parent}: {BUSY}" in said, answer


def nothing_half_made(folder):
    assert [path for path in folder.rglob("*") if ".new-" in path.name] == []


@pytest.mark.parametrize("lead", leads(3), ids="{:.3f}".format)
def test_of_two_offices_that_begin_with_one_root_folder_one_gets_it(jieye, tmp_path, lead):
    offices = [Office.placed(jieye, tmp_path / name) for name in "ab"]
    shared = tmp_path / "root"
    answers = race(*[(office, office.beginning(root=shared)) for office in offices], lead=lead)
    winner, loser = one_wins(answers)
    assert [path.name for path in shared.glob("*.pem")] == ["root.pem"]
    assert thumbprint_in(shared) == answers[winner].stdout.strip()
    assert holds(offices[winner], shared)
    says_that_it_is_there(answers[loser], shared / "root.pem")
    assert not offices[loser].workspace.exists()
    nothing_half_made(tmp_path)
    if lead == 0:
        # Whoever was late has only to name another folder.
        offices[loser].run(*offices[loser].beginning())
        assert holds(offices[loser], offices[loser].folder / "root")


@pytest.mark.parametrize("lead", leads(1), ids="{:.3f}".format)
def test_of_two_that_begin_in_one_folder_one_gets_it(jieye, tmp_path, lead):
    offices = [Office.placed(jieye, tmp_path / name) for name in "ab"]
    shared = tmp_path / "office"
    answers = race(*[(o, o.beginning(workspace=shared)) for o in offices], lead=lead)
    winner, loser = one_wins(answers)
    offices[winner].run("fsck", "--workspace", shared)
    assert thumbprint_in(offices[winner].folder / "root") == answers[winner].stdout.strip()
    assert (shared / "trust" / "root.thumbprint").read_text() == answers[winner].stdout
    offices[winner].run(
        "publish", "--trust", "--root-dir", offices[winner].folder / "root", "--workspace", shared
    )
    says_that_it_is_there(answers[loser], shared)
    assert not (offices[loser].folder / "root" / "root.pem").exists()
    nothing_half_made(tmp_path)


def handing_over(office, shared):
    return [
        "key", "rotate", "--root", "--root-dir", office.folder / "root", "--new-root-dir", shared,
    ]  # fmt: skip


def handed_over(office, answer, shared):
    """The office is under the root in the shared folder."""
    assert thumbprint_in(shared) == answer.stdout.strip()
    assert holds(office, shared)


def kept_its_root(office, answer, shared):
    """The office is under its own root as before, and hands over to another one whenever it likes."""
    says_that_it_is_there(answer, shared / "root.pem")
    assert (office.workspace / "trust" / "root.thumbprint").read_text().strip() == office.root
    assert holds(office, office.folder / "root")
    office.run(*handing_over(office, office.folder / "next"))
    assert holds(office, office.folder / "next")


@pytest.fixture(scope="session")
def small(office_of):
    """A published office of three. Do not change it."""
    return office_of("ES256")


@pytest.mark.parametrize("lead", leads(2), ids="{:.3f}".format)
def test_of_two_offices_that_hand_over_to_one_root_folder_one_does(small, tmp_path, lead):
    offices = [small.copy(tmp_path / name) for name in "ab"]
    shared = tmp_path / "shared"
    answers = race(*[(office, handing_over(office, shared)) for office in offices], lead=lead)
    winner, loser = one_wins(answers)
    handed_over(offices[winner], answers[winner], shared)
    kept_its_root(offices[loser], answers[loser], shared)
    nothing_half_made(tmp_path)


@pytest.mark.parametrize("lead", leads(1), ids="{:.3f}".format)
def test_an_office_that_begins_and_one_that_hands_over_do_not_share_a_root_folder(
    jieye, small, tmp_path, lead
):
    old, new = small.copy(tmp_path / "old"), Office.placed(jieye, tmp_path / "new")
    shared = tmp_path / "shared"
    # The one that begins has more to do before it comes to its root.
    begins, rotates = race(
        (new, new.beginning(root=shared)), (old, handing_over(old, shared)), lead=lead * 4
    )
    winner, _ = one_wins([begins, rotates])
    if winner == 0:
        assert thumbprint_in(shared) == begins.stdout.strip() and holds(new, shared)
        kept_its_root(old, rotates, shared)
    else:
        handed_over(old, rotates, shared)
        says_that_it_is_there(begins, shared / "root.pem")
        assert not new.workspace.exists()
    nothing_half_made(tmp_path)


NEW = "a new one"


def changing(office, *subject):
    keep_passphrase(office.folder / "new", NEW)
    return ["key", "passphrase", *subject, "--new-passphrase-file", office.folder / "new"]


ROOT = "root"


def root(office):
    return ["--root-dir", office.folder / ROOT]


# Everything that makes a key, or the file of one anew.
VERBS = {
    "rotate": lambda o: ["key", "rotate", *root(o)],
    "rotate status": lambda o: ["key", "rotate", "--use", "status", *root(o)],
    "rotate root": lambda o: handing_over(o, o.folder / "next"),
    "compromise": lambda o: ["key", "compromise", kids(o)[0], "--since", "2026-01-01", *root(o)],
    "passphrase": changing,
    "passphrase root": lambda o: changing(o, "--root", *root(o)),
}
PAIRS = [(one, other) for place, one in enumerate(VERBS) for other in list(VERBS)[place:]]


@pytest.mark.parametrize("one, other", PAIRS)
def test_two_verbs_that_make_keys_leave_an_office_that_works(small, tmp_path, one, other):
    for count, lead in enumerate(leads(1)):
        office = small.copy(tmp_path / f"{count}")
        answers = race((office, VERBS[one](office)), (office, VERBS[other](office)), lead=lead)
        codes = [answer.code for answer in answers]
        assert 0 in codes and set(codes) <= {0, 1}, "\n".join(map(str, answers))
        done = {verb for verb, answer in zip((one, other), answers) if answer.code == 0}
        for answer in answers:
            refused = answer.code == 0 or BUSY in answer.stderr or "passphrase" in answer.stderr
            # What the other has done already can be in the way too.
            assert refused or {one, other} & {"rotate root", "compromise"}, answer
        works(office, done)
        shutil.rmtree(office.folder)


def works(office, done):
    """The office issues, publishes and hands over under the passphrases that were acknowledged."""
    old, new = office.folder / "passphrase", office.folder / "new"
    own = ["--passphrase-file", new if "passphrase" in done else old]
    folder = office.folder / ("next" if "rotate root" in done else ROOT)
    # A root that is handed over to has the passphrase that the old one had then.
    roots = new if "passphrase root" in done and "rotate root" not in done else old
    opening = [*own, "--root-passphrase-file", roots]
    office.run("fsck")
    office.run("publish", "--trust", "--root-dir", folder, *opening)
    for use in ("certificate", "status"):
        listed = {f"{use}-{kid}.pem" for kid in kids(office, use)}
        assert {path.name for path in (office.workspace / "keys").glob(f"{use}-*")} == listed
    nothing_half_made(office.folder)
    if "passphrase" in done:
        old.write_text(new.read_text())
    later = issue_more(office, 900)
    office.run("publish")
    office.run(
        "verify", later, "--trust", office.publication, "--root",
        (office.workspace / "trust" / "root.thumbprint").read_text().strip(),
    )  # fmt: skip
    if "compromise" not in done:
        office.verify(first(office))
