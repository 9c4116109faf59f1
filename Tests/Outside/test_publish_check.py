"""`publish --check`: a publication, in a folder or on a web server, against registry and trust list."""

import json
import shutil
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from office import METADATA, PUBLICATION, SIGNED, digest_of
from refusals import refuses


def check(office, target=None, expect=0, **options):
    """The report, and what it found as (file, code)."""
    answer = office.run(
        "publish", "--check", target or office.publication, "--format", "json", expect=expect,
        **options,
    )  # fmt: skip
    report = json.loads(answer.stdout)
    assert report["as_registered"] == (expect == 0)
    for difference in report["differences"] + report["warnings"]:
        assert difference["detail"] and difference["advice"].endswith(".")
    return {(d["file"], d["code"]) for d in report["differences"]}, report


def rewritten(path, change):
    """Changes the bytes of a published file."""
    path.write_bytes(change(path.read_bytes()))


def bundle_with(**changes):
    return lambda data: json.dumps(json.loads(data) | changes).encode()


def bit_flipped(data):
    """Some bit of a signature."""
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


def test_a_publication_is_what_registry_and_trust_list_say(changed):
    before = digest_of(changed.folder)
    found, report = check(changed)
    assert not found and report["files"] == len(PUBLICATION) and report["warnings"] == []
    text = changed.run("publish", "--check", changed.publication).stdout
    assert f"{len(PUBLICATION)} files" in text
    assert digest_of(changed.folder) == before


def test_checking_needs_no_key_and_no_passphrase(own):
    office = own("published")
    shutil.rmtree(office.workspace / "keys")
    shutil.rmtree(office.folder / "root")
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    check(office, before=["setsid", "--wait"])


@pytest.mark.parametrize("name", [*SIGNED, *METADATA, "index.html", "ui/main.js", "site.js", "worker.js"])
def test_a_missing_file_is_named(own, name):
    office = own("published")
    (office.publication / name).unlink()
    assert (name, "missing") in check(office, expect=2)[0]
    answer = office.run("publish", "--check", office.publication, expect=2)
    assert f"✗ {name}: " in answer.stdout and "Run publish" in answer.stdout


