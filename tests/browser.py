"""A real browser for the tests: Debian's Chromium, driven through selenium."""

import json
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

WIDE, NARROW = (1400, 900), (380, 780)

ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en"),
    "--force-prefers-reduced-motion",  # so that a page has scrolled when it says so
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # so that tests reach no other machine
)


@contextmanager
def open_browser() -> Iterator[Chrome]:
    """Chromium without a window, which notes what its pages say in the console and ask of the network."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("chromium and chromedriver are not on this machine")
    options = ChromeOptions()
    options.binary_location = program
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = Chrome(options=options, service=Service(driver))
    try:
        yield opened
    finally:
        opened.quit()


class Visitor:
    """Someone who looks at pages, at a desk or on a telephone."""

    def __init__(self, browser: Chrome, size: tuple[int, int] = WIDE) -> None:
        self.browser = browser
        self.console()
        self.requested()
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def go(self, address: str) -> None:
        self.browser.get(address)

    def ask(self, code: str, *given: object) -> Any:
        """What a piece of script comes to."""
        return self.browser.execute_script(f"return {code}", *given)

    def find(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def find_by_text(self, text: str) -> WebElement:
        """The first link that reads so."""
        return self.browser.find_element(By.LINK_TEXT, text)

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def press_until(self, key: str, selector: str, most: int = 60) -> None:
        """Presses a key until there is such an element, as one whose turn it is to be typed in."""
        for _ in range(most):
            if self.find_all(selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} is not reached")

    def retype(self, words: str) -> None:
        """Writes in the field that has the focus, in place of what is there."""
        self.browser.switch_to.active_element.send_keys(Keys.CONTROL + "a", Keys.NULL, words)

    def wait(self, test: Callable[[], object]) -> Any:
        """What a condition gives once it holds."""
        return WebDriverWait(self.browser, 20, poll_frequency=0.05).until(lambda _: test())

    def keep_downloads_in(self, folder: Path) -> None:
        self.browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})

    def console(self) -> list[dict[str, Any]]:
        """What was said in the console since this was asked last; a policy that had to refuse something says so there."""
        said: list[dict[str, Any]] = self.browser.get_log("browser")  # type: ignore[no-untyped-call]
        return said

    def faults(self) -> list[str]:
        """What went wrong since this was asked last, in the console's words."""
        return [entry["message"] for entry in self.console() if entry["level"] == "SEVERE"]

    def requested(self) -> list[str]:
        """The addresses that the browser asked for since this was asked last, whether or not something answered."""
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]  # type: ignore[no-untyped-call]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def drawn(self, most: int = 0) -> bytes:
        """What is on the screen as a PNG, with the rest of the page below it down to so many pixels."""
        width, height, whole = self.ask("[innerWidth, innerHeight, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": max(height, min(whole, most)), "scale": 1}
        told = self.browser.execute_cdp_cmd(
            "Page.captureScreenshot",
            {"format": "png", "captureBeyondViewport": True, "clip": clip} if most else {"format": "png"},
        )
        return b64decode(told["data"])
