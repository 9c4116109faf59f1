"""Writes down what the program was asked and what it answered, for other implementations to be held to.

Where $JIEYE_RECORD names a file, each question of a test becomes a line of JSON in it. The answer is the
program's; the test that asked has compared it with what the design says, or fails."""

import json
import os

FILE = os.environ.get("JIEYE_RECORD")


def record(token, bundle, root, options, at, found):
    """`found` is the verdict in JSON, or None where the bundle is refused."""
    if FILE is None or options:
        return
    try:
        token = token.decode() if isinstance(token, bytes) else token
        bundle = bundle if isinstance(bundle, str) else json.dumps(bundle)
        bundle.encode() and token.encode()
    except UnicodeError:
        return
    test = os.environ["PYTEST_CURRENT_TEST"].removeprefix("Tests/Outside/").rpartition(" ")[0]
    line = {"test": test, "token": token, "bundle": bundle, "root": root.thumbprint, "at": at, "found": found}
    with open(FILE, "a") as file:
        file.write(json.dumps(line) + "\n")
