"""What the tests of keeping the registry share."""

import base64
import json
import sqlite3
import subprocess
from contextlib import closing, contextmanager

from roster_rows import csv_text, person


def fsck(office, expect=0):
    """What fsck says, which must end with this exit code."""
    return json.loads(office.run("fsck", "--format", "json", expect=expect).stdout)


def codes(office):
    """The codes of the faults that fsck finds."""
    return {fault["code"] for fault in fsck(office, expect=2)["faults"]}


def issue_more(office, people, name="more.csv", **changes):
    """Approves and issues a roster of these persons."""
    path = office.folder / name
    path.write_text(csv_text([person(n, **changes) for n in people]))
    office.run("roster", "approve", path, "--by", "me")
    return json.loads(office.run("issue", path, "--format", "json").stdout)


def tokens(office):
    """Every certificate's line, as it is exported."""
    office.run("export", "--tokens", "jsonl", "--out", office.folder / "all")
    return (office.folder / "all" / "tokens.jsonl").read_text().splitlines()


def backup(office, name="backup.sqlite"):
    """Makes a backup, and gives its path."""
    path = office.folder / name
    office.run("backup", path)
    return path


@contextmanager
def issuing_beside(office, people):
    """Another process that issues a roster of these persons; it must do so well."""
    path = office.folder / "beside.csv"
    path.write_text(csv_text([person(n) for n in people]))
    office.run("roster", "approve", path, "--by", "me")
    command = [office.program.path, "issue", path]
    with subprocess.Popen(
        command, env=office.program.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        yield process
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said


def serial(number):
    return int(number.split("-")[1])


def claims(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def edit(office, sql, *, table=None):
    """Changes the registry behind the office's back, past the triggers of a table."""
    with closing(sqlite3.connect(office.workspace / "registry.sqlite")) as database, database:
        found = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        )
        for (trigger,) in found.fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("PRAGMA foreign_keys = OFF")
        database.executescript(sql)
