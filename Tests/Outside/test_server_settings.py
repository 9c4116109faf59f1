"""Settings that cannot hold are refused at the start and named; the system's own bounds are known."""

import os
import subprocess
import time

import pytest

from server import find_server, status

ROOT = "A" * 43


def refusal(*options, **environment):
    done = subprocess.run(
        [find_server(), f"--root={ROOT}", *options], capture_output=True, text=True, timeout=10,
        env={"PATH": os.environ["PATH"]} | environment,
    )  # fmt: skip
    assert done.returncode == 64, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "option",
    ["--refresh-time", "--shutdown-time", "--idle-time", "--request-time", "--answer-time", "--burst", "--body-bytes",
     "--header-count", "--connections", "--port", "--tokens-per-request", "--small-body-bytes"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["-1", "9223372036854775807"])
def test_a_number_out_of_bounds_is_refused_by_the_name_of_its_option(option, value):
    said = refusal(f"{option}={value}")
    assert f"{option} takes a whole number from " in said and f"not {value}" in said


@pytest.mark.parametrize("value", ["x", "1.5", "-3"])
def test_a_wrong_variable_is_refused_by_its_name_and_value(value):
    for name in ["JIEYE_IDLE_TIME", "JIEYE_PORT", "JIEYE_REFRESH_TIME"]:
        said = refusal(**{name: value})
        assert f"{name} takes a whole number from " in said and f"not {value}" in said


def test_other_settings_that_cannot_hold_are_refused():
    assert "--buffered-bytes takes at least" in refusal("--buffered-bytes=1000")
    assert "--buffered-bytes-per-address takes at least" in refusal("--buffered-bytes-per-address=1000")
    for name in ["X Forwarded", "X-Forwarded-For:", "名"]:
        assert "--proxy-field takes the name of a header field" in refusal(f"--proxy-field={name}")
    assert "JIEYE_NO_ACCESS_LOG takes 1 or 0, not yes" in refusal(JIEYE_NO_ACCESS_LOG="yes")


@pytest.mark.parametrize("value, logged", [("1", False), ("0", True), ("true", False), ("", True)])
def test_the_access_log_is_a_setting_of_the_environment_too(serve, value, logged):
    server = serve(environment={"JIEYE_NO_ACCESS_LOG": value})
    server.get("/health")
    server.stop()
    assert ("route=/health" in server.log.read_text()) == logged


def test_the_soft_limit_of_open_files_is_raised(serve):
    server = serve(open_files=(100, 8_192))
    held = [server.connect(source=f"127.0.4.{n % 50 + 1}") for n in range(300)]
    try:
        assert status(server.get("/health")) == 200
        assert "fewer connections" not in server.log.read_text()
    finally:
        for connection in held:
            connection.close()


def test_with_few_open_files_it_serves_fewer_connections_and_burns_no_processor(serve, own):
    office = own("published")
    server = serve(office.publication, office.root, open_files=(200, 200))
    assert "fewer connections than asked for" in server.log.read_text()
    held = [server.connect(source=f"127.0.4.{n % 50 + 1}") for n in range(300)]
    try:
        time.sleep(0.5)
        before = server.cpu()
        office.run("revoke", office.numbers()[0], "--reason", "a test")
        office.run("publish")
        time.sleep(3)
        assert server.cpu() - before < 1
        assert server.log.read_text().count("publication taken over") == 2
    finally:
        for connection in held:
            connection.close()
    time.sleep(0.5)
    assert status(server.get("/health")) == 200
