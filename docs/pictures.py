"""Takes the pictures that the README shows: the gallery of the open-practices page, in light and in dark.

Run by ``tox run -e pictures``, after ``tox run -e docs``.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
PAGE = DOCS / "_build" / "html" / "open-practices.html"
WIDTH = 1120


def main() -> None:
    """Take each picture."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for mode in ("light", "dark"):
            page = browser.new_page(viewport={"width": WIDTH, "height": 1600}, color_scheme=mode)
            page.goto(PAGE.as_uri())
            gallery = page.locator(".project-gallery").last
            page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
            page.wait_for_function("[...document.images].every(image => image.complete)")
            page.add_style_tag(content=".bd-header { display: none } .project-gallery[role] { padding: 1.5rem }")
            gallery.screenshot(path=DOCS / "_static" / f"gallery-{mode}.png", animations="disabled")
        browser.close()


if __name__ == "__main__":
    main()
