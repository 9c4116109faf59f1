"""Two ways to make a folder unwritable for a run: by its permissions, and by its mount."""

import os
import subprocess

import pytest

# Root passes over permissions by two capabilities, and is as anybody else without them.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []

ALONE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
# A file system of 2 MB in the folder's place, with what the folder holds, and full.
FULL = """
cp -a "$0" "$0.kept" && mount -t tmpfs -o size=2m tmpfs "$0" && cp -a "$0.kept"/. "$0" || exit 99
cat /dev/zero > "$0/filler" 2>/dev/null
exec "$@"
"""


def without_permission(request, folder):
    """Takes the permission to write away until the test is over; a prefix under which it counts."""
    subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    # Without it nobody else could remove the folder either.
    request.addfinalizer(lambda: subprocess.run(["chmod", "-R", "u+w", folder], check=True))
    return AS_ANYBODY


def read_only(folder):
    """A prefix under which the folder is on a read-only mount."""
    return mounted(READ_ONLY, folder)


def full(folder):
    """A prefix under which the folder is on a disk that is full."""
    return mounted(FULL, folder)


def mounted(script, folder):
    if subprocess.run([*ALONE, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine lets nobody mount")
    return [*ALONE, "sh", "-c", script, folder]
