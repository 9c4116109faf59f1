"""The samples of a deployment work as they stand: nginx in front of the endpoint, and the systemd unit."""

import http.client
import json
import re
import socket
import ssl
import subprocess
import time

import pytest

from program import REPOSITORY
from server import find_server

SAMPLES = REPOSITORY / "Samples"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Proxy:
    """nginx with the sample's settings; only ports and paths are this test's own."""

    def __init__(self, folder, upstream, *changes):
        self.folder, self.plain, self.tls = folder, free_port(), free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=cert.jieye.example",
             "-keyout", folder / "key.pem", "-out", folder / "certificate.pem", "-days", "2"],
            check=True, capture_output=True,
        )  # fmt: skip
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log crit; events {{}}\n"
            f"http {{\n{self._sample(upstream, changes)}\n}}\n"
        )
        self.process = subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf"])
        self._await_port()

    def _sample(self, upstream, changes):
        text = (SAMPLES / "nginx.conf").read_text()
        for expected, own in [
            (r"127\.0\.0\.1:8080", f"127.0.0.1:{upstream}"),
            (r"listen 80;", f"listen 127.0.0.1:{self.plain};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.tls} "),
            (r"\n +listen \[::\]:[^\n]*", ""),
            (r"/etc/ssl/cert\.jieye\.example\.pem", f"{self.folder}/certificate.pem"),
            (r"/etc/ssl/private/cert\.jieye\.example\.key", f"{self.folder}/key.pem"),
            (r"/var/log/nginx/", f"{self.folder}/"),
            *changes,
        ]:
            text, count = re.subn(expected, own, text)
            assert count, expected
        return text

    def _await_port(self):
        for _ in range(100):
            assert self.process.poll() is None, "nginx refused its settings"
            try:
                return socket.create_connection(("127.0.0.1", self.tls), 1).close()
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise AssertionError("nginx does not listen")

    def ask(self, method, path, body=None, source="127.0.0.1", headers={}):
        context = ssl.create_default_context(cafile=self.folder / "certificate.pem")
        context.check_hostname = False
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.tls, timeout=5, context=context, source_address=(source, 0)
        )
        connection.request(method, path, body, {"Content-Type": "text/plain", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def proxy(tmp_path):
    """Starts nginx in front of an endpoint; stops it after."""
    started = []

    def start(server, *changes):
        (tmp_path / "nginx").mkdir()
        started.append(Proxy(tmp_path / "nginx", server.port, *changes))
        return started[0]

    yield start
    for one in started:
        one.stop()


def test_nginx_passes_page_publication_and_questions_on(proxy, serve, published):
    front = proxy(serve(proxy_field="X-Forwarded-For"))
    number = published.numbers()[0]
    code, answer, headers = front.ask("POST", "/api/verify", published.token(number))
    assert (code, json.loads(answer)["verdict"]) == (200, "valid")
    assert headers["Strict-Transport-Security"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    code, answer, _ = front.ask("GET", "/offline.json")
    assert (code, answer) == (200, (published.publication / "offline.json").read_bytes())
    many = json.dumps({"tokens": [published.private_token(number)] * 1_000})
    code, answer, _ = front.ask("POST", "/api/verify", many, headers={"Content-Type": "application/json"})
    assert (code, len(json.loads(answer)["verdicts"])) == (200, 1_000)


def ask_over_http_2(front, folder):
    """The status and version of each file of the page, all asked for at once."""
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.suffix in (".js", ".css", ".html", ".json")]
    assert len(files) >= 40
    (front.folder / "curl").write_text(
        "".join(f'url = "https://127.0.0.1:{front.tls}/{file}"\noutput = /dev/null\n' for file in files)
    )
    asked = subprocess.run(
        ["curl", "--silent", "--insecure", "--http2", "--parallel", "--parallel-max", "100",
         "--write-out", "%{http_code} HTTP/%{http_version}\n", "--config", front.folder / "curl"],
        capture_output=True, text=True,
    )  # fmt: skip
    return asked.stdout.splitlines()


def test_over_http_2_the_whole_page_comes_at_once_again_and_again(proxy, serve, published):
    front = proxy(serve(proxy_field="X-Forwarded-For"))
    for _ in range(10):
        assert set(ask_over_http_2(front, published.publication)) == {"200 HTTP/2"}


def test_an_address_with_too_much_at_once_is_told_429(proxy, serve, published):
    front = proxy(serve(proxy_field="X-Forwarded-For"), (r"limit_conn callers \d+;", "limit_conn callers 1;"))
    assert set(ask_over_http_2(front, published.publication)) == {"200 HTTP/2", "429 HTTP/2"}


def test_behind_nginx_each_caller_counts_for_itself_whatever_it_says_of_itself(proxy, serve):
    front = proxy(serve(proxy_field="X-Forwarded-For", burst=2, requests_per_second=1))
    codes = [
        front.ask("GET", "/offline.json", headers={"X-Forwarded-For": f"192.0.2.{n}"})[0]
        for n in range(4)
    ]
    assert 429 in codes
    assert front.ask("GET", "/offline.json", source="127.0.0.9")[0] == 200


def test_nginx_logs_no_token_wherever_it_stands(proxy, serve):
    front = proxy(serve(proxy_field="X-Forwarded-For"))
    secret = "eyJhbGciOiJFUzI1NiJ9"
    front.ask("GET", f"/{secret}")
    front.ask("GET", f"/?token={secret}", headers={"Referer": f"https://a.example/{secret}"})
    front.ask("POST", f"/api/verify?{secret}", b"x" * (3 << 20))
    logs = b"".join(path.read_bytes() for path in front.folder.glob("*.log"))
    assert b" GET 404 " in logs
    assert secret.encode() not in logs


def test_plain_http_is_sent_to_https_without_its_query(proxy, serve):
    front = proxy(serve())
    connection = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=5)
    connection.request("GET", "/x?token=secret", headers={"Host": "cert.jieye.example"})
    answer = connection.getresponse()
    assert answer.status == 308
    assert answer.headers["Location"] == "https://cert.jieye.example/x"


def test_the_systemd_unit_is_well_formed_and_hardened(tmp_path):
    unit = tmp_path / "jieye-server.service"
    text = (SAMPLES / "jieye-server.service").read_text()
    unit.write_text(text.replace("/usr/local/bin/jieye-server", str(find_server())))
    assert {"LimitCORE=0", "Environment=SWIFT_BACKTRACE=enable=no"} <= set(text.splitlines())
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", unit],
        check=True, capture_output=True,
    )  # fmt: skip
