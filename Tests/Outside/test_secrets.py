"""What a process knows stays its own: neither a crash nor another process of the same user gets at it."""

import os
import re
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from keys import openssl
from office import PASSPHRASE
from server import find_server
from waiting import soon

CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGFPE, signal.SIGABRT, signal.SIGQUIT)

# Swift's backtracer at its most talkative, as somebody may have it who looks for another program's fault.
TALKATIVE = {"SWIFT_BACKTRACE": "enable=yes,color=no,threads=all,registers=all"}

# The first commit of `issue`: by then the keys are open.
COMMIT = ("-e", "trace=fdatasync", "-e", "inject=fdatasync:signal={}:when=1")


def at_commit(log, number):
    """How to run a program so that it gets a signal in the middle of its work."""
    return ["strace", "-f", "-qq", "-o", log, *(word.format(number.name) for word in COMMIT)]


def any_core():
    """Lets a process leave a core file of any size, as far as the machine does."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


@dataclass
class Running:
    """A program that runs in an empty folder, where its core file would lie."""

    process: subprocess.Popen
    folder: Path
    log: Path

    @property
    def state(self):
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def _ended(self):
        ended = os.waitpid(self.process.pid, os.WNOHANG)
        return ended if ended[0] else None

    def falls_asleep(self):
        """Waits until the program has waited for something for a while."""
        soon(lambda: all(time.sleep(0.05) or self.state == "S" for _ in range(5)))

    def crash(self, number):
        """Ends the program as a fault in it would: the signal that it ended by, whether the system made a core
        file, what lies in the folder, and what was written meanwhile."""
        before = self.log.stat().st_size
        os.kill(self.process.pid, number)
        _, status = soon(self._ended)
        self.process.returncode = status
        return os.WTERMSIG(status), os.WCOREDUMP(status), list(self.folder.iterdir()), self.log.read_bytes()[before:]


@pytest.fixture
def begin(tmp_path):
    """Starts a program; ends it at last."""
    started = []
    (tmp_path / "place").mkdir()

    def begin(*command, environment):
        with open(tmp_path / "log", "wb") as log:
            process = subprocess.Popen(
                list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=log,
                env=environment, cwd=tmp_path / "place", preexec_fn=any_core,
            )  # fmt: skip
        started.append(process)
        return Running(process, tmp_path / "place", tmp_path / "log")

    yield begin
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGBUS, signal.SIGTRAP])
def test_a_crash_of_issue_among_its_keys_leaves_no_core_file_and_no_dump(own, tmp_path, number):
    office, place, log = own("approved"), tmp_path / "place", tmp_path / "log"
    place.mkdir()
    office.program = office.program.with_environment(**TALKATIVE)
    shell = ["sh", "-c", 'ulimit -c "$(ulimit -H -c)"; exec "$@"', "sh"]
    answer = office.run("issue", office.roster, cwd=place, expect=-number, before=[*shell, *at_commit(log, number)])
    ends = re.findall(r"killed by.*", log.read_text())
    assert ends and "core dumped" not in str(ends)
    assert list(place.iterdir()) == [] and answer.said == ""


@pytest.mark.parametrize("number", CRASHES)
def test_a_crash_over_a_document_leaves_no_core_file_and_no_dump(jieye, begin, number):
    running = begin(jieye.path, "scan-document", environment=jieye.environment | TALKATIVE)
    running.falls_asleep()
    assert running.crash(number) == (number, False, [], b"")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGQUIT])
def test_a_crash_of_the_endpoint_leaves_no_core_file_and_no_dump(published, begin, number):
    running = begin(
        find_server(), "--publication", published.publication, f"--root={published.root}", "--port=0",
        environment={"PATH": os.environ["PATH"]} | TALKATIVE,
    )  # fmt: skip
    soon(lambda: b"listening on" in running.log.read_bytes())
    assert running.crash(number) == (number, False, [], b"")


def without_tracing():
    """How to run a program that may do everything but look into others; nothing for who never may."""
    return ["setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace"] if os.getuid() == 0 else []


LOOK = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'rb')"


@pytest.mark.parametrize("verb", ["issue", "scan-document"])
def test_another_process_of_the_same_user_cannot_read_its_memory(approved, begin, verb):
    arguments = {"issue": [approved.roster, "--passphrase-file", "/dev/stdin"], "scan-document": []}[verb]
    running = begin(
        *without_tracing(), approved.program.path, verb, *arguments,
        environment=approved.program.environment,
    )  # fmt: skip
    running.falls_asleep()
    looked = subprocess.run(
        [*without_tracing(), "python3", "-c", LOOK, str(running.process.pid)], capture_output=True, text=True
    )
    assert "PermissionError" in looked.stderr, looked


@pytest.mark.skipif(os.getuid() != 0, reason="only root can look into such a process")
@pytest.mark.parametrize("file", ["passphrase", "/dev/stdin"])
def test_passphrase_and_private_number_are_in_memory_once_and_locked_while_issue_signs(own, begin, tmp_path, file):
    office, log = own("approved"), tmp_path / "calls"
    running = begin(
        *at_commit(log, signal.SIGSTOP),
        office.program.path, "issue", office.roster, "--passphrase-file", office.folder / file,
        environment=office.program.environment,
    )  # fmt: skip
    running.process.stdin.write(PASSPHRASE.encode() + b"\n")
    running.process.stdin.close()
    stopped = soon(lambda: stopped_by(log))
    try:
        for secret in [PASSPHRASE.encode(), private_number(office)]:
            flags = [flags for flags, content in memory(stopped) for _ in range(content.count(secret))]
            assert len(flags) == 1 and {"lo", "dd"} <= flags[0], (secret, flags)
    finally:
        os.kill(stopped, signal.SIGKILL)


def private_number(office):
    """That of the certificate key, as OpenSSL keeps it: the lowest byte first."""
    (path,) = (office.workspace / "keys").glob("certificate-*.pem")
    key = openssl("pkey", "-in", path, "-passin", f"pass:{PASSPHRASE}", "-outform", "DER")
    return key.partition(bytes.fromhex("0201010420"))[2][:32][::-1]


def stopped_by(log):
    """The process that a tracer's log says is stopped."""
    stopped = log.exists() and re.search(r"^(\d+) +--- stopped by SIGSTOP", log.read_text(), re.M)
    return stopped and int(stopped[1])


def memory(process):
    """What a process can write to, piece by piece, each with the flags that the system has for it."""
    place, pieces = None, []
    with open(f"/proc/{process}/mem", "rb", buffering=0) as file:
        for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
            if head := re.match(r"(\w+)-(\w+) .w", line):
                place = [int(end, 16) for end in head.groups()]
            elif line.startswith("VmFlags:") and place:
                file.seek(place[0])
                pieces.append((set(line.split()[1:]), file.read(place[1] - place[0])))
                place = None
    return pieces
