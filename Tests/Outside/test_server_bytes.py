"""However little they say, raw bytes have a bound too: nothing is drained without end or kept without
bound, and nothing that is sent behind a request keeps back its answer."""

import subprocess
import time

import pytest

from server import read_all, status

GET = b"GET /health HTTP/1.1\r\nHost: x\r\n"
POST = b"POST /api/verify HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
UPGRADE = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"

FLOODS = {
    "behind an upgrade": (GET + UPGRADE + b"\r\n", b"a", 200),
    "behind an upgrade with a body": (POST + UPGRADE + b"Content-Length: 1\r\n\r\nx", b"a", 200),
    "behind CONNECT": (b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", b"a", 404),
    "blanks of a header field": (GET + b"X:", b" ", 431),
    "a header field's name": (GET + b"X", b"a", 431),
    "an address": (b"GET /", b"a", 431),
    "a method": (b"", b"G", 400),
    "zeros of a length": (POST + b"Content-Length: ", b"0", 431),
    "empty lines": (b"", b"\r\n", 431),
    "blanks of a trailer field": (CHUNKED + b"0\r\nX:", b" ", 413),
    "a chunk's extension": (CHUNKED + b"1;", b"a", 413),
    "chunks' extensions": (CHUNKED, b"1;" + b"a" * 1_000 + b"\r\nx\r\n", 413),
    "zeros of a chunk's size": (CHUNKED, b"0", 413),
    "chunks of one byte": (CHUNKED, b"1\r\nx\r\n", 413),
    "chunks": (CHUNKED, b"10000\r\n" + b"x" * 0x10000 + b"\r\n", 413),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_answered_and_ended_and_takes_no_memory(serve, flood):
    first, more, expected = FLOODS[flood]
    server = serve(body_bytes=256 << 10)
    before = server.resident("VmHWM")
    more *= max(1, (1 << 16) // len(more))
    with server.connect(timeout=2) as connection:
        sent, begun = 0, time.monotonic()
        try:
            connection.sendall(first)
            while sent < 1 << 30 and time.monotonic() - begun < 8:
                sent += connection.send(more)
        except (OSError, TimeoutError):
            pass
        # What the systems on both sides hold, and no more.
        assert sent < 32 << 20
        assert status(read_all(connection)) == expected
    assert server.resident("VmHWM") - before < 32 << 10
    assert status(server.get("/health")) == 200


def test_a_field_with_fifty_mebibytes_of_blanks_is_no_field(serve):
    server = serve()
    with server.connect() as connection:
        try:
            connection.sendall(GET + b"X:" + b" " * (50 << 20) + b"a\r\nConnection: close\r\n\r\n")
        except OSError:
            pass
        assert status(read_all(connection)) == 431


def test_requests_ahead_of_a_closed_side_are_answered_up_to_a_bound(serve):
    server = serve(burst=1_000_000, requests_per_second=1_000_000)
    for count, answered in [(1_000, True), (50_000, False)]:
        with server.connect(timeout=20) as connection:
            try:
                connection.sendall(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n" * count)
                connection.shutdown(1)
            except OSError:
                pass
            codes = read_all(connection).count(b"HTTP/1.1 404 ")
            assert (codes == count) == answered, codes
    assert server.resident("VmHWM") < 100 << 10


def test_a_hundred_thousand_requests_sent_ahead_take_no_memory(serve):
    server = serve(burst=1_000_000, requests_per_second=1_000_000)
    before = server.resident("VmHWM")
    with server.connect(timeout=1) as connection:
        try:
            for _ in range(1_000):
                connection.sendall(b"GET /offline.json HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
        except (OSError, TimeoutError):
            pass
        assert server.resident("VmHWM") - before < 32 << 10


@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_a_token_in_small_chunks_is_read(serve, published, size):
    token = published.token(published.numbers()[0]).encode()
    parts = [token[at : at + size] for at in range(0, len(token), size)]
    chunks = b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts)
    request = POST + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    assert b'"verdict":"valid"' in serve().send(request + b"0\r\nX-Trailer: 1\r\n\r\n")


@pytest.mark.parametrize(
    "behind", [b"\r\n", b"\n", b"y", b"GARBAGE\r\n\r\n", b"\x00" * 100_000],
    ids=["an empty line", "LF", "a letter", "a line", "much"],
)  # fmt: skip
@pytest.mark.parametrize("close", [b"Connection: close\r\n", b""], ids=["close", "keep alive"])
def test_what_follows_a_request_does_not_keep_back_its_answer(serve, behind, close):
    server = serve(idle_time=1)
    with server.connect() as connection:
        connection.sendall(POST + close + b"Content-Length: 1\r\n\r\nx" + behind)
        assert status(read_all(connection)) == 200


@pytest.mark.parametrize(
    "offer",
    [UPGRADE, b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAA\r\n"],
    ids=["websocket", "h2c"],
)  # fmt: skip
def test_an_offer_to_upgrade_is_passed_over_and_ends_the_connection(serve, offer):
    server = serve()
    begun = time.monotonic()
    answer = server.send(GET + offer + b"\r\n")
    assert status(answer) == 200 and b"connection: close\r\n" in answer
    assert time.monotonic() - begun < 2


def test_curl_that_offers_http_2_gets_both_answers(serve):
    address = f"http://127.0.0.1:{serve().port}/health"
    asked = subprocess.run(
        ["curl", "-sS", "--http2", "-m", "5", "-w", "%{http_code} ", "-o", "/dev/null", "-o", "/dev/null",
         address, address],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (asked.returncode, asked.stdout) == (0, "200 200 ")
