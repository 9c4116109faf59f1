"""The endpoint keeps to its own description: schemathesis asks it everything it can think of."""

import os
import subprocess
import sys
from pathlib import Path

LONG = os.environ.get("JIEYE_LONG") == "1"


def schemathesis(server, folder, *options):
    address = f"http://127.0.0.1:{server.port}"
    return subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "run", f"{address}/openapi.json",
            "--checks=all", "--continue-on-failure", "--warnings=off", "--seed=20211015",
            f"--max-examples={1000 if LONG else 50}", *options,
        ],
        cwd=folder, capture_output=True, text=True, timeout=1800 if LONG else 300,
    )  # fmt: skip


def test_schemathesis_finds_nothing_against_the_description(serve, tmp_path):
    server = serve(requests_per_second=100_000, burst=100_000)
    result = schemathesis(server, tmp_path)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    assert "No issues found" in result.stdout
