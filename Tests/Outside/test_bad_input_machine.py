"""A machine that does not do what it is asked: lines without end, folders that cannot be written,
full disks, clocks that stand wrong."""

import os
import subprocess
import threading
import time

import pytest

from office import digest_of
from refusals import refuses
from roster_rows import csv_text, person

LINE = 1 << 30


def peak(program, *arguments):
    """Runs the program; its exit code, what it said, its peak memory in KiB and its time."""
    begun = time.monotonic()
    read, write = os.pipe()
    process = subprocess.Popen(
        [program.path, *arguments], env=program.environment, stdout=write, stderr=write,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read, "rb") as output:
        said = output.read().decode()
    _, state, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(state)
    return process.returncode, said, usage.ru_maxrss, time.monotonic() - begun


@pytest.mark.parametrize("case", ["a cell", "a quoted cell", "the header", "Chinese characters"])
@pytest.mark.parametrize("verb", [["roster", "check"], ["roster", "approve", "--by", "me"], ["issue"]])
def test_a_line_of_1_GB_is_refused_soon_and_in_little_memory(own, tmp_path, case, verb):
    office = own("begun")
    small = peak(office.program, *verb, office.roster)[2] if verb[-1] == "check" else 0
    start = {"a cell": csv_text([person(1)]), "a quoted cell": csv_text([person(1)]) + '"',
             "the header": "姓名,", "Chinese characters": csv_text([person(1)])}[case]  # fmt: skip
    chunk = ("名" if "Chinese" in case else "x").encode() * (1 << 16)
    endless = tmp_path / "endless.csv"
    os.mkfifo(endless)

    def feed():
        try:
            with open(endless, "wb") as pipe:
                pipe.write(start.encode())
                for _ in range(LINE // len(chunk)):
                    pipe.write(chunk)
        except BrokenPipeError:
            pass

    feeder = threading.Thread(target=feed)
    feeder.start()
    before = digest_of(office.workspace)
    code, said, memory, seconds = peak(office.program, *verb, str(endless))
    feeder.join()
    assert (code, seconds < 2) == (1, True), said
    assert "line 3" in said or "line 1" in said or verb == ["issue"], said
    assert memory < small + 64 * 1024 if small else memory < 128 * 1024
    assert digest_of(office.workspace) == before


def read_only(folder):
    """A prefix under which a folder is on a read-only mount: root passes over folder modes."""
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-rm"]
    return [*alone, "sh", "-c", script, folder]


UNWRITABLE = {
    "approve": (lambda o: ["roster", "approve", o.roster, "--by", "me"], "begun", lambda o: o.workspace),
    "issue": (lambda o: ["issue", o.roster], "approved_office", lambda o: o.workspace),
    "export": (lambda o: ["export"], "issued", lambda o: o.workspace),
    "export elsewhere": (lambda o: ["export", "--out", o.folder / "root" / "out"], "issued", lambda o: o.folder / "root"),
    "publish": (lambda o: ["publish"], "issued", lambda o: o.workspace),
    "publish elsewhere": (lambda o: ["publish", "--out", o.folder / "root" / "out"], "issued", lambda o: o.folder / "root"),
    "revoke": (lambda o: ["revoke", o.numbers()[0], "--reason", "x"], "published", lambda o: o.workspace),
    "init": (lambda o: ["init", o.folder / "new", "--issuer", "https://a.example", "--programme",
                        o.workspace / "programme.json"], "begun", lambda o: o.folder),
}  # fmt: skip


@pytest.fixture(scope="session")
def approved_office(begun, tmp_path_factory):
    office = begun.copy(tmp_path_factory.mktemp("approved") / "o")
    office.run("roster", "approve", office.roster, "--by", "me")
    return office


@pytest.mark.parametrize("case", UNWRITABLE)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_changed(own, case):
    command, stage, folder = UNWRITABLE[case]
    office = own(stage)
    refuses(office, *command(office), says=[folder(office)], before=read_only(folder(office)))


@pytest.mark.parametrize("verb", [["roster", "template"], ["verify", "--format", "csv"], ["inspect"]])
def test_results_that_cannot_be_written_are_no_success(own, verb):
    office = own("published")
    token = [] if verb[0] == "roster" else [office.certificates / f"{office.numbers()[0]}.sd-jwt"]
    trust = ["--trust", office.publication, "--root", office.root] if verb[0] == "verify" else []
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [office.program.path, *verb, *token, *trust], env=office.program.environment,
            stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"no space" in done.stderr


def test_a_full_disk_while_issuing_loses_nothing_and_issuing_goes_on(own):
    """Every write of the registry fails from some point on, as on a full disk."""
    office = own("approved_office")
    full = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=pwrite64:error=ENOSPC:when=40+"]
    answer = office.run("issue", office.roster, before=full, expect=1)
    assert "disk" in answer.stderr
    office.run("issue", office.roster)
    office.run("export")
    assert len(office.numbers()) == 60


def test_a_clock_before_the_last_event_is_refused_unless_it_is_accepted(own):
    office = own("published")
    slow = ["faketime", "-f", "-2d"]
    suspend = ["suspend", office.numbers()[0], "--reason", "a test"]
    for verb in [["publish"], suspend, ["issue", office.roster]]:
        refuses(office, *verb, before=slow, says=["the clock", "--accept-clock"])
    office.run(*suspend, "--accept-clock", before=slow)
