"""Folders that cannot be written: because their permissions say so, and because the mount does."""

import pytest

from office import ISSUER
from refusals import refuses
from unwritable import read_only, without_permission

# What is run at which stage, and the folder that cannot be written then.
VERBS = {
    "init": ("begun", "", lambda o: ["init", o.folder / "new", "--issuer", ISSUER, "--programme",
                                     o.workspace / "programme.json"]),
    "approve": ("begun", "office", lambda o: ["roster", "approve", o.roster, "--by", "me"]),
    "issue": ("approved", "office", lambda o: ["issue", o.roster]),
    "export": ("issued", "office", lambda o: ["export"]),
    "export to jsonl": ("issued", "office", lambda o: ["export", "--tokens", "jsonl"]),
    "export elsewhere": ("issued", "root", lambda o: ["export", "--out", o.folder / "root" / "out"]),
    "export and print": ("issued", "office", lambda o: ["export", "--pdf"]),
    "print file": ("issued", "root", lambda o: ["export", "--print-file", o.folder / "root" / "a.pdf"]),
    "preview": ("issued", "root", lambda o: ["export", "--preview", "LJ2021-000001-W", "--out",
                                             o.folder / "root" / "a"]),
    "publish": ("issued", "office", lambda o: ["publish"]),
    "publish elsewhere": ("issued", "root", lambda o: ["publish", "--out", o.folder / "root" / "out"]),
    "revoke": ("published", "office", lambda o: ["revoke", o.numbers()[0], "--reason", "x"]),
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_without_permission_to_write_is_named_and_nothing_is_changed(own, request, verb):
    stage, inside, command = VERBS[verb]
    office = own(stage)
    folder = office.folder / inside
    arguments = command(office)
    before = without_permission(request, folder)
    refuses(office, *arguments, says=[folder, "permission"], before=before)


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_on_a_read_only_mount_is_named_and_nothing_is_changed(own, verb):
    stage, inside, command = VERBS[verb]
    office = own(stage)
    folder = office.folder / inside
    refuses(office, *command(office), says=[folder], before=read_only(folder))
