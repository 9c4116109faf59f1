"""The lists that a browser keeps: nothing that does not hold, or is older, takes their place; and what the
page says when they have ended."""

import json
import time

import pytest

from factory import AT, DAY, LIST, World
from page_site import breaks_off
from test_page_modules import PAGE, node

VALID = 5
HOTEL = b"<html><title>Welcome to the hotel</title></html>"


@pytest.fixture
def visited(plain_host, own, chinese):
    """A plain host whose page and lists a browser has kept, with its folder, and the office behind it."""
    office = own("certified")
    site, folder = plain_host(office)
    chinese.open(site.url)
    chinese.kept()
    return site, folder, office


def portal(handler):
    """Every network of a hotel answers like this until one has logged in."""
    return handler.answer(200, HOTEL, Content_Type="text/html")


def by_another_root(folder):
    """The bundle, with a trust list that another root might have signed."""
    bundle = json.loads((folder / "offline.json").read_text())
    header, payload, signature = bundle["trust_list"].split(".")
    return json.dumps(bundle | {"trust_list": f"{header}.{payload}.{signature[::-1]}"}).encode()


def test_an_answer_of_something_else_than_the_host_leaves_the_kept_lists(visited, chinese):
    site, folder, _ = visited
    for answer in (HOTEL, b"{}", by_another_root(folder)):
        site.plain.rules = {"/offline.json": lambda handler, answer=answer: handler.answer(200, answer)}
        chinese.open(site.link(site.token(VALID)))
        found = chinese.answer()
        assert found.verdict == "valid" and "未通过核对或更旧" in found.text
    chinese.picture("zh-kept-instead-of-refused")
    site.plain.rules = {"*": breaks_off}
    chinese.open(site.link(site.token(VALID)))
    found = chinese.answer()
    assert found.verdict == "valid" and "没能取到" in found.text
    chinese.console()


def test_a_first_visit_behind_a_portal_cannot_be_told(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    site.plain.rules["/offline.json"] = portal
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().reasons == ["trust_refused"]
    site.plain.rules.clear()
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().verdict == "valid"


def test_an_older_bundle_takes_no_revocation_back(visited, chinese):
    site, folder, office = visited
    older = (folder / "offline.json").read_bytes()
    number = office.numbers()[VALID]
    time.sleep(1.1)  # A list is dated to the second.
    office.run("revoke", number, "--reason", "a test")
    office.run("publish")
    newer = (office.publication / "offline.json").read_bytes()
    site.plain.rules["/offline.json"] = lambda handler: handler.answer(200, newer)
    chinese.open(site.link(office.token(number)))
    assert chinese.answer().reasons == ["revoked"]
    site.plain.rules["/offline.json"] = lambda handler: handler.answer(200, older)
    for _ in range(2):
        chinese.open(site.link(office.token(number)))
        answer = chinese.answer()
        assert answer.reasons == ["revoked"] and "更旧" in answer.text
    site.plain.rules = {"*": breaks_off}
    chinese.open(site.link(office.token(number)))
    assert chinese.answer().reasons == ["revoked"]
    chinese.console()


def test_lists_that_cannot_be_had_can_be_asked_for_once_more(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    site.plain.rules["/offline.json"] = lambda handler: handler.answer(503, b"")
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().reasons == ["lists_unreachable"]
    site.plain.rules.clear()
    chinese.find("#retry").click()
    chinese.until(lambda: chinese.text("#headline") == "有效")
    chinese.console()


# The clock of the page, so many days from now.
CLOCK = """
    const Now = Date;
    Date = class extends Now {
        constructor(...given) { given.length ? super(...given) : super(Date.now()); }
        static now() { return Now.now() + %d * 86400e3; }
    };
"""


@pytest.mark.parametrize(
    "days, verdict, reasons",
    [
        (6, "valid", []), (8, "undetermined", ["status_stale"]),
        (500, "undetermined", ["status_stale", "trust_list_expired"]),
        (-3, "invalid", ["not_yet_valid", "status_stale"]),
    ],
)  # fmt: skip
def test_the_kept_lists_answer_until_they_end(visited, chinese, days, verdict, reasons):
    site, _, _ = visited
    site.plain.rules["*"] = breaks_off
    added = chinese.command("Page.addScriptToEvaluateOnNewDocument", source=CLOCK % days)
    try:
        chinese.open(site.link(site.token(VALID)))
        answer = chinese.answer()
    finally:
        chinese.command("Page.removeScriptToEvaluateOnNewDocument", **added)
    assert (answer.verdict, answer.reasons) == (verdict, reasons)
    if days > 0:
        assert f"{days}天前" in answer.text
    chinese.picture(f"zh-days-{days}")
    chinese.console()


def older_pairs():
    """Pairs of a bundle that was accepted and one that comes after it, with what is older in the second."""
    world, next_root = World(), World()
    next_root.key, next_root.status_key = world.key, world.status_key
    handover = world.handover(world.root, next_root.root)
    issued = {days: [world.status_list(iat=AT - days * DAY, exp=AT + 7 * DAY)] for days in (-2, -1, 1, 2)}
    other = world.status_list(sub=f"{LIST}0")
    compromised = world.issuer(
        keys=[world.listed(world.key), world.listed(world.status_key, "status", compromised_at=AT)]
    )
    now = world.bundle(status_lists=issued[1])
    pairs = {
        "the same": (now, now, None),
        "a newer status list": (world.bundle(status_lists=issued[2]), now, None),
        "an older status list": (now, world.bundle(status_lists=issued[2]), f"status list {LIST}"),
        "an older copy beside the newest": (now, world.bundle(status_lists=issued[2] + issued[1]), None),
        "a status list that is missing": (now, world.bundle(status_lists=[]), None),
        "another status list": (now, world.bundle(status_lists=[other]), None),
        "a list by a key that is compromised by now": (
            now, world.bundle(world.trust_list([compromised]), issued[2]), None,
        ),
        "a list of the future": (world.bundle(status_lists=issued[-1]), now, None),
        "a list of the farther future": (
            world.bundle(status_lists=issued[-2]), world.bundle(status_lists=issued[-1]), f"status list {LIST}",
        ),
        "an older trust list": (now, world.bundle(world.trust_list(version=5)), "trust list"),
        "a newer trust list": (world.bundle(world.trust_list(version=5), issued[1]), now, None),
        "the root before": (
            world.bundle(world.trust_list(root=next_root.root), handovers=[handover]), now, "root",
        ),
        "the root after": (
            now, world.bundle(world.trust_list(root=next_root.root), handovers=[handover]), None,
        ),
    }  # fmt: skip
    return world, pairs


def test_what_is_older_is_told_apart_from_what_is_only_other():
    world, pairs = older_pairs()
    question = {"root": world.root.thumbprint, "at": AT, "pairs": [pair[:2] for pair in pairs.values()]}
    done = node(PAGE / "older.mjs", stdin=json.dumps(question))
    assert done.returncode == 0, done.stderr
    found = dict(zip(pairs, json.loads(done.stdout), strict=True))
    assert {name: answer["older"] for name, answer in found.items()} == {
        name: older for name, (_, _, older) in pairs.items()
    }
    assert found["another status list"]["kept"] == [f"{LIST}0", LIST]
    assert found["a status list that is missing"]["kept"] == [LIST]
    assert found["a list by a key that is compromised by now"]["kept"] == []
