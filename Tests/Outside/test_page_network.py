"""The page on networks and hosts that are worse than none: every wait ends."""

import time

import pytest

from page_site import replace_page, stalls

VALID, REVOKED = 5, 1


@pytest.fixture
def visited(plain_host, certified, chinese):
    """A plain host whose page the browser has kept, with its folder."""
    site, folder = plain_host(certified)
    chinese.open(site.url)
    chinese.kept()
    return site, folder


def answered_within(browser, seconds):
    begin = time.monotonic()
    answer = browser.answer()
    assert time.monotonic() - begin < seconds
    return answer


def test_a_first_visit_does_not_wait_for_the_worker(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    site.plain.rules["/worker.js"] = stalls
    chinese.open(site.link(site.token(VALID)))
    assert answered_within(chinese, 3).verdict == "valid"


@pytest.mark.parametrize("path", ["*", "/worker.js", "/offline.json"])
def test_a_host_that_stalls_does_not_keep_a_kept_page_from_answering(visited, chinese, path):
    site, _ = visited
    site.plain.rules[path] = stalls
    chinese.open(site.link(site.token(VALID)))
    answer = answered_within(chinese, 12)
    assert answer.verdict == "valid"
    assert ("没能取到" in answer.text) == (path != "/worker.js")
    assert chinese.is_shown("#retry") == (path != "/worker.js")
    chinese.console()


def cut_short(handler):
    """The beginning of a body, and then nothing."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"trust_list":')
    handler.wfile.flush()
    return stalls(handler)


def test_a_body_that_stalls_does_not_either(visited, chinese):
    site, _ = visited
    site.plain.rules["/offline.json"] = cut_short
    chinese.open(site.link(site.token(VALID)))
    answer = answered_within(chinese, 12)
    assert answer.verdict == "valid" and "没能取到" in answer.text


def test_lists_that_come_late_answer_the_next_question(visited, own, chinese):
    """A phone on a slow network must not take what it has kept for the truth for ever."""
    site, _ = visited
    office = own("certified")
    number = office.numbers()[VALID]
    time.sleep(1.1)  # A list is dated to the second.
    office.run("revoke", number, "--reason", "a test")
    office.run("publish")
    newer = (office.publication / "offline.json").read_bytes()
    script = "caches.match('offline.json').then((r) => r.text()).then(arguments[0])"
    before = chinese.driver.execute_async_script(script)

    def late(handler):
        time.sleep(10)
        return handler.answer(200, newer)

    site.plain.rules["/offline.json"] = late
    chinese.open(site.link(office.token(number)))
    assert chinese.answer().verdict == "valid"
    chinese.until(lambda: chinese.driver.execute_async_script(script) != before, "the late lists")
    site.plain.rules["/offline.json"] = stalls
    chinese.open(site.link(office.token(number)))
    assert chinese.answer().reasons == ["revoked"]


def test_lists_and_a_newer_page_are_looked_for_side_by_side(visited, chinese):
    site, _ = visited
    site.plain.asked.clear()
    seen = []

    def waits_for_the_lists(_):
        for _ in range(20):
            time.sleep(0.1)
            if "/offline.json" in site.plain.asked:
                seen.append(True)
                break
        return False

    site.plain.rules["/worker.js"] = waits_for_the_lists
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().verdict == "valid" and seen
    assert site.plain.asked.count("/offline.json") == 1


def test_hosts_that_serve_two_versions_in_turn_are_answered_from(visited, chinese):
    site, folder = visited
    asked = []

    def alternates(handler):
        asked.append(handler.path)
        replace_page(folder, f"newer-{len(asked)}")
        return False

    site.plain.rules["/worker.js"] = alternates
    for place, reasons in ((VALID, []), (REVOKED, ["revoked"])):
        asked.clear()
        chinese.open(site.link(site.token(place)))
        assert answered_within(chinese, 15).reasons == reasons
        assert 1 <= len(asked) <= 3 and chinese.driver.current_url == site.url


def test_a_worker_that_is_altered_on_the_way_each_time_is_answered_under(visited, chinese):
    site, folder = visited
    asked = []

    def altered(handler):
        asked.append(handler.path)
        body = (folder / "worker.js").read_bytes() + b"// %d\n" % len(asked)
        return handler.answer(200, body, Content_Type="text/javascript")

    site.plain.rules["/worker.js"] = altered
    chinese.open(site.link(site.token(VALID)))
    assert answered_within(chinese, 15).verdict == "valid"
    assert len(asked) <= 3


def test_a_host_that_sends_the_root_elsewhere_serves_a_page_that_can_be_kept(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    site.plain.rules["/"] = lambda handler: handler.answer(302, b"", Location="/index.html")
    for place, reasons in ((VALID, []), (REVOKED, ["revoked"]), (VALID, [])):
        chinese.open(site.link(site.token(place)))
        assert chinese.answer().reasons == reasons
        chinese.kept()


def test_what_is_kept_has_the_headers_that_came_with_it(plain_host, certified, chinese):
    site, folder = plain_host(certified)
    body = (folder / "index.html").read_bytes()
    policy = "default-src 'self'; frame-ancestors 'none'"
    site.plain.rules["/"] = lambda handler: handler.answer(
        200, body, Content_Type="text/html", Content_Security_Policy=policy
    )
    chinese.open(site.url)
    chinese.kept()
    script = "caches.match('./').then((r) => r.headers.get('content-security-policy')).then(arguments[0])"
    assert chinese.driver.execute_async_script(script) == policy


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_page_whose_scripts_do_not_come_says_that_it_is_starting(plain_host, certified, chinese, motion):
    site, _ = plain_host(certified)
    site.plain.rules["/ui/main.js"] = stalls
    chinese.scheme("light", prefers_reduced_motion=motion)
    chinese.driver.set_page_load_timeout(3)
    try:
        chinese.open(site.url)
    except Exception:  # noqa: BLE001  The page does not finish loading.
        pass
    finally:
        chinese.driver.set_page_load_timeout(300)
    visible = "return getComputedStyle(document.getElementById('starting')).visibility"
    chinese.until(lambda: chinese.run(visible) == "visible", "the notice")
    assert "页面正在启动" in chinese.text() and not chinese.is_shown("#language")
    chinese.picture(f"zh-starting-{motion}")
