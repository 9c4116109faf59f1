"""What the tests from outside share: the program, and offices at several stages of their work.

An office is made once and copied for each test that changes it."""

import json
import subprocess
from pathlib import Path

import pytest

from factory import World
from judging import Judge
from office import Office, stamps_of
from page_site import browse, browsers, certified, chinese, english, host, plain_host, site  # noqa: F401
from program import REPOSITORY, Program, find_program
from roster_rows import csv_text, person
from server import Server, find_server


@pytest.fixture(scope="session")
def jieye(tmp_path_factory):
    """The program, with a home folder of its own."""
    path = find_program()
    if path is None:
        pytest.exit("no program: build it, or say where it is with $JIEYE", returncode=4)
    return Program(path, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def make_roster():
    """Writes a fictional roster of so many rows, the same for the same number."""

    def make(path, rows):
        done = subprocess.run(
            [REPOSITORY / "Scripts" / "make-roster", str(rows)], capture_output=True, check=True
        )
        Path(path).write_bytes(done.stdout)
        return path

    return make


@pytest.fixture(scope="session")
def begun(jieye, make_roster, tmp_path_factory):
    """An office with a roster of 60 rows that nobody has approved. Do not change it."""
    office = Office.begin(jieye, tmp_path_factory.mktemp("begun") / "o")
    make_roster(office.roster, 60)
    return office


@pytest.fixture(scope="session")
def approved(begun, tmp_path_factory):
    """An office with an approved roster: the next thing to do is to issue. Do not change it."""
    office = begun.copy(tmp_path_factory.mktemp("approved") / "o")
    office.run("roster", "approve", office.roster, "--by", "the tests")
    return office


@pytest.fixture(scope="session")
def issued(approved, tmp_path_factory):
    """An office that has issued its roster. Do not change it."""
    office = approved.copy(tmp_path_factory.mktemp("issued") / "o")
    office.run("issue", office.roster)
    return office


@pytest.fixture(scope="session")
def published(issued, tmp_path_factory):
    """An office that has exported and published too. Do not change it."""
    office = issued.copy(tmp_path_factory.mktemp("published") / "o")
    office.run("export")
    office.run("publish")
    return office


@pytest.fixture(scope="session")
def printed(published, tmp_path_factory):
    """A published office that has printed all of its certificates. Do not change it."""
    office = published.copy(tmp_path_factory.mktemp("printed") / "o")
    office.run("export", "--pdf")
    return office


@pytest.fixture(scope="session")
def changed(published, tmp_path_factory):
    """A published office where the first certificate is suspended, the second revoked, and the
    third suspended and then revoked. Do not change it."""
    office = published.copy(tmp_path_factory.mktemp("changed") / "o")
    first, second, third = office.numbers()[:3]
    office.run("suspend", first, third, "--reason", "a test")
    office.run("revoke", second, third, "--reason", "a test")
    office.run("publish")
    return office


STAGES = ("begun", "approved", "issued", "published", "printed", "changed")


@pytest.fixture(autouse=True)
def stages_stay(request):
    """Fails a test that changes an office which others share: what those find must not hang on who came first."""
    shared = {name: request.getfixturevalue(name) for name in STAGES if name in request.fixturenames}
    before = {name: stamps_of(office.folder) for name, office in shared.items()}
    yield
    for name, office in shared.items():
        assert stamps_of(office.folder) == before[name], f"this test changes `{name}`: let it have its own"


@pytest.fixture
def own(request, tmp_path):
    """A function that gives the test a copy of its own of one of the offices above."""

    def copy(stage):
        return request.getfixturevalue(stage).copy(tmp_path / stage)

    return copy


@pytest.fixture(scope="session")
def bundle(published):
    return json.loads((published.publication / "offline.json").read_text())


@pytest.fixture(scope="session")
def office_of(jieye, tmp_path_factory):
    """A small published office with keys of an algorithm. Do not change it."""
    made = {}

    def office(algorithm):
        if algorithm not in made:
            folder = tmp_path_factory.mktemp(algorithm) / "o"
            office = Office.begin(jieye, folder, "--algorithm", algorithm)
            office.roster.write_text(csv_text([person(1), person(2), person(3)]))
            office.issue()
            office.run("export")
            office.run("publish")
            made[algorithm] = office
        return made[algorithm]

    return office


@pytest.fixture(scope="session")
def world():
    """An issuer in pure Python, with ES256 keys."""
    return World()


@pytest.fixture(scope="session")
def judge(jieye, tmp_path_factory):
    """Gives the program's verdict on a token under a bundle and a root."""
    return Judge(jieye, tmp_path_factory.mktemp("judge"))


@pytest.fixture(scope="session")
def reasons(judge, world):
    """The reasons that the program gives for a token, under the world's bundle unless another one
    is given."""

    def reasons(token, bundle=None, root=None, *options, **more):
        return judge(token, bundle or world.bundle(), root or world.root, *options, **more).reasons

    return reasons


@pytest.fixture
def serve(published, tmp_path):
    """Starts the endpoint over a publication with the limits that the test names; stops it after."""
    path = find_server()
    if path is None:
        pytest.exit("no endpoint: build it, or say where it is with $JIEYE_SERVER", returncode=4)
    started = []

    def start(publication=None, root=None, **limits):
        server = Server(
            path, publication or published.publication, root or published.root,
            tmp_path / f"server-{len(started)}.log", **limits,
        )  # fmt: skip
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()
