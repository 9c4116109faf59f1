"""Everybody can use the page: on a small screen, in the dark, with a keyboard, with a screen reader,
on paper."""

import pytest
from selenium.webdriver import ActionChains, Keys

VALID, REVOKED = 5, 1

# Every text that is shown, with the contrast (WCAG 2.2, 1.4.3) between it and what is behind it.
CONTRASTS = """
    const number = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (e) => {
        for (; e; e = e.parentElement) {
            const colour = number(getComputedStyle(e).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        const pair = [light(number(getComputedStyle(element).color)), light(behind(element))];
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        texts.push([walker.currentNode.data.trim(), ratio]);
    }
    return texts;
"""


def shown(site, browser, what):
    """Opens the form, or an answer."""
    browser.open(site.url if what == "form" else site.link(site.token(what)))
    browser.until(lambda: browser.is_shown("#ask" if what == "form" else "#answer article"))


@pytest.mark.parametrize("what", ["form", VALID, REVOKED])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(site, browsers, what, language):
    browser = browsers(language)
    browser.size(320, 640)
    shown(site, browser, what)
    assert browser.run("return document.documentElement.scrollWidth") == 320
    browser.picture(f"{language}-{what}-320")
    browser.size(1000, 900)


@pytest.mark.parametrize("what", ["form", VALID, REVOKED])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(site, chinese, world, what, scheme):
    chinese.scheme(scheme, prefers_reduced_motion="reduce")
    shown(site, chinese, what)
    texts = chinese.run(CONTRASTS)
    assert len(texts) > 8 and [text for text in texts if text[1] < 4.5] == []
    chinese.picture(f"zh-{what}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_undetermined_answer_stands_out_too(site, chinese, world, scheme):
    chinese.scheme(scheme, prefers_reduced_motion="reduce")
    chinese.open(site.link(world.token()))
    assert chinese.answer().verdict == "undetermined"
    assert [text for text in chinese.run(CONTRASTS) if text[1] < 4.5] == []


def test_the_dark_page_is_dark(site, chinese):
    chinese.scheme("dark")
    shown(site, chinese, "form")
    colour = chinese.run("return getComputedStyle(document.body).backgroundColor")
    assert max(map(int, colour[4:-1].split(","))) < 40


def test_verdicts_differ_in_shape_and_words_not_only_in_colour(site, chinese, world):
    signs = {}
    for token in (site.token(VALID), site.token(REVOKED), site.token(0), site.token(3), world.token()):
        chinese.open(site.link(token))
        headline = chinese.answer().headline
        signs[headline] = chinese.run("return document.querySelector('.sign').innerHTML")
    assert len(signs) == len(set(signs.values())) == 5


def test_the_page_can_be_used_with_the_keyboard_alone(site, chinese):
    shown(site, chinese, "form")
    keys = ActionChains(chinese.driver)
    for _ in range(10):
        keys.send_keys(Keys.TAB).perform()
        if chinese.run("return document.activeElement.id") == "token":
            break
    keys.send_keys(site.token(VALID), Keys.TAB, Keys.ENTER).perform()
    assert chinese.answer().verdict == "valid"
    assert chinese.run("return document.activeElement.id") == "headline"
    keys.send_keys(Keys.TAB, Keys.ENTER).perform()
    assert chinese.run("return document.activeElement.id") == "token"


def test_whatever_has_the_focus_shows_it(site, chinese):
    shown(site, chinese, "form")
    seen = []
    for _ in range(4):
        ActionChains(chinese.driver).send_keys(Keys.TAB).perform()
        seen.append(chinese.run(
            """
            const active = document.activeElement;
            const ring = active.type === "file" ? active.nextElementSibling : active;
            return [active.id || active.type, getComputedStyle(ring).outlineStyle];
            """
        ))  # fmt: skip
    assert [name for name, _ in seen] == ["language", "file", "token", "submit"]
    assert {style for _, style in seen} == {"solid"}


def test_a_screen_reader_finds_landmarks_and_names(site, chinese):
    shown(site, chinese, "form")
    nodes = chinese.command("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
    ]
    roles = {role for role, _ in named}
    assert {"banner", "main", "contentinfo", "region", "heading"} <= roles
    controls = [(role, name) for role, name in named if role in ("button", "textbox", "image")]
    assert len(controls) >= 4 and all(name for _, name in controls)


def test_a_screen_reader_is_told_the_languages(site, english):
    shown(site, english, VALID)
    languages = english.run(
        "return [...document.querySelectorAll('#answer [lang]')].map((e) => [e.lang, e.textContent])"
    )
    name = english.text("#answer .name")
    assert ["zh-Hans", name] in languages


def test_nothing_moves_where_less_motion_is_wanted(site, chinese):
    for wanted, animation in (("reduce", "none"), ("no-preference", "appear")):
        chinese.scheme("light", prefers_reduced_motion=wanted)
        shown(site, chinese, VALID)
        style = "return getComputedStyle(document.querySelector('article')).animationName"
        assert chinese.run(style) == animation


def test_an_answer_prints_on_one_page(site, chinese):
    shown(site, chinese, REVOKED)
    assert chinese.printed().count(b"/Type /Page\n") == 1


def test_paper_is_white_and_has_no_buttons(site, chinese):
    chinese.scheme("dark")
    shown(site, chinese, REVOKED)
    chinese.command("Emulation.setEmulatedMedia", media="print")
    colour = chinese.run("return getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 255, 255)"
    assert not chinese.is_shown("button")
    assert [text for text in chinese.run(CONTRASTS) if text[1] < 4.5] == []
    chinese.command("Emulation.setEmulatedMedia", media="")
