"""The endpoint on the open internet: what is slow, huge, doubled or broken off is ended, and nobody
else waits for it."""

import json
import re
import socket
import time

import pytest

from server import body, read_all, status
from waiting import soon

POST = b"POST /api/verify HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"

# Closing breaks the connection off.
RESET = b"\x01\x00\x00\x00\x00\x00\x00\x00"


def test_a_head_that_never_ends_gets_408_in_time(serve):
    server = serve(idle_time=1)
    with server.connect(timeout=0.1) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        begun = time.monotonic()
        answer = b""
        while time.monotonic() - begun < 5 and not answer:
            try:
                connection.sendall(b"X-Slow: 1\r\n")
                answer = connection.recv(1 << 16)
            except TimeoutError:
                pass
        assert status(answer) == 408
        assert time.monotonic() - begun < 3
    assert b'jieye_requests_total{method="-",route="other",status="408"} 1\n' in server.get("/metrics")


def test_requests_that_are_broken_off_are_counted_and_logged(serve, published):
    server = serve(burst=100_000)
    with server.connect() as connection:
        connection.sendall(POST + b"Content-Length: 1000\r\n\r\nhalf")
        time.sleep(0.2)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    soon(lambda: b"jieye_cut_requests_total 1\n" in server.get("/metrics"))
    many = json.dumps({"tokens": [published.private_token(published.numbers()[0])] * 1_000}).encode()
    head = POST.replace(b"text/plain", b"application/json") + b"Content-Length: %d\r\n\r\n" % len(many)
    # One of these is broken off while it is judged, however fast that goes.
    for pause in range(20):
        with server.connect() as connection:
            connection.sendall(head + many)
            time.sleep(pause / 100)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    soon(lambda: "route=/api/verify [Service] request cut" in server.log.read_text())


def test_a_connection_that_says_nothing_is_closed_in_time(serve):
    server = serve(idle_time=1)
    with server.connect(timeout=10) as connection:
        begun = time.monotonic()
        assert read_all(connection) == b""
        assert 0.5 < time.monotonic() - begun < 3


def test_a_slow_body_gets_408_in_time(serve):
    server = serve(request_time=1)
    with server.connect(timeout=10) as connection:
        connection.sendall(POST + b"Content-Length: 100000\r\n\r\nx")
        begun = time.monotonic()
        connection.settimeout(0.2)
        answer = b""
        while time.monotonic() - begun < 5 and not answer:
            try:
                connection.sendall(b"x")
                answer = connection.recv(1 << 16)
            except TimeoutError:
                pass
        assert status(answer) == 408
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize("head", [b"Content-Length: 999999999\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"])
def test_a_huge_body_gets_413_and_is_not_drained(serve, head):
    server = serve(body_bytes=100_000)
    with server.connect(timeout=5) as connection:
        connection.sendall(POST + head)
        sent = 0
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n" if b"chunked" in head else b"x" * 0x10000
        begun = time.monotonic()
        try:
            while time.monotonic() - begun < 3:
                sent += connection.send(chunk)
        except (OSError, TimeoutError):
            pass
        # What the systems on both sides hold, and no more.
        assert sent < 16 << 20
    answer = server.send(POST + b"Content-Length: 100001\r\n\r\n")
    assert status(answer) == 413 and b"application/problem+json" in answer


@pytest.mark.parametrize("count", [101, 100_000])
def test_too_many_header_fields_get_431(serve, count):
    server = serve()
    fields = b"".join(b"X-%d: 1\r\n" % n for n in range(count))
    with server.connect() as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n" + fields + b"\r\n")
        except OSError:
            pass
        assert status(read_all(connection)) == 431


def test_a_header_field_that_is_too_long_gets_431(serve):
    server = serve()
    with server.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 40_000 + b"\r\n\r\n")
        assert status(read_all(connection)) == 431


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost:\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        POST + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        POST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + b"Content-Length: -1\r\n\r\n",
        POST + b"Content-Length: 1x\r\n\r\nx",
        POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        POST + b"Transfer-Encoding: gzip\r\n\r\n",
        POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n folded: 1\r\n\r\n",
    ],
)
def test_what_is_no_well_formed_request_is_refused_and_closed(serve, request_):
    server = serve(idle_time=2)
    begun = time.monotonic()
    assert status(server.send(request_, timeout=5)) in (400, 501, 505)
    assert time.monotonic() - begun < 2


