"""The page in a browser: every way to a token, every verdict, both languages, and nothing told to
anybody."""

import json
import re
import time
from pathlib import Path

import pytest

from factory import DAY, LIST
from program import REPOSITORY

VALID, SUSPENDED, REVOKED, SUPERSEDED = 5, 0, 1, 3


def altered(token):
    """The token with another character in the middle of its signature."""
    place = token.index("~") - 40
    return token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]


VERDICTS = {
    "valid": (VALID, lambda t: t, "valid", [], "有效", "Valid"),
    "suspended": (SUSPENDED, lambda t: t, "invalid", ["suspended"], "无效：已暂停", "Invalid: suspended"),
    "revoked": (REVOKED, lambda t: t, "invalid", ["revoked"], "无效：已撤销", "Invalid: revoked"),
    "superseded": (
        SUPERSEDED, lambda t: t, "invalid", ["superseded"],
        "无效：已被新证书取代", "Invalid: replaced by a new one",
    ),
    "altered": (
        VALID, altered, "invalid", ["signature_mismatch"],
        "无效：伪造或被改动", "Invalid: forged or altered",
    ),
    "cut short": (
        VALID, lambda t: t[: t.index("~") - 1] + "~", "invalid", ["malformed"],
        "无效：不是完整的证书", "Invalid: no complete certificate",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", VERDICTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_scanned_link_gives_its_verdict_in_both_languages(site, browsers, case, language):
    place, change, verdict, reasons, *headlines = VERDICTS[case]
    browser = browsers(language)
    browser.open(site.link(change(site.token(place))))
    answer = browser.answer()
    assert (answer.verdict, answer.reasons) == (verdict, reasons)
    assert answer.headline == headlines[language == "en"]
    browser.picture(f"{language}-{case.replace(' ', '-')}")
    assert browser.console() == []


def test_a_certificate_of_another_issuer_cannot_be_told(site, chinese, world):
    chinese.open(site.link(world.token()))
    answer = chinese.answer()
    assert (answer.verdict, answer.reasons) == ("undetermined", ["unknown_issuer"])
    assert "不表示" in answer.text or "另一个网站" in answer.text
    chinese.picture("zh-undetermined")


def test_the_answer_shows_facts_age_host_and_bearer(site, english):
    number = site.office.numbers()[VALID]
    english.open(site.link(site.office.token(number)))
    text = english.answer().text
    facts = site.office.verify(site.office.certificates / f"{number}.sd-jwt")[0]["certificate"]
    for name in ("number", "name", "programme", "cohort", "track", "institution"):
        assert facts[name] in text
    assert re.search(r"status as of (just now|\d+ \w+ ago)", text)
    assert f"127.0.0.1:{site.port}" in text
    assert "The bearer still has to be identified" in text
    strip = english.text("#answer .here")
    assert "take care: the issuer’s official host is cert.jieye.example" in strip
    assert "elsewhere" in english.find("#answer .here").get_attribute("class")


def test_an_answer_that_is_not_valid_says_what_to_do(site, english):
    english.open(site.link(site.token(REVOKED)))
    text = english.answer().text
    assert "What to do" in text and "Do not accept it." in text
    assert "must not be relied on" in text


@pytest.mark.parametrize("case", ["suspended and compromised", "unknown algorithm"])
def test_nothing_is_said_to_be_genuine_that_was_not_proved(plain_host, certified, world, english, case):
    site, folder = plain_host(certified)
    now = int(time.time())
    keys = [world.listed(world.key, compromised_at=now), world.listed(world.status_key, "status")]
    bundle = world.bundle(
        world.trust_list([world.issuer(keys=[key | {"active_from": 0} for key in keys])], exp=now + DAY),
        [world.status_list(iat=now - 3600, exp=now + DAY)],
    )
    (folder / "offline.json").write_text(json.dumps(bundle))
    page = (folder / "site.js").read_text()
    (folder / "site.js").write_text(page.replace(certified.root, world.root.thumbprint))
    status = {"status_list": {"idx": 9, "uri": LIST}}
    header = {"alg": "PS256"} if case == "unknown algorithm" else {}
    token = world.raw_token(world.header(**header), world.claims(iat=now - DAY, status=status))
    english.open(site.link(token))
    answer = english.answer()
    assert answer.verdict == "invalid"
    assert "genuine" not in answer.text and "forged" not in answer.headline
    assert "This proves the certificate" not in answer.text
    english.picture(f"en-{case.replace(' ', '-')}")
    english.console()


def test_what_cannot_be_told_is_not_said_to_be_proved(plain_host, certified, english):
    site, folder = plain_host(certified)
    bundle = json.loads((folder / "offline.json").read_text()) | {"status_lists": []}
    (folder / "offline.json").write_text(json.dumps(bundle))
    english.open(site.link(site.token(VALID)))
    answer = english.answer()
    assert answer.reasons == ["status_missing"]
    assert "This proves neither the certificate nor its bearer." in answer.text


def test_nothing_of_an_altered_certificate_is_shown(site, chinese):
    number = site.office.numbers()[VALID]
    chinese.open(site.link(altered(site.office.token(number))))
    assert number not in chinese.answer().text


def test_what_the_bearer_chose_to_show_is_shown(site, chinese):
    number = site.office.numbers()[VALID]
    private = site.office.certificates / f"{number}.private.sd-jwt"
    shown = site.office.run("present", private, "--reveal", "id_last4").stdout.strip()
    chinese.open(site.link(shown))
    text = chinese.answer().text
    assert "证件号码后四位" in text and "单位名称" not in text


def test_the_fragment_leaves_the_address_and_the_history(site, chinese):
    chinese.open(site.link(site.token(VALID)))
    chinese.answer()
    assert chinese.driver.current_url == site.url
    length = chinese.run("return history.length")
    chinese.driver.refresh()
    chinese.until(lambda: chinese.is_shown("#ask"), "the empty form")
    assert not chinese.is_shown("#answer") and chinese.run("return history.length") == length


def test_a_second_link_in_the_same_window_replaces_the_answer(site, chinese):
    chinese.open(site.link(site.token(VALID)))
    assert chinese.answer().verdict == "valid"
    chinese.run("location.hash = arguments[0]", site.token(REVOKED))
    chinese.until(lambda: chinese.text("#headline") == "无效：已撤销")
    assert chinese.driver.current_url == site.url


@pytest.mark.parametrize("form", ["token", "link", "lines", "escaped"])
def test_a_pasted_token_or_link_is_verified(site, chinese, form):
    token = site.token(VALID)
    text = {
        "token": f"\n{token}  ",
        "link": f"https://cert.jieye.example/#{token}",
        "lines": "\r\n".join(token[i : i + 76] for i in range(0, len(token), 76)),
        "escaped": f"https://cert.jieye.example/#{token.replace('~', '%7E')}",
    }[form]
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.paste(text)
    assert chinese.answer().verdict == "valid"


@pytest.mark.parametrize("text", ["", "hello", "https://cert.jieye.example/", "a.b", "x" * 70_000],
                         ids=["empty", "a word", "a link", "two dots", "a long text"])  # fmt: skip
def test_a_text_without_a_token_is_no_verdict(site, chinese, text):
    chinese.open(site.url)
    chinese.until(lambda: chinese.is_shown("#ask"))
    chinese.paste(text)
    assert "没有证书" in chinese.trouble()
    assert not chinese.is_shown("#answer")


def test_two_tokens_at_once_are_refused(site, english):
    english.open(site.url)
    english.until(lambda: english.is_shown("#ask"))
    english.paste(f"{site.token(VALID)}\n{site.token(REVOKED)}\n")
    assert "more than one certificate" in english.trouble()


def test_another_certificate_can_be_verified_after_the_first(site, chinese):
    chinese.open(site.link(site.token(VALID)))
    chinese.answer()
    chinese.find("#again").click()
    assert not chinese.is_shown("#answer")
    chinese.paste(site.token(REVOKED))
    assert chinese.answer().reasons == ["revoked"]


def test_nothing_of_a_token_is_sent_and_no_other_host_is_asked(site, chinese):
    token = site.token(VALID)
    chinese.requests()
    chinese.open(site.link(token))
    assert chinese.answer().verdict == "valid"
    chinese.until(lambda: any(b"worker.js" in line for line in site.recorder.requests()))
    urls = chinese.requests()
    assert urls and all(url.startswith((site.url, "about:", "data:")) for url in urls)
    parts = {part for part in re.split(r"[.~]", token) if len(part) > 8}
    sent = b"".join(site.recorder.sent)
    number = site.office.numbers()[VALID]
    assert not any(part.encode() in sent for part in (*parts, number))
    assert {line.split(b" ")[0] for line in site.recorder.requests()} == {b"GET"}
    assert not any(b"?" in line for line in site.recorder.requests())
    # The browser itself names the worker when it looks for a newer one: that page holds no token.
    allowed = f"referer: {site.url}worker.js".encode()
    lines = set(sent.lower().split(b"\r\n")) - {allowed}
    assert [line for line in lines if line.startswith((b"referer:", b"cookie:"))] == []


def test_the_language_can_be_switched_and_is_kept(site, browse):
    browser = browse("de-DE,de")
    browser.open(site.link(site.token(REVOKED)))
    assert browser.answer().headline == "Invalid: revoked"
    assert browser.run("return document.documentElement.lang") == "en"
    browser.find("#language").click()
    browser.until(lambda: browser.text("#headline") == "无效：已撤销", "the answer to fade in")
    assert browser.run("return document.documentElement.lang") == "zh-Hans"
    browser.open(site.url)
    browser.until(lambda: browser.is_shown("#ask"))
    assert "核验一份证书" in browser.text()


def test_no_words_stay_untranslated(site, english):
    english.open(site.url)
    english.until(lambda: english.is_shown("#ask"))
    text = english.text("main") + english.text("footer") + english.text("h1")
    assert not re.search(r"[\u4e00-\u9fff]", text)


def reasons_in(path):
    """The codes that the Swift verifier can give."""
    text = (REPOSITORY / path).read_text()
    cases = re.findall(r"^    case (\w+)(?: = \"(\w+)\")?$", text, re.MULTILINE)
    return {code or name for name, code in cases}


def test_every_reason_has_a_sentence():
    words = Path(REPOSITORY / "Sources/VerifyPage/Site/ui/words.js").read_text()
    sentences = words[words.index("const REASONS") : words.index("const ADVICE")]
    codes = reasons_in("Sources/Certificates/Verifying/Reason.swift")
    assert len(codes) == 19
    assert codes <= set(re.findall(r"^    (\w+): \[", sentences, re.MULTILINE))
