"""The page without a network, on a plain web server, and what it does about newer versions of itself."""

import hashlib
import json
import re

import pytest

VALID, REVOKED = 5, 1


@pytest.fixture
def own_host(own, host):
    """The endpoint over an office of the test's own."""
    return host(own("certified"))


def test_after_one_visit_the_page_verifies_without_a_network(own_host, chinese):
    valid, revoked = own_host.token(VALID), own_host.token(REVOKED)
    chinese.open(own_host.url)
    chinese.kept()
    own_host.recorder.close()
    own_host.server.stop()
    for token, verdict in ((valid, "valid"), (revoked, "invalid")):
        chinese.open(own_host.link(token))
        answer = chinese.answer()
        assert answer.verdict == verdict
        assert "没能取到" in answer.text
        chinese.picture(f"zh-offline-{verdict}")
    chinese.console()


def test_with_a_network_nothing_speaks_of_being_offline(own_host, chinese):
    chinese.open(own_host.url)
    chinese.kept()
    chinese.open(own_host.link(own_host.token(VALID)))
    assert "离线" not in chinese.answer().text


def test_a_kept_page_sees_a_revocation_as_soon_as_it_is_published(own_host, chinese):
    chinese.open(own_host.url)
    chinese.kept()
    number = own_host.office.numbers()[VALID]
    own_host.office.run("revoke", number, "--reason", "a test")
    own_host.office.run("publish")
    chinese.until(lambda: verdict_of(chinese, own_host, number) == "invalid")


def verdict_of(browser, site, number):
    browser.open(site.link(site.office.token(number)))
    return browser.answer().verdict


def test_a_newer_page_takes_over_before_it_answers(own_host, chinese):
    chinese.open(own_host.url)
    chinese.kept()
    profile = own_host.office.workspace / "issuer.json"
    issuer = json.loads(profile.read_text())
    issuer["name"]["zh"] = "更名后的办公室"
    profile.write_text(json.dumps(issuer, ensure_ascii=False))
    token = own_host.token(VALID)
    own_host.office.run("publish")
    chinese.until(lambda: served_name(chinese) == issuer["name"]["zh"], "the server to take it over")
    chinese.open(own_host.link(token))
    assert chinese.answer().verdict == "valid"
    assert chinese.text("#office") == "更名后的办公室"
    assert chinese.driver.current_url == own_host.url


def served_name(browser):
    """The name in the page that the host serves now, past what the browser has kept."""
    script = """
        const done = arguments[arguments.length - 1];
        fetch("site.js?now", { cache: "no-store" }).then((r) => r.text()).then(done, done);
    """
    found = re.search(r'"zh":"([^"]*)"', str(browser.driver.execute_async_script(script)))
    return found and found[1]


def test_a_page_that_is_half_replaced_is_not_kept(plain_host, certified, chinese):
    site, folder = plain_host(certified)
    style = folder / "page.css"
    style.write_text(style.read_text() + "/* of another version */\n")
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    script = """
        const done = arguments[arguments.length - 1];
        navigator.serviceWorker.register("worker.js").then(({ installing }) => {
            const tell = () => installing.state === "installing" || done(installing.state);
            installing.addEventListener("statechange", tell);
            tell();
        }, (error) => done(String(error)));
    """
    assert chinese.driver.execute_async_script(script) == "redundant"
    chinese.console()


def test_a_plain_web_server_can_serve_the_page(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    chinese.open(site.link(site.token(REVOKED)))
    assert chinese.answer().reasons == ["revoked"]


def test_the_page_itself_forbids_scripts_that_are_not_its_own(plain_host, certified, chinese):
    site, folder = plain_host(certified)
    page = folder / "index.html"
    injected = "<script>document.title = 'injected'</script><img src=x onerror=alert(1)></body>"
    page.write_text(page.read_text().replace("</body>", injected))
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    assert chinese.driver.title == "结业证书核验"
    assert any("Content Security Policy" in message for message in chinese.console())


def test_the_worker_knows_the_digest_of_every_file(certified):
    text = (certified.publication / "worker.js").read_text()
    shell = json.loads(re.match(r"const SHELL = (\{.*\});\n", text)[1])
    for name, digest in shell["files"].items():
        assert hashlib.sha256((certified.publication / name).read_bytes()).hexdigest() == digest
    pages = {"index.html", "page.css", "icon.svg", "site.js", "starting.js"}
    scripts = {str(path.relative_to(certified.publication)) for path in certified.publication.glob("*/*.js")}
    assert set(shell["files"]) == pages | scripts


def test_without_lists_an_answer_cannot_be_told(plain_host, certified, chinese):
    site, folder = plain_host(certified)
    (folder / "offline.json").unlink()
    chinese.open(site.link(site.token(VALID)))
    answer = chinese.answer()
    assert (answer.verdict, answer.reasons) == ("undetermined", ["lists_unreachable"])
    assert "不表示证书是伪造的" in answer.text
    chinese.console()


def test_without_a_secure_connection_the_page_says_why_it_cannot_tell(site, chinese):
    url = f"http://page.test:{site.port}/"
    chinese.open(f"{url}#{site.token(VALID)}")
    answer = chinese.answer()
    assert (answer.verdict, answer.reasons) == ("undetermined", ["no_webcrypto"])
    assert "https" in answer.text and not chinese.is_shown("#ask-server")
    chinese.console()


def test_a_page_that_comes_in_part_says_so_and_can_be_loaded_again(own_host, chinese):
    chinese.command("Network.enable")
    chinese.command("Network.setBlockedURLs", urls=["*/page/trust.js"])
    chinese.open(own_host.link(own_host.token(VALID)))
    chinese.until(lambda: chinese.is_shown("#incomplete"), "the page to say so")
    assert not chinese.is_shown("#starting") and not chinese.is_shown("#language")
    assert f"您正在访问 127.0.0.1:{own_host.port}。" in chinese.text("footer")
    assert "没有完整载入" in chinese.text() and "did not load completely" in chinese.text()
    chinese.picture("zh-incomplete")
    chinese.command("Network.setBlockedURLs", urls=[])
    chinese.find("#reload").click()
    assert chinese.answer().verdict == "valid"
    chinese.console()


def test_every_module_is_asked_for_at_once(certified):
    """Not one after another as they import each other: a phone's network answers slowly."""
    folder = certified.publication
    named = re.findall(r'"modulepreload" href="([^"]+)"', (folder / "index.html").read_text())
    modules = [path.relative_to(folder).as_posix() for path in folder.glob("*/*.js")]
    assert sorted(["ui/main.js", *named]) == sorted(["site.js", *modules])
