"""What a user pins with `trust add`: one file, which no older bundle replaces."""

import json
import os

import pytest

from factory import AT, DAY, World
from keys import JoseKey
from program import Program


@pytest.fixture
def user(jieye, tmp_path):
    """A user who has pinned nothing yet."""
    return Program(jieye.path, tmp_path)


@pytest.fixture
def pin(user, tmp_path):
    """Offers a bundle to `trust add`."""

    def offer(world, bundle, expect=0):
        path = tmp_path / "offline.json"
        path.write_text(json.dumps(bundle))
        return user.run("trust", "add", path, "--root", world.root.thumbprint, expect=expect)

    return offer


def pinned_file(tmp_path):
    return tmp_path / "config" / "jieye" / "trust.json"


def verify(user, token, *options, expect):
    return user.run("verify", "-", "--at", AT, *options, stdin=token, expect=expect)


def test_nothing_is_verified_where_no_root_is_pinned(user, world):
    answer = verify(user, world.token(), expect=64)
    assert answer.stdout == "" and "jieye trust add" in answer.stderr


@pytest.mark.parametrize("option", ["--trust", "--root"])
def test_a_bundle_and_a_root_go_together(user, world, tmp_path, option):
    verify(user, world.token(), option, tmp_path, expect=64)


def test_a_pinned_root_is_enough_to_verify(user, pin, world):
    pin(world, world.bundle())
    verify(user, world.token(), expect=0)


def test_a_pinned_file_can_be_read_by_its_owner_only(pin, world, tmp_path):
    pin(world, world.bundle())
    assert pinned_file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in pinned_file(tmp_path).parent.glob("*.new*")] == []


def test_a_thumbprint_may_begin_with_a_hyphen(user, pin):
    """One root out of 64 has such a one."""
    root = next(key for key in iter(JoseKey, None) if key.thumbprint.startswith("-"))
    world = World(root=root)
    pin(world, world.bundle())
    verify(user, world.token(), expect=0)


def test_two_roots_can_be_pinned_and_each_vouches_for_its_own(user, pin, world):
    other = World()
    foreign = "https://cert.example.net"
    pin(world, world.bundle())
    pin(other, other.bundle(other.trust_list([other.issuer(
        iss=foreign, vct=[f"{foreign}/vct/completion"])]),
        [other.status_list(iss=foreign, sub=f"{foreign}/status/1")]))  # fmt: skip
    verify(user, world.token(), expect=0)
    status = {"status_list": {"idx": 7, "uri": f"{foreign}/status/1"}}
    token = other.token(iss=foreign, vct=f"{foreign}/vct/completion", status=status)
    verify(user, token, expect=0)
    verify(user, other.token(), expect=3)


OLDER = {
    "an older trust list": lambda w: w.bundle(w.trust_list(version=AT - 51 * DAY)),
    "an older status list": lambda w: w.bundle(status_lists=[w.status_list({8: 0}, iat=AT - 3 * DAY)]),
    "both": lambda w: w.bundle(w.trust_list(version=1), [w.status_list(iat=AT - 3 * DAY)]),
}  # fmt: skip


@pytest.mark.parametrize("case", OLDER)
def test_an_older_bundle_does_not_replace_a_pinned_one(pin, world, tmp_path, case):
    """44"""
    pin(world, world.bundle())
    before = pinned_file(tmp_path).read_bytes()
    answer = pin(world, OLDER[case](world), expect=1)
    assert "older" in answer.stderr and str(tmp_path / "offline.json") in answer.stderr
    assert pinned_file(tmp_path).read_bytes() == before


def test_a_newer_bundle_and_the_same_one_replace_a_pinned_one(user, pin, world):
    pin(world, world.bundle())
    pin(world, world.bundle())
    token = world.token(status={"status_list": {"idx": 6, "uri": "https://cert.example.org/status/1"}})
    verify(user, token, expect=0)
    pin(world, world.bundle(world.trust_list(version=AT), [world.status_list({6: 1}, iat=AT - 60)]))
    verify(user, token, expect=2)


def test_a_bundle_without_the_status_list_that_is_pinned_does_not_forget_a_revocation(
    user, pin, world
):
    """A bundle can be made without its status lists by whoever hands it over."""
    pin(world, world.bundle())
    pin(world, world.bundle(status_lists=[]), expect=None)
    token = world.token(status={"status_list": {"idx": 8, "uri": "https://cert.example.org/status/1"}})
    answer = verify(user, token, expect=None)
    assert answer.code in (2, 3), answer


def test_a_bundle_of_another_root_is_not_pinned(pin, world, tmp_path):
    answer = pin(world, World().bundle(), expect=1)
    assert "compare the thumbprint" in answer.stderr
    assert not pinned_file(tmp_path).exists()


@pytest.mark.parametrize("content", [b"", b"{}", b'{"pins":7}', b"\xff\xfe", b'{"pins":[{}]}'])
def test_a_damaged_pin_file_is_named(user, world, tmp_path, content):
    pinned_file(tmp_path).parent.mkdir(parents=True)
    pinned_file(tmp_path).write_bytes(content)
    answer = verify(user, world.token(), expect=1)
    assert str(pinned_file(tmp_path)) in answer.stderr
    assert "trust add" in answer.stderr and "backup" not in answer.stderr


@pytest.mark.parametrize("member, value, says", [
    ("root", "short", "pins.0.root"),
    ("root", None, "pins.0.root"),
    ("bundle", None, "pins.0.bundle"),
    ("bundle", "{}", "cannot be used"),
])  # fmt: skip
def test_a_pin_that_is_damaged_is_no_wrong_usage(user, pin, world, tmp_path, member, value, says):
    pin(world, world.bundle())
    pins = json.loads(pinned_file(tmp_path).read_text())
    pins["pins"][0][member] = value
    pinned_file(tmp_path).write_text(json.dumps(pins))
    answer = verify(user, world.token(), expect=1)
    assert str(pinned_file(tmp_path)) in answer.stderr and says in answer.stderr, answer
    assert "trust add" in answer.stderr and "issuer" not in answer.stderr, answer


def test_a_pinned_bundle_that_its_root_did_not_sign_is_a_damage_of_the_pins(user, pin, world, tmp_path):
    pin(world, world.bundle())
    pins = json.loads(pinned_file(tmp_path).read_text())
    pins["pins"][0]["root"] = World().root.thumbprint
    pinned_file(tmp_path).write_text(json.dumps(pins))
    answer = verify(user, world.token(), expect=1)
    assert "cannot be used" in answer.stderr and "trust add" in answer.stderr, answer


def test_verifying_leaves_the_pinned_file_alone_with_a_bundle_of_its_own(
    user, pin, world, tmp_path
):
    pin(world, world.bundle())
    os.chmod(pinned_file(tmp_path), 0o600)
    before = pinned_file(tmp_path).read_bytes(), pinned_file(tmp_path).stat().st_mtime_ns
    (tmp_path / "old.json").write_text(json.dumps(world.bundle(world.trust_list(version=1))))
    verify(user, world.token(), "--trust", tmp_path / "old.json", "--root",
           world.root.thumbprint, expect=0)  # fmt: skip
    assert (pinned_file(tmp_path).read_bytes(), pinned_file(tmp_path).stat().st_mtime_ns) == before


def test_what_is_pinned_is_shown(user, pin, world):
    pin(world, world.bundle())
    assert world.root.thumbprint in user.run("trust", "show").stdout
    shown = json.loads(user.run("trust", "show", "--format", "json").stdout)
    assert shown["root"] == world.root.thumbprint and shown["version"] == AT - 50 * DAY