DAMAGE = {
    "trust-list.jwt": "not_authentic", "status/1": "not_authentic", "head.jwt": "not_authentic",
    ".well-known/jwt-vc-issuer": "different", "vct/completion": "different",
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("damage", [bit_flipped, lambda data: b"", lambda data: b"<html>Sorry</html>"])
def test_a_damaged_file_is_named(own, name, damage):
    office = own("published")
    rewritten(office.publication / name, damage)
    assert (name, DAMAGE[name]) in check(office, expect=2)[0]


BUNDLES = {
    "without lists": (bundle_with(status_lists=[]), "not_as_file"),
    "without a trust list": (bundle_with(trust_list="x"), "not_authentic"),
    "with a handover from nowhere": (bundle_with(handovers=["x"]), "not_authentic"),
    "that is none": (lambda data: b"{}", "not_authentic"),
}


@pytest.mark.parametrize("case", BUNDLES)
def test_a_bundle_that_is_another_one_is_named(own, case):
    office = own("published")
    change, code = BUNDLES[case]
    rewritten(office.publication / "offline.json", change)
    assert check(office, expect=2)[0] == {("offline.json", code)}


def test_what_only_differs_in_its_spelling_is_the_same_bundle(own):
    office = own("published")
    rewritten(office.publication / "offline.json", lambda data: json.dumps(json.loads(data), indent=1).encode())
    check(office)


def test_a_publication_that_lags_behind_is_told_what_it_lacks(own):
    office = own("published")
    office.run("revoke", *office.numbers()[:3], "--reason", "x")
    found, report = check(office, expect=2)
    assert found == {("status/1", "other_statuses")}
    assert "3" in report["differences"][0]["detail"]
    assert [w["code"] for w in report["warnings"]] == ["behind"]
    office.run("key", "rotate", "--root-dir", office.folder / "root")
    found, _ = check(office, expect=2)
    assert found == {
        ("status/1", "other_statuses"), ("trust-list.jwt", "other_version"),
        (".well-known/jwt-vc-issuer", "different"), ("offline.json", "not_as_file"),
    }  # fmt: skip
    office.run("publish")
    check(office)


def test_a_list_that_another_key_signed_is_not_authentic(own, office_of):
    office, other = own("published"), office_of("ES256")
    shutil.copy(other.publication / "status" / "1", office.publication / "status" / "1")
    assert ("status/1", "not_authentic") in check(office, expect=2)[0]


def test_what_stands_among_the_lists_and_is_none_is_foreign(own):
    office = own("published")
    (office.publication / "status" / "2").write_text("x")
    (office.publication / "vct" / "other").write_text("x")
    (office.publication / "robots.txt").write_text("x")
    assert check(office, expect=2)[0] == {("status/2", "foreign"), ("vct/other", "foreign")}


def test_a_registry_whose_tail_was_cut_is_seen_by_the_published_head(own):
    """The registry of before the last publication lies in the place of the present one."""
    office = own("published")
    former = (office.workspace / "registry.sqlite").read_bytes()
    office.run("suspend", office.numbers()[0], "--reason", "x")
    office.run("publish")
    (office.workspace / "registry.sqlite").write_bytes(former)
    found, report = check(office, expect=2)
    assert ("head.jwt", "not_on_chain") in found
    assert any("fsck" in d["advice"] for d in report["differences"])


def test_a_registry_that_went_another_way_is_seen_by_the_published_head(own):
    office = own("published")
    former = (office.workspace / "registry.sqlite").read_bytes()
    office.run("suspend", office.numbers()[0], "--reason", "x")
    office.run("publish")
    (office.workspace / "registry.sqlite").write_bytes(former)
    office.run("suspend", office.numbers()[1], "--reason", "x")
    office.run("suspend", office.numbers()[2], "--reason", "x")
    assert ("head.jwt", "not_on_chain") in check(office, expect=2)[0]


def test_lists_that_are_out_of_date_or_soon_will_be_are_named(own):
    office = own("published")
    _, report = check(office, before=["faketime", "-f", "+4d"])
    assert [(w["file"], w["code"]) for w in report["warnings"]] == [("status/1", "past_half_life")]
    found, _ = check(office, expect=2, before=["faketime", "-f", "+8d"])
    assert found == {("status/1", "expired")}
    found, report = check(office, expect=2, before=["faketime", "-f", "+401d"])
    assert found == {("status/1", "expired"), ("trust-list.jwt", "expired")}
    found, _ = check(office, expect=2, before=["faketime", "-f", "-1d"])
    assert found == {("status/1", "not_made_yet"), ("trust-list.jwt", "not_made_yet")}


def test_after_a_new_root_the_whole_way_is_proved(own):
    office = own("published")
    office.run("key", "rotate", "--root", "--root-dir", office.folder / "root",
               "--new-root-dir", office.folder / "next")  # fmt: skip
    assert ("trust-list.jwt", "not_authentic") in check(office, expect=2)[0]
    office.run("publish")
    check(office)
    rewritten(office.publication / "offline.json", bundle_with(handovers=[]))
    assert check(office, expect=2)[0] == {("offline.json", "not_authentic")}


@pytest.fixture
def serve():
    """Serves a folder, or what a handler answers, on loopback; gives the address."""
    servers = []

    def start(handler):
        if not isinstance(handler, type):
            handler = partial(Quiet, directory=str(handler))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_publication_is_proved_over_http(own, serve, ending):
    office = own("published")
    address = serve(office.publication) + ending
    check(office, address)
    office.run("revoke", office.numbers()[0], "--reason", "x")
    assert check(office, address, expect=2)[0] == {("status/1", "other_statuses")}
    office.run("publish")
    check(office, address)
    (office.publication / "head.jwt").unlink()
    assert check(office, address, expect=2)[0] == {("head.jwt", "missing")}


def answering(status, body=b"", **headers):
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                while self.wfile.write(body) and len(body) > 1 << 20:
                    pass
            except OSError:
                pass

        def log_message(self, *arguments):
            pass

    return Answer


@pytest.mark.parametrize("status", [204, 301, 403, 500, 503])
def test_a_server_that_gives_no_file_is_told_apart_from_a_forger(own, serve, status):
    office = own("published")
    address = serve(answering(status, Location="http://127.0.0.1:1/"))
    found, report = check(office, address, expect=2)
    assert {code for _, code in found} == {"refused"} and len(found) == len(PUBLICATION)
    assert all(str(status) in d["detail"] for d in report["differences"])


def test_an_answer_without_end_is_not_read_to_its_end(own, serve):
    office = own("published")
    address = serve(answering(200, b"x" * (2 << 20)))
    refuses(office, "publish", "--check", address, says=[address])


def test_a_server_that_is_not_there_is_no_difference(own):
    refuses(own("published"), "publish", "--check", "http://127.0.0.1:1", says=["127.0.0.1:1", "curl"])


def test_without_curl_it_is_said_that_it_is_missing(own):
    office = own("published")
    office.program.environment["PATH"] = "/nonexistent"
    refuses(office, "publish", "--check", "http://127.0.0.1:1", says=["curl", "Install"])


@pytest.mark.parametrize("target", ["http://a b", "http://a?x", "https://a/#x", "http://a\n"])
def test_what_is_no_address_is_refused(own, target):
    refuses(own("published"), "publish", "--check", target, says=["no address"])


@pytest.mark.parametrize("target", ["nowhere", "ftp://a", "-"])
def test_a_folder_that_is_not_there_is_named(own, target):
    refuses(own("published"), "publish", f"--check={target}", says=[target])


@pytest.mark.parametrize("option", [["--trust"], ["--out", "x"]])
def test_checking_goes_with_nothing_that_writes(own, option):
    office = own("published")
    office.run("publish", "--check", office.publication, *option, expect=64)
