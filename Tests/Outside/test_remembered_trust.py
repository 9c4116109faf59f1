"""What `verify --trust BUNDLE` remembers under a pinned root: an older bundle than one accepted
before is refused, and a newer one is kept."""

import json
import time

import pytest

from factory import DAY, LIST, World
from keys import JoseKey
from program import Program

NOW = int(time.time())


@pytest.fixture
def user(jieye, tmp_path):
    """A user who has pinned nothing yet."""
    return Program(jieye.path, tmp_path)


class Present(World):
    """An issuer of these days, whose lists are valid by the machine's clock."""

    def keys(self):
        return [
            self.listed(self.key, active_from=0),
            self.listed(self.status_key, "status", active_from=0),
        ]

    def trust_list(self, issuers=None, version=NOW - DAY, **changes):
        issuers = issuers or [self.issuer(keys=self.keys())]
        times = {"iat": NOW - DAY, "exp": NOW + 300 * DAY, "version": version}
        return super().trust_list(issuers, **times | changes)

    def status_list(self, statuses=None, age=3600, **changes):
        times = {"iat": NOW - age, "exp": NOW - age + 7 * DAY}
        return super().status_list(statuses, **times | changes)

    def token(self, **changes):
        return super().token(**{"iat": NOW - 60} | changes)


@pytest.fixture(scope="session")
def world():
    return Present()


@pytest.fixture
def write(tmp_path):
    """Writes a bundle into a file."""

    def write(bundle, name="offline.json"):
        path = tmp_path / name
        path.write_text(json.dumps(bundle))
        return path

    return write


@pytest.fixture
def pinned(user, world, write):
    """The user has pinned the world's bundle."""
    user.run("trust", "add", write(world.bundle()), "--root", world.root.thumbprint)
    return user


def memory(tmp_path):
    return tmp_path / "config" / "jieye" / "trust.json"


def verify(user, world, *options, expect=0):
    return user.run("verify", "-", *options, stdin=world.token(), expect=expect)


def test_a_pinned_root_vouches_for_a_bundle_that_is_named(pinned, world, write):
    verify(pinned, world, "--trust", write(world.bundle()))


def test_a_bundle_that_no_pinned_root_vouches_for_is_refused(pinned, world, write):
    stranger = write(Present().bundle())
    answer = verify(pinned, world, "--trust", stranger, expect=1)
    assert str(stranger) in answer.stderr and answer.stdout == ""


def test_without_a_pin_a_named_bundle_needs_a_root(user, world, write):
    bundle = write(world.bundle())
    assert "trust add" in verify(user, world, "--trust", bundle, expect=64).stderr
    verify(user, world, "--trust", bundle, "--root", world.root.thumbprint)


OLDER = {
    "an older trust list": lambda w: w.bundle(w.trust_list(version=NOW - 2 * DAY)),
    "an older status list": lambda w: w.bundle(status_lists=[w.status_list(age=7200)]),
}


@pytest.mark.parametrize("case", OLDER)
def test_an_older_bundle_than_the_pinned_one_is_refused(pinned, world, write, tmp_path, case):
    before = memory(tmp_path).read_bytes()
    answer = verify(pinned, world, "--trust", write(OLDER[case](world), "old.json"), expect=1)
    assert "older" in answer.stderr and "old.json" in answer.stderr and answer.stdout == ""
    assert memory(tmp_path).read_bytes() == before


def test_a_newer_bundle_is_remembered(pinned, world, write):
    old = write(world.bundle())
    new = write(world.bundle(status_lists=[world.status_list({7: 1}, age=60)]), "new.json")
    verify(pinned, world, expect=0)
    verify(pinned, world, "--trust", new, expect=2)
    assert "older" in verify(pinned, world, "--trust", old, expect=1).stderr
    verify(pinned, world, expect=2)