def test_another_version_or_a_long_address_is_told_so(serve):
    server = serve()
    assert status(server.send(b"GET / HTTP/2.0\r\nHost: x\r\n\r\n")) == 505
    assert status(server.get("/" + "a" * 2_048)) == 414


def test_requests_sent_ahead_are_answered_one_by_one_in_their_order(serve):
    server = serve()
    one = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    other = POST + b"Content-Length: 1\r\n\r\nx"
    last = b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = server.send((one + other) * 50 + last, timeout=20)
    codes = [int(code) for code in re.findall(rb"HTTP/1\.1 (\d+)", answer)]
    assert codes == [200, 200] * 50 + [404]


def test_a_caller_that_goes_away_early_does_no_harm(serve):
    server = serve()
    for _ in range(50):
        with server.connect() as connection:
            connection.sendall(POST + b"Content-Length: 1000\r\n\r\nhalf")
        with server.connect() as connection:
            connection.sendall(b"GET /offline.json HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    assert status(server.get("/health")) == 200


def test_a_caller_that_reads_nothing_is_cut_off(serve):
    server = serve(answer_time=1, idle_time=2)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", server.port))
    try:
        while True:
            connection.sendall(b"GET /offline.json HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
    except OSError as error:
        assert not isinstance(error, TimeoutError)
    finally:
        connection.close()


def test_expect_100_continue_is_answered_before_the_body(serve):
    server = serve()
    with server.connect() as connection:
        connection.sendall(POST + b"Connection: close\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"x")
        assert status(read_all(connection)) == 200


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /api/verify HTTP/1.0\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
        b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n",
        POST + b"Connection: close\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["HTTP/1.0", "no body", "an empty body"],
)
def test_where_no_body_is_to_come_nobody_is_told_to_go_on(serve, request_):
    assert status(serve().send(request_)) == 200


@pytest.mark.parametrize("fault", [b"", b"Host: x\r\nHost: y\r\n"], ids=["no host", "two hosts"])
def test_a_refusal_of_head_has_no_body(serve, fault):
    answer = serve().send(b"HEAD / HTTP/1.1\r\n" + fault + b"\r\n")
    assert status(answer) == 400 and b"Content-Length: " in answer
    assert body(answer) == b""


def test_http_1_0_is_answered_and_closed(serve):
    server = serve()
    assert status(server.send(b"GET /health HTTP/1.0\r\n\r\n")) == 200


def test_sigterm_finishes_what_is_in_flight_and_waits_for_nobody_else(serve):
    server = serve(request_time=3, idle_time=30)
    with server.connect() as idle, server.connect() as busy:
        busy.sendall(POST + b"Content-Length: 2\r\n\r\nx")
        time.sleep(0.2)
        begun = time.monotonic()
        server.process.terminate()
        time.sleep(0.3)
        busy.sendall(b"x")
        assert status(busy.recv(1 << 16)) == 200
        assert read_all(idle) == b""
    assert server.stop() == 0
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "stuck",
    [
        POST + b"Content-Length: 5\r\n\r\nx",
        b"GET / HT",
        b"GET /page/inflate.js HTTP/1.1\r\nHost: x\r\n\r\n" * 1_000,
    ],
    ids=["a body that does not come", "a head that does not come", "answers that nobody takes"],
)
def test_sigterm_has_a_bound_whatever_is_in_flight(serve, stuck):
    server = serve(shutdown_time=2, idle_time=3_600, request_time=3_600, answer_time=3_600)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.settimeout(0.5)
    connection.connect(("127.0.0.1", server.port))
    with connection:
        try:
            connection.sendall(stuck)
        except TimeoutError:
            pass
        time.sleep(0.3)
        begun = time.monotonic()
        server.process.terminate()
        server.process.wait(20)
        assert time.monotonic() - begun < 6


def test_no_log_says_what_was_asked_or_who_asked(serve, published):
    server = serve()
    token = published.token(published.numbers()[0])
    server.post(token)
    server.get("/?token=" + token[:200])
    server.get("/secret-path")
    server.send(b"GET / HTTP/1.1\r\nHost: secret-host\r\nHost: b\r\n\r\n")
    server.stop()
    log = server.log.read_text()
    assert "status=200" in log and "status=404" in log and "status=400" in log
    for secret in [token[:40], "secret", "127.0.0.1 ", "张"]:
        assert secret not in log.split("listening on", 1)[1]


def test_an_answer_says_nothing_of_what_was_asked(serve):
    server = serve()
    answer = server.get("/secret-path?secret-query")
    assert status(answer) == 404 and b"secret" not in answer
    assert b"secret" not in body(server.post("secret", type="secret/secret"))
