"""New passphrases for key files."""

import shutil

import pytest

from office import keep_passphrase
from refusals import refuses
from test_key_lives import issue_more, kids, rotate


@pytest.fixture
def office(own):
    office = own("published")
    keep_passphrase(office.folder / "new", "a new one")
    return office


def change(office, *arguments):
    return ["key", "passphrase", *arguments, "--new-passphrase-file", office.folder / "new"]


def use_new(office):
    shutil.copy(office.folder / "passphrase", office.folder / "old")
    shutil.copy(office.folder / "new", office.folder / "passphrase")


def test_all_keys_of_the_workspace_open_with_the_new_passphrase_and_not_with_the_old(office):
    kid = rotate(office)
    answer = office.run(*change(office))
    assert "now: 4 of" in answer.stderr
    refuses(office, "issue", office.roster, says=["wrong passphrase"])
    use_new(office)
    office.run("publish")
    office.verify(issue_more(office, 900))
    office.run("publish", "--trust", "--root-dir", office.folder / "root",
               "--root-passphrase-file", office.folder / "old")  # fmt: skip
    assert kid in kids(office)
    for path in (office.workspace / "keys").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600 and path.suffix == ".pem"


def test_the_same_change_again_finds_nothing_to_do(office):
    office.run(*change(office))
    before = {p: p.read_bytes() for p in (office.workspace / "keys").iterdir()}
    office.run(*change(office))
    assert before == {p: p.read_bytes() for p in (office.workspace / "keys").iterdir()}


def test_the_status_key_can_have_a_passphrase_of_its_own_for_a_timer(office):
    (kid,) = kids(office, "status")
    office.run(*change(office, kid))
    office.run("revoke", office.numbers()[0], "--reason", "x")
    refuses(office, "publish", says=["wrong passphrase", kid])
    office.run("publish", "--passphrase-file", office.folder / "new")
    issue_more(office, 900)


def test_the_secret_that_persons_are_known_by_has_a_passphrase_too(office):
    office.run(*change(office, "person"))
    refuses(office, "issue", office.roster, says=["wrong passphrase", "person.pem"])
    office.run(*change(office, kids(office)[0]))
    use_new(office)
    office.run("issue", office.roster)


def test_the_root_has_its_own(office):
    root = ["--root-dir", office.folder / "root"]
    office.run(*change(office, "--root", *root))
    refuses(office, "publish", "--trust", *root, says=["wrong passphrase"])
    office.run("publish", "--trust", *root, "--root-passphrase-file", office.folder / "new")
    refuses(office, *change(office, "--root"), says=["root.pem", "--root-dir"])


def test_where_one_file_opens_with_neither_nothing_is_changed(office):
    (kid,) = kids(office, "status")
    other = keep_passphrase(office.folder / "other", "yet another")
    office.run("key", "passphrase", kid, "--new-passphrase-file", other)
    refuses(office, *change(office), says=[kid, "neither", "one by one"])


@pytest.mark.parametrize("content", [b"", b"\n", b"x" * 1025])
def test_a_new_passphrase_must_be_one(office, content):
    (office.folder / "new").write_bytes(content)
    refuses(office, *change(office), says=["1 to 1,024"])


def test_without_a_terminal_the_new_passphrase_comes_from_a_file(office):
    refuses(office, "key", "passphrase", code=64, before=["setsid", "--wait"], says=["passphrase"])
