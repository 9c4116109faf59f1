"""One question after the other: nothing of an older one stays, and none is lost."""

import pytest

from page_site import is_slow, replace_page

VALID, REVOKED = 5, 1

# Ways to a question without a certificate, each from the page as it is.
TROUBLES = {
    "a link": lambda browser: browser.run("location.hash = 'hello'"),
    "a dropped file": lambda browser: browser.drop("%PDF-1.4 scan", "x.pdf"),
    "a dropped text": lambda browser: browser.run(
        """
        const data = new DataTransfer();
        data.setData("text/plain", "hello");
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        """
    ),
}


def focused(browser):
    return browser.run("return document.activeElement.id")


@pytest.mark.parametrize("way", TROUBLES)
@pytest.mark.parametrize("width", [390, 1000])
def test_after_an_answer_what_is_no_certificate_leaves_nothing_of_it(site, chinese, way, width):
    chinese.size(width, 760)
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().verdict == "valid"
    chinese.picture(f"zh-answer-{width}")
    TROUBLES[way](chinese)
    assert chinese.trouble()
    assert not chinese.is_shown("#answer") and "有效" not in chinese.text()
    assert chinese.driver.title == "结业证书核验"
    assert focused(chinese) == "trouble"
    top, bottom = chinese.run(
        "const box = document.getElementById('trouble').getBoundingClientRect();"
        "return [box.top, innerHeight - box.bottom];"
    )
    assert top >= 0 and bottom >= 0, "it is on the screen"
    chinese.picture(f"zh-trouble-after-answer-{width}")


def test_what_was_pasted_stays_to_be_mended(site, chinese):
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.paste("https://cert.jieye.example/")
    assert chinese.trouble() and focused(chinese) == "trouble"
    assert chinese.run("return document.getElementById('token').value") == "https://cert.jieye.example/"
    chinese.paste(site.token(VALID))
    assert chinese.answer().verdict == "valid" and chinese.run("return document.getElementById('token').value") == ""


def test_a_trouble_is_gone_with_the_next_question(site, chinese):
    chinese.open(site.link("hello"))
    assert chinese.trouble()
    chinese.run("location.hash = arguments[0]", site.token(VALID))
    assert chinese.answer().verdict == "valid"
    chinese.find("#again").click()
    assert chinese.text("#trouble") == "" and focused(chinese) == "token"


def test_an_answer_to_an_older_question_never_appears(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.kept()
    site.plain.rules["*"] = is_slow
    chinese.run(
        """
        // Whatever is put on the screen from now on.
        window.seen = [];
        new MutationObserver(() => {
            const article = document.querySelector("article");
            if (article) window.seen.push(article.dataset.verdict);
        }).observe(document.body, { childList: true, subtree: true });
        location.hash = arguments[0];
        setTimeout(() => { location.hash = "hello"; }, 20);
        """,
        site.token(VALID),
    )
    assert chinese.trouble()
    chinese.run("location.hash = arguments[0]", site.token(VALID))
    chinese.answer()
    chinese.run("window.seen = []; location.hash = arguments[0];", site.token(VALID))
    chinese.run("location.hash = arguments[0]", site.token(REVOKED))
    chinese.until(lambda: chinese.is_shown("#headline") and chinese.text("#headline") == "无效：已撤销")
    assert "valid" not in chinese.run("return window.seen")


def test_a_file_that_is_still_being_read_gives_way_to_a_newer_question(site, chinese):
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.run("File.prototype.arrayBuffer = () => new Promise((r) => { window.finish = r; })")
    chinese.drop("slow")
    chinese.run("location.hash = arguments[0]", site.token(VALID))
    assert chinese.answer().verdict == "valid"
    chinese.run("window.finish(new TextEncoder().encode(arguments[0]).buffer)", site.token(REVOKED))
    chinese.run("return new Promise((r) => setTimeout(r, 300))")
    assert chinese.answer().verdict == "valid"


@pytest.fixture
def replaced(plain_host, certified, chinese):
    """The page that a browser has kept, and that its host has replaced since; the network is slow."""
    site, folder = plain_host(certified)
    chinese.open(site.url)
    chinese.kept()
    replace_page(folder)
    site.plain.rules["*"] = is_slow
    return site


def is_newest(browser):
    return browser.driver.execute_async_script(
        "const done = arguments[0]; fetch('page.css').then((r) => r.text()).then((t) => done(t.includes('newer')))"
    )


def test_a_second_link_while_a_newer_page_comes_is_the_one_that_is_answered(replaced, chinese):
    chinese.open(replaced.link(replaced.token(VALID)))
    chinese.until(lambda: chinese.text("#progress") != "")
    chinese.run("location.hash = arguments[0]", replaced.token(REVOKED))
    assert chinese.answer().reasons == ["revoked"]
    assert is_newest(chinese) and chinese.driver.current_url == replaced.url


def test_what_is_pasted_while_a_newer_page_comes_is_answered(replaced, chinese):
    chinese.open(replaced.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.addresses()
    chinese.paste(replaced.token(VALID))
    assert chinese.answer().verdict == "valid"
    assert is_newest(chinese) and chinese.driver.current_url == replaced.url
    # The browser writes down where it was: what was pasted may be private.
    addresses = chinese.addresses()
    assert replaced.url in addresses and not any("eyJ" in address for address in addresses)


def test_what_is_being_written_while_a_newer_page_comes_stays(replaced, chinese):
    chinese.open(replaced.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.run("document.getElementById('token').value = 'begun'")
    chinese.until(lambda: is_newest(chinese), "the newer page to take over")
    assert chinese.run("return document.getElementById('token').value") == "begun"
    chinese.paste(replaced.token(VALID))
    assert chinese.answer().verdict == "valid"
    assert chinese.run("return performance.getEntriesByType('navigation')[0].type") == "reload"


def test_an_event_of_the_network_leaves_the_focus(site, chinese):
    chinese.open(site.link(site.token(VALID)))
    chinese.answer()
    chinese.run("document.getElementById('print').focus()")
    chinese.run("window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online'))")
    assert focused(chinese) == "print"


def test_the_language_can_be_switched_while_an_answer_is_pending(plain_host, certified, chinese):
    site, _ = plain_host(certified)
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    site.plain.rules["/offline.json"] = lambda handler: is_slow(handler) or is_slow(handler)
    words = chinese.run(
        """
        location.hash = arguments[0];
        return new Promise((resolve) => addEventListener("hashchange", () => {
            const progress = document.getElementById("progress");
            document.getElementById("language").click();
            const words = progress.textContent;
            document.getElementById("language").click();
            resolve(words);
        }));
        """,
        site.token(VALID),
    )
    assert words == "Verifying …"
    assert chinese.answer().verdict == "valid"
