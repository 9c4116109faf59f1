"""The page on a host: behind the endpoint with everything that is sent to it recorded, or behind a
plain web server; and browsers to look at it with."""

import contextlib
import functools
import hashlib
import http.server
import json
import shutil
import socket
import threading
import time
from dataclasses import dataclass

import pytest

from browser import Browser
from office import Office
from server import Server, find_server


class Recorder:
    """Hands every connection on to a server, and keeps what browsers have sent."""

    def __init__(self, port):
        self.target = port
        self.sent = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
                upstream = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            for pair in ((client, upstream, self.sent), (upstream, client, None)):
                threading.Thread(target=self._copy, args=pair, daemon=True).start()

    @staticmethod
    def _copy(source, target, kept):
        try:
            while part := source.recv(1 << 16):
                if kept is not None:
                    kept.append(part)
                target.sendall(part)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            # One side is gone: the other must hear of it, or it waits for ever.
            for end in (source, target):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def requests(self):
        """The first lines of all requests."""
        text = b"".join(self.sent)
        return [line for line in text.split(b"\r\n") if line.endswith(b" HTTP/1.1")]

    def close(self):
        with contextlib.suppress(OSError):  # Closed already.
            # Only this wakes the thread that waits.
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


@dataclass
class Site:
    """Where the page is, and the office behind it."""

    office: Office
    port: int
    recorder: Recorder | None = None
    server: Server | None = None
    plain: http.server.HTTPServer | None = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/"

    def link(self, token):
        """What the QR code would hold, were the office at this address."""
        return f"{self.url}#{token}"

    def token(self, place):
        return self.office.token(self.office.numbers()[place])


@pytest.fixture(scope="session")
def certified(changed, tmp_path_factory):
    """A published office where the certificates are, in order: suspended, revoked, revoked,
    superseded, and from then on valid. Do not change it."""
    office = changed.copy(tmp_path_factory.mktemp("certified") / "o")
    fourth = office.numbers()[3]
    office.run("correct", fourth, "--set", "name=王小明", "--by", "the tests", "--reason", "a test")
    office.run("publish")
    return office


@pytest.fixture(scope="session")
def host(tmp_path_factory):
    """A function that serves an office by the endpoint until the tests end, or are done with it."""
    sites = []

    def start(office):
        log = tmp_path_factory.mktemp("host") / "log"
        server = Server(find_server(), office.publication, office.root, log)
        recorder = Recorder(server.port)
        sites.append(Site(office, recorder.port, recorder, server))
        return sites[-1]

    yield start
    for site in sites:
        site.recorder.close()
        site.server.stop()


@pytest.fixture(scope="session")
def site(certified, host):
    """The page of the certified office."""
    return host(certified)


@pytest.fixture
def plain_host(tmp_path):
    """A function that serves a copy of a folder by a plain web server, which sends no headers of ours."""
    servers = []

    def start(office):
        folder = tmp_path / f"plain-{len(servers)}"
        shutil.copytree(office.publication, folder)
        servers.append(PlainServer(folder))
        return Site(office, servers[-1].server_port, plain=servers[-1]), folder

    yield start
    for server in servers:
        server.ending.set()
        server.shutdown()
        server.server_close()


class PlainServer(http.server.ThreadingHTTPServer):
    """Serves a folder. `rules` say what happens at a path, or at "*", instead: functions that get the
    handler, and whose answer is whether they have dealt with the request."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), functools.partial(PlainHandler, directory=folder))
        self.rules = {}
        self.asked = []
        self.ending = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # A browser may hang up.


class PlainHandler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        rules = self.server.rules
        rule = rules.get(self.path.split("?")[0], rules.get("*"))
        if rule is None or not rule(self):
            super().do_GET()

    def send_error(self, code, *_, **__):
        self.answer(code, b"")

    def answer(self, code, body, **headers):
        self.send_response(code)
        for name, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)
        return True

    def log_message(self, *_):
        pass


def stalls(handler):
    """Says nothing, and does not hang up, until the tests end."""
    handler.server.ending.wait(90)
    handler.close_connection = True
    return True


def breaks_off(handler):
    """Hangs up, as where there is no network."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True
    return True


def is_slow(handler):
    """Is on a slow network."""
    time.sleep(0.12)
    return False


def replace_page(folder, mark="newer"):
    """Publishes another version of the page in the folder: one with another stylesheet."""
    style, worker = folder / "page.css", folder / "worker.js"
    style.write_text(style.read_text() + f"/* {mark} */\n")
    head, body = worker.read_text().split(";\n", 1)
    shell = json.loads(head.removeprefix("const SHELL = "))
    shell["files"]["page.css"] = hashlib.sha256(style.read_bytes()).hexdigest()
    shell["version"] = mark
    worker.write_text(f"const SHELL = {json.dumps(shell)};\n{body}")


@pytest.fixture(scope="session")
def browse():
    """A function that opens a browser with a fresh profile, closed when the tests end."""
    browsers = []

    def start(*arguments, **options):
        browsers.append(Browser(*arguments, **options))
        return browsers[-1]

    yield start
    for browser in browsers:
        browser.close()


@pytest.fixture(scope="session")
def browsers(browse):
    """Gives one browser for each language, kept for all tests."""
    preferred = {"zh": "zh-CN,zh", "en": "en-GB,en"}
    return functools.cache(lambda language: browse(preferred[language]))


@pytest.fixture
def chinese(browsers):
    yield from clean(browsers("zh"))


@pytest.fixture
def english(browsers):
    yield from clean(browsers("en"))


def clean(browser):
    """The browser as a desktop window in daylight; afterwards nothing may have been complained about."""
    browser.size(1000, 900)
    browser.scheme("light", prefers_reduced_motion="reduce")
    browser.console()
    yield browser
    assert browser.console() == []