def test_a_bundle_that_lacks_a_status_list_makes_nobody_forget_it(pinned, world, write):
    revoked = write(world.bundle(status_lists=[world.status_list({7: 1}, age=60)]))
    bare = write(world.bundle(world.trust_list(version=NOW), status_lists=[]), "bare.json")
    verify(pinned, world, "--trust", revoked, expect=2)
    verify(pinned, world, "--trust", bare, expect=3)
    verify(pinned, world, expect=2)
    older = write(world.bundle(world.trust_list(version=NOW)), "older.json")
    assert "older" in verify(pinned, world, "--trust", older, expect=1).stderr


def test_the_same_bundle_changes_nothing(pinned, world, tmp_path):
    before = memory(tmp_path).read_bytes(), memory(tmp_path).stat().st_mtime_ns
    verify(pinned, world, "--trust", tmp_path / "offline.json")
    assert (memory(tmp_path).read_bytes(), memory(tmp_path).stat().st_mtime_ns) == before


@pytest.mark.parametrize("options", [["--at", str(NOW)], ["--root"]])
def test_the_memory_is_neither_read_nor_written(pinned, world, write, tmp_path, options):
    """With `--at`, and with `--trust` and `--root` together."""
    if options == ["--root"]:
        options = ["--root", world.root.thumbprint]
    before = memory(tmp_path).read_bytes(), memory(tmp_path).stat().st_mtime_ns
    for bundle in (OLDER["an older trust list"](world), world.bundle(world.trust_list(version=NOW))):
        verify(pinned, world, "--trust", write(bundle), *options)
    assert (memory(tmp_path).read_bytes(), memory(tmp_path).stat().st_mtime_ns) == before


def test_a_memory_that_cannot_be_written_is_a_warning(pinned, world, write, tmp_path):
    """A folder stands where the new file would be made, which refuses root too."""
    new = write(world.bundle(world.trust_list(version=NOW)))
    lock = memory(tmp_path).with_name("trust.json.lock")
    lock.unlink()
    lock.mkdir()
    answer = verify(pinned, world, "--trust", new)
    assert "not remembered" in answer.stderr
    old = write(OLDER["an older trust list"](world), "old.json")
    assert "older" in verify(pinned, world, "--trust", old, expect=1).stderr
    lock.rmdir()
    assert "not remembered" not in verify(pinned, world, "--trust", new).stderr


def test_a_status_list_dated_in_the_future_gives_way_to_one_that_is_not(pinned, world, write):
    """An office whose clock was wrong for a day is not locked out of its verifiers."""
    ahead = write(world.bundle(status_lists=[world.status_list(age=-DAY)]))
    verify(pinned, world, "--trust", ahead, expect=3)
    right = write(world.bundle(status_lists=[world.status_list(age=30)]), "right.json")
    verify(pinned, world, "--trust", right, expect=0)


def test_a_user_follows_a_new_root_and_not_back(pinned, world, write):
    """The old root's handover leads on; whoever stole it later leads nobody away."""
    new = JoseKey()
    handover = world.handover(world.root, new)
    moved = write(
        world.bundle(world.trust_list(root=new, version=NOW), handovers=[handover]), "moved.json"
    )
    stolen = write(world.bundle(world.trust_list(version=NOW + 5)), "stolen.json")
    verify(pinned, world, "--trust", moved)
    verify(pinned, world)
    answer = verify(pinned, world, "--trust", stolen, expect=1)
    assert "handed over" in answer.stderr
    answer = pinned.run("trust", "add", stolen, "--root", world.root.thumbprint, expect=1)
    assert "handed over" in answer.stderr
    pinned.run("trust", "add", moved, "--root", new.thumbprint)
    assert pinned.run("trust", "show").stdout.count("https://cert.example.org)") == 1


@pytest.mark.parametrize("changes", [
    {"sub": "https://cert.example.org/status/2"}, {"iss": "https://cert.example.net"},
])  # fmt: skip
def test_a_list_of_another_address_or_issuer_says_nothing(pinned, world, write, changes):
    bundle = write(world.bundle(status_lists=[world.status_list(**changes)]))
    answer = verify(pinned, world, "--trust", bundle, "--format", "json", expect=3)
    (reason,) = json.loads(answer.stdout)["reasons"]
    assert reason["code"] == ("status_missing" if "sub" in changes else "status_mismatch")
    assert reason["detail"] == LIST
