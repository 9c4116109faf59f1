"""Waiting for what another process does, on a machine that may be busy."""

import time

SECONDS = 20


def soon(look):
    """What `look` gives as soon as it gives something."""
    end = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < end, look
        time.sleep(0.05)
    return found
