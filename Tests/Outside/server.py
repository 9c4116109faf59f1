"""The endpoint, started on a free loopback port over a publication, and raw sockets to it."""

import os
import re
import resource
import signal
import socket
import subprocess
import time
from pathlib import Path

from program import REPOSITORY


def find_server():
    """The path in $JIEYE_SERVER, else the newest build of this checkout."""
    named = os.environ.get("JIEYE_SERVER")
    builds = [REPOSITORY / ".build" / kind / "jieye-server" for kind in ("release", "debug")]
    found = [path for path in ([Path(named)] if named else builds) if os.access(path, os.X_OK)]
    return max(found, key=lambda path: path.stat().st_mtime).resolve() if found else None


class Server:
    """A running `jieye-server`; `limits` are its options, such as `idle_time=1`."""

    def __init__(self, path, publication, root, log, environment={}, open_files=None, **limits):
        options = [
            f"--{name.replace('_', '-')}={value}" for name, value in limits.items()
        ]  # fmt: skip
        self.log = log
        with open(log, "wb") as stderr:
            self.process = subprocess.Popen(
                [path, "--publication", publication, f"--root={root}", "--port=0", *options],
                stderr=stderr, stdout=subprocess.DEVNULL, env={"PATH": os.environ["PATH"]} | environment,
                preexec_fn=open_files and (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, open_files)),
            )  # fmt: skip
        self.port = self._await_port()

    def _await_port(self):
        for _ in range(200):
            found = re.search(r"listening on 127\.0\.0\.1:(\d+)", self.log.read_text())
            if found:
                return int(found[1])
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def connect(self, source="127.0.0.1", timeout=5):
        return socket.create_connection(("127.0.0.1", self.port), timeout, (source, 0))

    def send(self, request, source="127.0.0.1", timeout=5):
        """Everything that comes back until the server closes; the request is bytes."""
        with self.connect(source, timeout) as connection:
            connection.sendall(request)
            return read_all(connection)

    def get(self, path, source="127.0.0.1"):
        return self.send(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(), source)

    def post(self, body, type="text/plain", source="127.0.0.1"):
        body = body.encode() if isinstance(body, str) else body
        head = (
            f"POST /api/verify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {type}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return self.send(head.encode() + body, source)

    def resident(self, line="VmRSS"):
        """Resident memory, in KiB; at its peak where the line is VmHWM."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{line}:\s+(\d+)", status)[1])

    def open_files(self):
        """Connections, and a few others."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def cpu(self):
        """CPU seconds so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self, timeout=30):
        """Asks the server to stop, and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout)
        finally:
            self.process.kill()
            self.process.wait()


def read_all(connection):
    """What comes until the other side closes, or breaks the connection off."""
    parts = []
    try:
        while part := connection.recv(1 << 16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def status(answer):
    """The status code of an answer; 0 where there is none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def body(answer):
    return answer.split(b"\r\n\r\n", 1)[1]
