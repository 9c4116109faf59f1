"""A new root: those who pinned the old one follow it, and nobody follows the old one back."""

import json

import pytest

from encoding import parts
from office import keep_passphrase
from refusals import refuses
from test_key_lives import events, first


def rotate_root(office, old, new, *options, **more):
    """Gives the new root's thumbprint."""
    return office.run(
        "key", "rotate", "--root", "--root-dir", office.folder / old, "--new-root-dir",
        office.folder / new, *options, **more,
    ).stdout.strip()  # fmt: skip


@pytest.fixture(scope="session")
def handed_over(published, tmp_path_factory):
    """A published office whose root handed over to the one in `root-1`. Do not change it."""
    office = published.copy(tmp_path_factory.mktemp("handed_over") / "o")
    rotate_root(office, "root", "root-1")
    office.run("publish")
    return office


def test_whoever_pinned_the_old_root_verifies_on_and_so_does_who_pins_the_new_one(own):
    office = own("published")
    office.program.environment["XDG_CONFIG_HOME"] = str(office.folder / "config")
    office.run("trust", "add", office.publication, "--root", office.root)
    new = rotate_root(office, "root", "root-1")
    assert new != office.root
    office.run("verify", first(office))
    office.run("publish")
    office.run("verify", first(office), "--trust", office.publication)
    office.verify(first(office))
    office.root = new
    office.verify(first(office))
    assert new in office.run("key", "list").stdout


def test_a_handover_says_no_more_than_its_claims(handed_over):
    (token,) = json.loads((handed_over.publication / "offline.json").read_text())["handovers"]
    header, claims = parts(token)
    assert header["typ"] == "root-handover+jwt" and set(claims) == {"iat", "next"}
    (path,) = (handed_over.workspace / "trust" / "handovers").iterdir()
    assert path.read_text() == token and path.stem == handed_over.root
    assert events(handed_over) == [("root_handed_over", handed_over.root)]


@pytest.mark.parametrize("verb", [["publish", "--trust"], ["key", "rotate"]])
def test_the_old_root_signs_no_more_and_the_new_one_does(own, verb):
    office = own("handed_over")
    refuses(office, *verb, "--root-dir", office.folder / "root", says=["handed over", "--root-dir"])
    office.run(*verb, "--root-dir", office.folder / "root-1")
    office.run("publish")
    office.verify(first(office))


def test_the_new_root_has_the_passphrase_that_it_was_given(own):
    office = own("published")
    keep_passphrase(office.folder / "own", "of the root alone")
    rotate_root(office, "root", "root-1", "--new-root-passphrase-file", office.folder / "own")
    trust = ["publish", "--trust", "--root-dir", office.folder / "root-1"]
    refuses(office, *trust, says=["wrong passphrase"])
    office.run(*trust, "--root-passphrase-file", office.folder / "own")


def test_a_root_can_have_another_algorithm(own):
    office = own("published")
    rotate_root(office, "root", "root-1", "--algorithm", "Ed25519")
    office.run("publish")
    office.verify(first(office))


def test_eight_handovers_are_made_and_a_ninth_is_refused(own):
    office = own("published")
    for number in range(8):
        rotate_root(office, f"root-{number}" if number else "root", f"root-{number + 1}")
    office.run("publish")
    office.verify(first(office))
    refuses(office, "key", "rotate", "--root", "--root-dir", office.folder / "root-8",
            "--new-root-dir", office.folder / "root-9", says=["8 times"])  # fmt: skip


def test_another_root_is_not_overwritten_nor_taken_for_the_new_one(own, jieye):
    office = own("published")
    stranger = office.folder / "stranger"
    jieye.run("init", office.folder / "other", "--issuer", "https://a.example", "--root-dir",
              stranger, "--programme", office.workspace / "programme.json",
              "--passphrase-file", office.folder / "passphrase")  # fmt: skip
    for folder in (stranger, office.folder / "root"):
        refuses(office, "key", "rotate", "--root", "--root-dir", office.folder / "root",
                "--new-root-dir", folder, says=[folder / "root.pem", "already"])  # fmt: skip


def test_a_restored_office_follows_the_root_that_was_published_after_its_backup(own):
    """Everything but the publication and the roots was lost, and comes from before the handover."""
    office = own("published")
    office.run("backup", office.folder / "backup.sqlite")
    lost = office.copy(office.folder.with_name("lost"))
    new = rotate_root(lost, "root", "root-1")
    lost.run("publish")
    office.run("restore", office.folder / "backup.sqlite", "--publication", lost.publication)
    assert new in office.run("key", "list").stdout
    office.run("publish", "--trust", "--root-dir", lost.folder / "root-1")
    office.verify(first(office))


def test_handing_over_again_to_the_same_root_changes_nothing_more(own):
    office = own("handed_over")
    before = (office.workspace / "trust" / "trust-list.jwt").read_text()
    rotate_root(office, "root", "root-1")
    assert (office.workspace / "trust" / "trust-list.jwt").read_text() == before
    assert len(events(office)) == 1
