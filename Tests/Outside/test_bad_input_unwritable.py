"""Folders that cannot be written: because their permissions say so, and because the mount does."""

import os
import subprocess

import pytest

from office import ISSUER
from refusals import refuses

# What is run at which stage, and the folder that cannot be written then.
VERBS = {
    "init": ("begun", "", lambda o: ["init", o.folder / "new", "--issuer", ISSUER, "--programme",
                                     o.workspace / "programme.json"]),
    "approve": ("begun", "office", lambda o: ["roster", "approve", o.roster, "--by", "me"]),
    "issue": ("approved", "office", lambda o: ["issue", o.roster]),
    "export": ("issued", "office", lambda o: ["export"]),
    "export to jsonl": ("issued", "office", lambda o: ["export", "--tokens", "jsonl"]),
    "export elsewhere": ("issued", "root", lambda o: ["export", "--out", o.folder / "root" / "out"]),
    "publish": ("issued", "office", lambda o: ["publish"]),
    "publish elsewhere": ("issued", "root", lambda o: ["publish", "--out", o.folder / "root" / "out"]),
    "revoke": ("published", "office", lambda o: ["revoke", o.numbers()[0], "--reason", "x"]),
}  # fmt: skip

# Root passes over permissions by two capabilities, and is as anybody else without them.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []

ALONE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_without_permission_to_write_is_named_and_nothing_is_changed(own, request, verb):
    stage, inside, command = VERBS[verb]
    office = own(stage)
    folder = office.folder / inside
    subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    # Without the permission nobody else can remove it either.
    request.addfinalizer(lambda: subprocess.run(["chmod", "-R", "u+w", folder], check=True))
    refuses(office, *command(office), says=[folder, "permission"], before=AS_ANYBODY)


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_on_a_read_only_mount_is_named_and_nothing_is_changed(own, verb):
    if subprocess.run([*ALONE, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine lets nobody mount")
    stage, inside, command = VERBS[verb]
    office = own(stage)
    folder = office.folder / inside
    before = [*ALONE, "sh", "-c", READ_ONLY, folder]
    refuses(office, *command(office), says=[folder], before=before)
