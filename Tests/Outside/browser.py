"""Headless Chromium over the page, and what a person, an attacker or a network sees of it."""

import base64
import json
import os
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 20

SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    # Whatever is asked of another host fails, and is seen. A name that is not this machine's own is
    # no secure context without TLS.
    "--host-resolver-rules=MAP page.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


KEPT = """
    const done = arguments[arguments.length - 1];
    // A page that is just being loaded anew has none yet.
    if (navigator.serviceWorker === undefined) done(false);
    else navigator.serviceWorker.ready
        .then(() => caches.match("offline.json"))
        .then((lists) => done(lists !== undefined && navigator.serviceWorker.controller !== null));
"""

DROP = """
    const data = new DataTransfer();
    data.items.add(new File([arguments[0]], arguments[1]));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
"""


class Browser:
    """One browser with a fresh profile; `languages` are what it says it prefers. Of two switches of one name
    the last counts."""

    def __init__(self, languages="zh-CN,zh", width=1000, height=900, *switches):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for switch in (*SWITCHES, *switches):
            options.add_argument(switch)
        options.add_argument(f"--lang={languages.split(',')[0]}")
        options.add_experimental_option("prefs", {"intl.accept_languages": languages})
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
        self.size(width, height)

    def close(self):
        self.driver.quit()

    def size(self, width, height=900):
        """The size of the page in CSS pixels, as on a phone."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2, mobile=width < 500,
        )  # fmt: skip

    def scheme(self, name="light", **features):
        """Sets `prefers-color-scheme`, and other media features with `_` for `-`."""
        wanted = {"prefers-color-scheme": name} | {k.replace("_", "-"): v for k, v in features.items()}
        self.command(
            "Emulation.setEmulatedMedia",
            features=[{"name": name, "value": value} for name, value in wanted.items()],
        )

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, url):
        """Goes there as from a link in another program: nothing of a former page stays."""
        self.driver.get("about:blank")
        self.driver.get(url)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector="body"):
        return self.find(selector).text

    def is_shown(self, selector):
        return any(e.is_displayed() for e in self.driver.find_elements(By.CSS_SELECTOR, selector))

    def until(self, condition, what="the page to do something"):
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05)
        return wait.until(lambda _: condition(), f"{what}\n{self.text()}")

    def answer(self):
        """Waits for the answer, and gives what it says."""
        self.until(lambda: self.is_shown("#answer article"), "an answer")
        article = self.find("#answer article")
        codes = self.driver.find_elements(By.CSS_SELECTOR, "#answer [data-code]")
        return Answer(
            article.get_attribute("data-verdict"),
            [code.get_attribute("data-code") for code in codes],
            self.text("#headline"),
            self.text("#answer"),
        )

    def trouble(self):
        """Waits for what the form says is wrong."""
        self.until(lambda: self.text("#trouble") != "", "what is wrong")
        return self.text("#trouble")

    def kept(self):
        """Waits until the browser has kept the page and its lists."""
        self.until(lambda: self.driver.execute_async_script(KEPT), "the page to be kept")

    def drop(self, content, name="certificate"):
        """Drops a file with this text on the page."""
        self.run(DROP, content, name)

    def choose(self, path):
        self.find("#file").send_keys(str(path))

    def paste(self, text):
        self.run("document.getElementById('token').value = arguments[0]", text)
        self.find("#form button[type=submit]").click()

    def requests(self):
        """The URLs of everything that the page has asked for since the last call."""
        return [request["url"] for request in self._requests()]

    def addresses(self):
        """The addresses of all pages since the last call, with their fragments: what a history keeps."""
        return [request["url"] + request.get("urlFragment", "") for request in self._requests()]

    def _requests(self):
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            event["params"]["request"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def console(self):
        """What the page or the browser complained about since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def picture(self, name):
        """Keeps a picture of the whole page, where $JIEYE_SCREENSHOTS names a folder for them."""
        folder = os.environ.get("JIEYE_SCREENSHOTS")
        if not folder:
            return
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=True)
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))

    def printed(self):
        """The page as a PDF, as the print command makes it."""
        return base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True)["data"])


class Answer:
    """What the page says of a certificate."""

    def __init__(self, verdict, reasons, headline, text):
        self.verdict, self.reasons, self.headline, self.text = verdict, reasons, headline, text

    def __repr__(self):
        return f"{self.verdict} {self.reasons}\n{self.text}"
