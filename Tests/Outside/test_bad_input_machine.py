"""A machine that does not do what it is asked: lines without end, full disks, clocks that stand wrong."""

import contextlib
import os
import re
import subprocess
import threading

import pytest

from office import digest_of
from refusals import refuses
from roster_rows import csv_text, person

LINE = 1 << 30


def peak(program, *arguments):
    """Runs the program; its exit code, what it said, its peak memory in KiB, and the seconds
    that it and what it started had of the processor, which do not hang on what else the machine does."""
    read, write = os.pipe()
    process = subprocess.Popen(
        [program.path, *arguments], env=program.environment, stdout=write, stderr=write,
        stdin=subprocess.DEVNULL,
        # With this, Python forks: a process that borrows our memory until it is the program would
        # take our peak for its own.
        preexec_fn=lambda: None,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read, "rb") as output:
        said = output.read().decode()
    _, state, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(state)
    return process.returncode, said, usage.ru_maxrss, usage.ru_utime + usage.ru_stime


@pytest.fixture(scope="session")
def usual_memory(begun):
    """What the audit of an ordinary roster needs, in KiB."""
    return peak(begun.program, "roster", "check", begun.roster)[2]


ENDLESS = {
    "a cell": (csv_text([person(1)]).encode(), b"x"),
    "a quoted cell": (csv_text([person(1)]).encode() + b'"', b"x"),
    "the header": ("姓名,".encode(), b"x"),
    "Chinese characters": (csv_text([person(1)]).encode(), "名".encode()),
    "empty cells": (csv_text([person(1)]).encode(), b","),
}


@contextlib.contextmanager
def endless(path, start, rest):
    """A pipe at this path from which 1 GB can be read, unless the reader goes away."""
    os.mkfifo(path)

    def feed():
        with contextlib.suppress(BrokenPipeError), open(path, "wb") as pipe:
            pipe.write(start)
            for _ in range(LINE >> 16):
                pipe.write(rest * ((1 << 16) // len(rest)))

    feeder = threading.Thread(target=feed)
    feeder.start()
    yield path
    feeder.join()


@pytest.mark.parametrize("case", ENDLESS)
@pytest.mark.parametrize(
    "verb", [["roster", "check"], ["roster", "approve", "--by", "me"], ["issue"]], ids=" ".join
)
def test_a_line_of_1_GB_is_refused_soon_and_in_little_memory(own, usual_memory, tmp_path, verb, case):
    office = own("begun")
    before = digest_of(office.workspace)
    with endless(tmp_path / "endless.csv", *ENDLESS[case]) as path:
        code, said, memory, seconds = peak(office.program, *verb, str(path))
    assert (code, seconds < 2) == (1, True), said
    assert str(path) in said and ("approve" if verb == ["issue"] else "line") in said
    assert memory < usual_memory + 64 * 1024
    assert digest_of(office.workspace) == before


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
    assert b"no space" in done.stderr and b"standard output" in done.stderr


def test_results_that_cannot_be_written_are_said_in_the_users_language_and_are_no_file(own):
    office = own("published")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [office.program.path, "roster", "template", "--language", "zh"],
            env=office.program.environment, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert "标准输出" in done.stderr and "磁盘已满" in done.stderr
    assert not re.search("[a-z]", done.stderr.removeprefix("jieye: ")) and "权限" not in done.stderr


def test_a_full_disk_while_issuing_loses_nothing_and_issuing_goes_on(own):
    """Every write of the registry fails from some point on, as on a full disk."""
    office = own("approved")
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
