"""Many callers share the endpoint: one that asks for too much is told so, and the others are answered."""

import json
import time

import pytest

from server import status

POST = b"POST /api/verify HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"


def test_an_honest_caller_beside_a_thousand_slow_ones_is_answered_within_200_ms(serve, published):
    server = serve(idle_time=60, request_time=60, connections_per_address=2_000)
    slow = []
    try:
        for number in range(1_000):
            connection = server.connect(source=f"127.0.1.{number % 250 + 1}")
            connection.sendall(POST + b"Content-Length: 1000\r\n\r\nhalf" if number % 2 else b"GET / HT")
            slow.append(connection)
        while server.open_files() < 1_000:
            time.sleep(0.05)
        token = published.token(published.numbers()[0])
        times = []
        for _ in range(20):
            begun = time.monotonic()
            assert b'"verdict":"valid"' in server.post(token)
            times.append(time.monotonic() - begun)
        assert max(times) < 0.2, times
    finally:
        for connection in slow:
            connection.close()


def test_one_address_has_so_many_connections_and_others_have_theirs(serve):
    server = serve(connections_per_address=5)
    held = [server.connect() for _ in range(5)]
    try:
        time.sleep(0.2)
        answer = server.get("/health")
        assert status(answer) == 429 and b"Too many connections from this address." in answer
        assert status(server.get("/health", source="127.0.0.2")) == 200
    finally:
        for connection in held:
            connection.close()
    time.sleep(0.2)
    assert status(server.get("/health")) == 200
    assert b"jieye_refused_connections_total 1\n" in server.get("/metrics")


def test_forty_phones_behind_one_address_keep_six_connections_each(serve):
    server = serve()
    held = []
    try:
        for _ in range(40 * 6):
            held.append(server.connect())
            held[-1].sendall(b"GET /ui/main.js HTTP/1.1\r\nHost: x\r\n\r\n")
            assert status(held[-1].recv(1 << 16)) == 200
    finally:
        for connection in held:
            connection.close()


def test_one_address_that_asks_too_often_gets_429_and_others_are_answered(serve):
    server = serve(burst=10, requests_per_second=1)
    codes = [status(server.get("/health")) for _ in range(15)]
    assert codes[:10] == [200] * 10 and 429 in codes[10:]
    assert b"Retry-After: 5" in server.get("/health")
    assert status(server.get("/health", source="127.0.0.2")) == 200


def test_many_tokens_in_one_request_count_as_many_requests(serve):
    server = serve(burst=10, requests_per_second=1)
    tokens = json.dumps({"tokens": ["x" * 4000] * 6})
    assert [status(server.post(tokens, "application/json")) for _ in range(3)] == [200, 429, 429]
    assert status(server.get("/health", source="127.0.0.2")) == 200


def test_many_short_tokens_count_as_many_requests_too(serve):
    server = serve(burst=100, requests_per_second=1)
    tokens = json.dumps({"tokens": ["~"] * 300})
    assert [status(server.post(tokens, "application/json")) for _ in range(2)] == [200, 429]
    assert status(server.post("~")) == 200


def test_what_a_body_counts_for_is_a_setting(serve):
    server = serve(burst=10, requests_per_second=1, tokens_per_request=1_000, bytes_per_request=1_000_000)
    tokens = json.dumps({"tokens": ["x" * 4000] * 100})
    assert [status(server.post(tokens, "application/json")) for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize("chunked", [False, True])
def test_bodies_that_never_end_keep_out_neither_others_nor_their_own_neighbours(serve, published, chunked):
    """Whoever holds unfinished bodies is charged for what came, and holds an eighth at most."""
    server = serve(request_time=60)
    size = 2 << 20
    field = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" if chunked else b"Content-Length: %d\r\n\r\n"
    head = POST + field % size
    held = []
    try:
        for _ in range(40):
            held.append(server.connect(source="127.0.0.5", timeout=1))
            try:
                held[-1].sendall(head + b"x" * (size - 1))
            except OSError:
                pass
        token = published.token(published.numbers()[0])
        many = json.dumps({"tokens": [token] * 200})
        assert b'"verdict":"valid"' in server.post(token, source="127.0.0.9")
        assert status(server.post(many, "application/json", source="127.0.0.9")) == 200
        assert server.resident("VmHWM") < 100 << 10
    finally:
        for connection in held:
            connection.close()


def test_a_single_token_is_answered_though_many_addresses_fill_what_may_be_held(serve, published):
    size = 1 << 20
    server = serve(
        request_time=60, body_bytes=size, buffered_bytes=2 * size, buffered_bytes_per_address=size
    )
    held = []
    try:
        for number in range(2):
            held.append(server.connect(source=f"127.0.3.{number + 1}"))
            held[-1].sendall(POST + b"Content-Length: %d\r\n\r\n" % size + b"x" * (size - 1))
        time.sleep(1)  # Until the last of it has been read.
        large = server.post("x" * (900 << 10), source="127.0.0.9")
        assert status(large) == 503
        token = published.token(published.numbers()[0])
        assert b'"verdict":"valid"' in server.post(token, source="127.0.0.9")
    finally:
        for connection in held:
            connection.close()


def test_a_body_that_counts_for_more_than_there_ever_is_is_read_all_the_same(serve):
    server = serve(burst=3, requests_per_second=1)
    tokens = json.dumps({"tokens": ["x" * 4000] * 50})
    assert [status(server.post(tokens, "application/json")) for _ in range(2)] == [200, 429]


def test_a_first_visit_of_many_phones_behind_one_address_is_answered(serve):
    server = serve()
    codes = [status(server.get("/ui/main.js")) for _ in range(900)]
    assert set(codes) == {200}


def test_behind_a_proxy_the_last_address_that_it_names_counts(serve):
    server = serve(burst=3, requests_per_second=1, proxy_field="X-Forwarded-For")

    def ask(names):
        head = f"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: {names}\r\n\r\n"
        return status(server.send(head.encode()))

    assert [ask(f"10.0.0.{n}, 192.0.2.1") for n in range(5)][3:] == [429, 429]
    assert ask("192.0.2.1, 192.0.2.2") == 200
    assert ask("2001:db8::1") == 200
    assert [ask(f"2001:db8::{n}") for n in range(2, 7)][-1] == 429
    assert ask("2001:db8:0:1::1") == 200


@pytest.mark.parametrize(
    "form", ["192.0.2.{}:5000", "192.0.2.{}", "\t192.0.2.{}\t", "[2001:db8:{}::1]", "[2001:db8:{}::1]:443"]
)
def test_a_proxy_may_name_an_address_with_its_port_and_in_brackets(serve, form):
    server = serve(burst=1, requests_per_second=1, proxy_field="X-Forwarded-For")

    def ask(name):
        head = f"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: {name}\r\n\r\n"
        return status(server.send(head.encode()))

    assert [ask(form.format(n)) for n in (1, 2, 3, 3)] == [200, 200, 200, 429]
