"""A new publication takes the former one's place while the endpoint answers; a broken one does not."""

import contextlib
import http.client
import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from server import body, status

PATHS = ["offline.json", "trust-list.jwt", "head.jwt", "status/1"]


@pytest.fixture
def office(own):
    return own("published")


@pytest.fixture
def server(serve, office):
    return serve(office.publication, office.root, requests_per_second=100_000, burst=100_000)


def health(server):
    return json.loads(body(server.get("/health")))


def verdict(server, token):
    return json.loads(body(server.post(token)))["verdict"]


def wait_until(true, seconds=10):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


class Reader(threading.Thread):
    """Asks for the same files over and over on one connection, and keeps every different answer."""

    def __init__(self, port):
        super().__init__()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        self.seen, self.requests, self.failure, self.done = set(), 0, None, False

    def run(self):
        try:
            while not self.done:
                for path in PATHS:
                    self.connection.request("GET", f"/{path}")
                    answer = self.connection.getresponse()
                    self.seen.add((path, answer.status, answer.read(), answer.headers["ETag"]))
                    self.requests += 1
        except Exception as error:  # A thread's failure has to reach the test.
            self.failure = error


def test_a_new_publication_takes_over_while_requests_are_answered(server, office):
    token = office.token(office.numbers()[0])
    versions = [{path: (office.publication / path).read_bytes() for path in PATHS}]
    readers = [Reader(server.port) for _ in range(3)]
    for reader in readers:
        reader.start()
    for verb, expected in [("suspend", "invalid"), ("reinstate", "valid"), ("revoke", "invalid")]:
        office.run(verb, office.numbers()[0], "--reason", "a test")
        office.run("publish")
        versions.append({path: (office.publication / path).read_bytes() for path in PATHS})
        wait_until(lambda: verdict(server, token) == expected)
    for reader in readers:
        reader.done = True
        reader.join()
        assert reader.failure is None
        assert reader.requests > 20
    published = {(path, content) for version in versions for path, content in version.items()}
    seen = set().union(*(reader.seen for reader in readers))
    assert {(path, content) for path, _, content, _ in seen} <= published
    assert {code for _, code, _, _ in seen} == {200}
    # One content, one validator: no answer mixes two publications.
    assert len({(path, content) for path, _, content, _ in seen}) == len(seen)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "offline.json").write_bytes(b"{}"),
        lambda folder: (folder / "offline.json").unlink(),
        lambda folder: (folder / "trust-list.jwt").write_text("eyJ"),
        lambda folder: (folder / "status" / "1").unlink(),
        lambda folder: (folder / "index.html").unlink(),
    ],
    ids=["another bundle", "no bundle", "a cut trust list", "no status list", "no page"],
)
def test_a_broken_publication_is_refused_logged_and_the_former_one_kept(server, office, harm):
    token = office.token(office.numbers()[0])
    before = server.get("/offline.json")
    harm(office.publication)
    wait_until(lambda: b"publication refused" in server.log.read_bytes())
    assert health(server)["newer_refused"] is True
    assert body(server.get("/offline.json")) == body(before)
    assert verdict(server, token) == "valid"
    assert b"jieye_publication_refused 1\n" in server.get("/metrics")


def test_it_is_not_healthy_while_the_folder_is_gone_and_serves_the_former_content(server, office):
    token = office.token(office.numbers()[0])
    assert b"jieye_publication_refused 0\n" in server.get("/metrics")
    elsewhere = office.publication.rename(office.folder / "elsewhere")
    wait_until(lambda: status(server.get("/health")) == 503)
    assert "publication refused" in server.log.read_text()
    assert b"jieye_publication_refused 1\n" in server.get("/metrics")
    assert verdict(server, token) == "valid"
    # As where nothing is mounted yet.
    office.publication.mkdir()
    wait_until(lambda: server.log.read_text().count("publication refused") == 2)
    assert status(server.get("/health")) == 503
    office.publication.rmdir()
    elsewhere.rename(office.publication)
    wait_until(lambda: status(server.get("/health")) == 200)


def test_a_file_of_any_size_in_the_folder_is_not_read(server, office):
    with open(office.publication / "foreign", "wb") as file:
        file.truncate(1 << 30)
    wait_until(lambda: "more files or bytes than a publication has" in server.log.read_text())
    assert server.resident("VmHWM") < 200 << 10


def test_an_older_publication_is_refused(server, office, tmp_path):
    shutil.copytree(office.publication, tmp_path / "older")
    office.run("revoke", office.numbers()[0], "--reason", "a test")
    office.run("publish")
    token = office.token(office.numbers()[0])
    wait_until(lambda: verdict(server, token) == "invalid")
    shutil.rmtree(office.publication)
    (tmp_path / "older").rename(office.publication)
    wait_until(lambda: "is older than the one that is served" in server.log.read_text())
    assert verdict(server, token) == "invalid"


def test_it_starts_without_a_publication_and_takes_up_the_first_one(serve, office):
    elsewhere = office.publication.rename(office.folder / "elsewhere")
    server = serve(office.publication, office.root)
    assert status(server.get("/health")) == 503
    assert status(server.post("a token")) == 503
    elsewhere.rename(office.publication)
    wait_until(lambda: status(server.get("/health")) == 200)


@contextlib.contextmanager
def unopened(server, *paths):
    """The server cannot open these, as on a disk that fails."""
    chosen = [word for path in paths for word in ("-P", path)]
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(server.process.pid), *chosen,
               "-e", "trace=openat", "-e", "inject=openat:error=EIO"]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
        status = Path(f"/proc/{server.process.pid}/status")
        wait_until(lambda: "TracerPid:\t0\n" not in status.read_text())
        try:
            yield
        finally:
            tracer.terminate()


def test_a_folder_that_the_disk_does_not_give_is_no_absent_one_and_is_taken_up_again(server, office):
    token = office.token(office.numbers()[0])
    with unopened(server, office.publication, f"{office.publication}/"):
        wait_until(lambda: "cannot be looked at" in server.log.read_text())
        assert status(server.get("/health")) == 503
        assert verdict(server, token) == "valid"
        time.sleep(2.5)
    assert server.log.read_text().count("publication refused") == 1
    wait_until(lambda: status(server.get("/health")) == 200)


def test_a_file_that_the_disk_does_not_give_is_read_again(server, office):
    token = office.token(office.numbers()[0])
    path = office.publication / "status" / "1"
    with unopened(server, path):
        os.utime(path, (1, 1))
        wait_until(lambda: "status/1 cannot be read" in server.log.read_text())
        assert health(server)["newer_refused"] is True
        assert verdict(server, token) == "valid"
        time.sleep(2.5)
    assert server.log.read_text().count("publication refused") == 1
    wait_until(lambda: health(server)["newer_refused"] is False)
