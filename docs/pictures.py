"""Takes the pictures of the README and of the documentation: of this site, and of whole sites that it builds.

Run by ``tox run -e pictures``, after ``tox run -e docs``.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

DOCS = Path(__file__).parent
STATIC = DOCS / "_static"
EXAMPLES = DOCS / "examples"
PAGE = DOCS / "_build" / "html" / "open-practices.html"
MODES = ("light", "dark")
LOOK_SCREENS = {320: 640, 768: 900, 1440: 900}
"""Heights by width; ``screens`` in docs.css has the ratios."""
EXAMPLE_SCREENS = {390: 780, 1280: 800}
STARTER_PARTS = {"landing": "index.html", "practices": "open-practices.html", "gallery": "open-practices.html#projects"}
EXAMPLE_PAGES = {
    "starter": "open-practices.html#projects",
    "practices": "index.html",
    "sponsors": "index.html",
    "landscape": "index.html",
    "from-hugo": "open-practices/index.html#what-we-promise",
    "furo": "index.html",
    "notebook": "tides.html#plot",
}
"""The page of each example; what follows the # is at the top of the picture."""
COMMAND = [sys.executable, "-m", "sphinx_openpractices"]


def main() -> None:
    """Take each picture."""
    installed = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    browser_path = os.environ.get("CHROMIUM") or next(installed, None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        folder = Path(name)
        take_readme(browser)
        starter = build_starter(folder / "starter")
        for part, place in STARTER_PARTS.items():
            take_screens(browser, f"{starter.as_uri()}/{place}", f"look/{part}", LOOK_SCREENS)
        for example, place in EXAMPLE_PAGES.items():
            site = starter if example == "starter" else build_example(example, folder)
            take_screens(browser, f"{site.as_uri()}/{place}", f"examples/{example}", EXAMPLE_SCREENS)
        hugo = build_hugo(folder / "hugo")
        for _, page in open_modes(browser, f"{hugo.as_uri()}/open-practices/index.html", 1280, 800, MODES[:1]):
            save_picture(page, "examples/hugo-1280-light")
        take_contact_sheet(browser, folder)
        browser.close()


def take_readme(browser: Browser) -> None:
    """Take the gallery of the page about open practices."""
    for mode, page in open_modes(browser, PAGE.as_uri(), 1120, 1600):
        page.add_style_tag(content=".bd-header { display: none } .project-gallery[role][class] { padding: 1.5rem }")
        save_picture(page.locator(".project-gallery").last, f"gallery-{mode}")


def take_contact_sheet(browser: Browser, folder: Path) -> None:
    """Take the contact sheet of an example, which has logos of all kinds."""
    sheet = folder / "logos.html"
    # Logos may have findings, which are what the sheet shows.
    subprocess.run([*COMMAND, "logos", "check", "--sheet", str(sheet), str(EXAMPLES / "landscape")], check=False)  # noqa: S603 - ours
    for mode, page in open_modes(browser, sheet.as_uri(), 1280, 800):
        save_picture(page, f"contact-sheet-1280-{mode}")


def take_screens(browser: Browser, url: str, name: str, screens: dict[int, int]) -> None:
    """Take what each screen shows of a page first, in each mode."""
    for width, height in screens.items():
        for mode, page in open_modes(browser, url, width, height):
            save_picture(page, f"{name}-{width}-{mode}")


def save_picture(shown: Page | Locator, name: str) -> None:
    """Save a picture with 256 colors, which takes a third of the bytes."""
    picture = Image.open(io.BytesIO(shown.screenshot(animations="disabled"))).convert("RGB")
    path = STATIC / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def open_modes(
    browser: Browser, url: str, width: int, height: int, modes: tuple[str, ...] = MODES
) -> Iterator[tuple[str, Page]]:
    """Yield the page with all its images, in light and dark mode."""
    for mode in modes:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=mode)
        address, _, place = url.partition("#")
        page.goto(address)
        page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
        page.wait_for_function("[...document.images].every(image => image.complete)")
        # Not by the URL, which would color the target.
        page.evaluate("place => document.getElementById(place)?.scrollIntoView()", place)
        yield mode, page
        page.close()


def build_starter(folder: Path) -> Path:
    """Create and build a site with ``init``."""
    options = ["--organization", "Example Labs", "--build"]
    subprocess.run([*COMMAND, "init", str(folder), *options], check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - ours
    return folder / "_build" / "html"


def build_example(name: str, folder: Path) -> Path:
    """Build a site of the folder ``examples``; a Hugo site is converted first."""
    source, built = EXAMPLES / name, folder / f"{name}-built"
    if not (source / "conf.py").exists():
        source = folder / name
        subprocess.run([*COMMAND, "migrate-hugo", str(EXAMPLES / name), str(source)], check=True)  # noqa: S603 - ours
    build = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-d",
        str(folder / f"{name}-doctrees"),
        str(source),
        str(built),
    ]
    subprocess.run(build, check=True)  # noqa: S603 - ours
    return built


def build_hugo(built: Path) -> Path:
    """Build the Hugo site of the examples with Hugo, for files instead of a server."""
    binary = distribution("hugo").locate_file("hugo/binaries/hugo")  # the wrapper prints a banner
    options = ["--noBuildLock", "--baseURL", f"{built.as_uri()}/"]
    build = [str(binary), "--source", str(EXAMPLES / "from-hugo"), "--destination", str(built), *options]
    subprocess.run(build, check=True)  # noqa: S603 - ours
    return built


if __name__ == "__main__":
    main()
