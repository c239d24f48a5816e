"""Takes the pictures of the README and of the page about the look: of this site, and of the site that ``init`` creates.

Run by ``tox run -e pictures``, after ``tox run -e docs``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parent
STATIC = DOCS / "_static"
PAGE = DOCS / "_build" / "html" / "open-practices.html"
MODES = ("light", "dark")
SCREENS = {320: 640, 768: 900, 1440: 900}
"""Heights by width."""
PARTS = {"landing": "index.html", "practices": "open-practices.html", "gallery": "open-practices.html"}


def main() -> None:
    """Take each picture."""
    installed = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    browser_path = os.environ.get("CHROMIUM") or next(installed, None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for mode, page in in_each_mode(browser, PAGE.as_uri(), 1120, 1600):
            page.add_style_tag(content=".bd-header { display: none } .project-gallery[role] { padding: 1.5rem }")
            gallery = page.locator(".project-gallery").last
            gallery.screenshot(path=STATIC / f"gallery-{mode}.png", animations="disabled")
        site = start_site(Path(folder, "site"))
        for part, place in PARTS.items():
            for width, height in SCREENS.items():
                for mode, page in in_each_mode(browser, f"{site.as_uri()}/{place}", width, height):
                    if part == "gallery":
                        page.locator("#projects").evaluate("section => section.scrollIntoView()")
                    page.screenshot(path=STATIC / "look" / f"{part}-{width}-{mode}.png", animations="disabled")
        browser.close()


def in_each_mode(browser: Browser, url: str, width: int, height: int) -> Iterator[tuple[str, Page]]:
    """Yield the page with all its images, in light and dark mode."""
    for mode in MODES:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=mode)
        page.goto(url)
        page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
        page.wait_for_function("[...document.images].every(image => image.complete)")
        yield mode, page
        page.close()


def start_site(folder: Path) -> Path:
    """Create and build a site with ``init``."""
    options = ["--organization", "Example Labs", "--build"]
    command = [sys.executable, "-m", "sphinx_openpractices", "init", str(folder), *options]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - ours
    return folder / "_build" / "html"


if __name__ == "__main__":
    main()
