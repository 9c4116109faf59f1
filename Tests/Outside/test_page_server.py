"""What the browser cannot check, and the server can, where somebody wants it to."""

import pytest

from test_page import altered


@pytest.fixture
def sm2_site(office_of, host):
    """The page of an office that signs with SM2, behind an endpoint of the test's own."""
    return host(office_of("SGD_SM3_SM2"))


def asked(browser):
    """The answer after the button that sends the certificate was pressed."""
    browser.find("#ask-server").click()
    browser.until(lambda: "服务器 127.0.0.1" in browser.text(".basis"), "the server's answer")
    return browser.answer()


def posted(site):
    return [line for line in site.recorder.requests() if line.startswith(b"POST ")]


def test_sm2_is_verified_by_the_server_if_one_agrees(sm2_site, chinese):
    token = sm2_site.token(0)
    chinese.open(sm2_site.link(token))
    answer = chinese.answer()
    assert (answer.verdict, answer.reasons) == ("undetermined", ["algorithm_unavailable"])
    assert "整份证书（含姓名）会发送到" in answer.text and posted(sm2_site) == []
    assert "不会发送到任何地方" in chinese.text("footer")
    chinese.picture("zh-sm2-offer")
    answer = asked(chinese)
    assert (answer.verdict, answer.headline) == ("valid", "有效")
    assert posted(sm2_site) == [b"POST /api/verify HTTP/1.1"]
    chinese.picture("zh-sm2-answer")


def test_after_sending_nothing_claims_that_nothing_was_sent(sm2_site, chinese):
    chinese.open(sm2_site.link(sm2_site.token(0)))
    chinese.answer()
    asked(chinese)
    footer = chinese.text("footer")
    assert "不会发送到任何地方" not in footer and "已按您的意愿发送到本页主机" in footer
    assert "未发送任何内容" not in chinese.text()
    chinese.find("#language").click()
    assert "was sent to this page’s host" in chinese.text("footer")
    chinese.find("#language").click()
    chinese.find("#again").click()
    assert "不会发送到任何地方" in chinese.text("footer"), "the next certificate is another one"


def test_an_altered_sm2_certificate_is_a_forgery_for_the_server(sm2_site, chinese):
    chinese.open(sm2_site.link(altered(sm2_site.token(0))))
    assert chinese.answer().verdict == "undetermined"
    answer = asked(chinese)
    assert (answer.verdict, answer.reasons) == ("invalid", ["signature_mismatch"])
    assert answer.headline == "无效：伪造或被改动"


def test_a_server_that_is_gone_can_be_asked_once_more(sm2_site, chinese):
    chinese.open(sm2_site.link(sm2_site.token(0)))
    chinese.answer()
    chinese.command("Network.enable")
    chinese.command("Network.setBlockedURLs", urls=["*/api/verify"])
    answer = asked(chinese)
    assert (answer.verdict, answer.reasons) == ("undetermined", ["no_answer"])
    assert "不表示证书是伪造的" in answer.text
    chinese.picture("zh-no-answer")
    chinese.command("Network.setBlockedURLs", urls=[])
    chinese.find("#ask-server").click()
    chinese.until(lambda: chinese.is_shown("#headline") and chinese.text("#headline") == "有效")
    chinese.console()


def test_a_server_that_answers_something_else_gives_no_answer(plain_host, office_of, chinese):
    site, _ = plain_host(office_of("SGD_SM3_SM2"))
    chinese.open(site.link(site.token(0)))
    chinese.answer()
    assert asked(chinese).reasons == ["no_answer"]
    chinese.console()


def test_nothing_is_offered_to_be_sent_where_it_would_go_in_clear_text(sm2_site, chinese):
    chinese.open(f"http://page.test:{sm2_site.port}/#{sm2_site.token(0)}")
    assert chinese.answer().reasons == ["no_webcrypto"]
    assert not chinese.is_shown("#ask-server") and posted(sm2_site) == []
    chinese.console()
