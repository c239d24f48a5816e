"""A browser, and small sites for it: each is built once for each theme, and comes from a real server."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import pytest
from axe import find_violations
from building import make_folder_once, sphinx_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

SITES = Path(__file__).parent / "sites"
DOCS = Path(__file__).parents[2] / "docs"
NODE_MODULES = Path(__file__).parents[1] / "node_modules"
THEMES = ("openpractices", "pydata_sphinx_theme", "sphinx_book_theme", "furo", "alabaster", "sphinx_rtd_theme")
# Without windows, a new page takes a quarter of the processor time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LAUNCH_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No test depends on another host, or reaches one by mistake.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
IMAGE_DELAY = 0.3
DRIP_SIZE = 300  # bytes
DRIP_DELAY = 0.02  # seconds, more than a frame
IMAGES = (".svg", ".png")
LONGEST = ("test_lighthouse.py", "test_validator.py")


def do_without(what: str) -> NoReturn:
    """Skip what this machine cannot run; in CI nothing is skipped."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def node_file(path: str) -> Path:
    """A file of the packages that npm installs for the tests."""
    file = NODE_MODULES / path
    if not file.is_file():
        do_without(f"tests/node_modules/{path} is missing: npm install --prefix tests")
    return file


def pytest_collection_modifyitems(items):
    """The longest first, so that in the end no process waits for another."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """Each theme that galleries are at home in; a test that is about some of them says so itself."""
    return request.param


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        pytest.fail(f"CHROMIUM names {named}, which is no program", pytrace=False)
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        do_without(f"No browser: set CHROMIUM to one, or install one of {', '.join(BROWSERS)}")
    return {**browser_type_launch_args, "executable_path": shutil.which(found), "args": LAUNCH_ARGS}


@pytest.fixture(scope="session")
def axe_source() -> str:
    return node_file("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def violations(axe_source: str) -> Callable[..., list[str]]:
    """Find what axe-core finds, see :func:`.axe.find_violations`."""
    return functools.partial(find_violations, source=axe_source)


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command that runs the Nu HTML checker."""
    java = shutil.which("java")
    if not java:
        do_without("No java for the Nu HTML checker: install default-jre-headless, or any other Java runtime")
    return [java, "-jar", str(node_file("vnu-jar/build/dist/vnu.jar"))]


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """Make a folder once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    return functools.partial(make_folder_once, base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def built(make_once: Callable[..., Path]) -> Callable[..., Path]:
    """Build a folder of ``sites/`` with a theme, once; the result is ``<folder>-<theme>``, all of them side by side.

    The name of a builder other than ``html`` is added to it.
    """

    def copy_site(folder: str, source: Path) -> None:
        shutil.copytree(SITES / folder, source)
        shutil.copytree(SITES / "logos", source / "logos")

    @functools.cache
    def build(folder: str, theme: str, builder: str = "html") -> Path:
        source = make_once(f"sites/{folder}", functools.partial(copy_site, folder))
        name = "-".join([folder, theme, *([] if builder == "html" else [builder])])
        doctrees = source.parent / "doctrees" / name

        def write(out: Path) -> None:
            sphinx_build(source, out, doctrees, "-D", f"html_theme={theme}", builder=builder)

        return make_once(f"sites/html/{name}", write)

    return build


@pytest.fixture(scope="session")
def built_docs(make_once: Callable[..., Path]) -> Path:
    """This project's own documentation."""
    return make_once("docs", lambda folder: sphinx_build(DOCS, folder / "html", folder / "doctrees")) / "html"


@pytest.fixture(scope="session")
def built_starter(make_once: Callable[..., Path]) -> Path:
    """The site that ``sphinx-openpractices init`` makes."""

    def write(folder: Path) -> None:
        command = [sys.executable, "-P", "-m", "sphinx_openpractices", "init", folder, "--build"]
        # Without an address: the page for unknown addresses would look for its stylesheets there.
        subprocess.run([*command, "--organization", "Example Labs"], check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - ours

    return make_once("starter", write) / "_build" / "html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves ``/<manner>/<site>/<page>``.

    The manner ``slow`` delays images, ``strict`` allows our own files only, ``drip`` sends pages in small pieces, so
    that the browser shows what it has, as it does on a slow connection.
    """

    protocol_version = "HTTP/1.1"

    @property
    def manner(self) -> str:
        return self.path.split("/")[1]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.split("/", 2)[-1])

    def do_GET(self) -> None:
        if self.manner == "slow" and self.path.endswith(IMAGES):
            time.sleep(IMAGE_DELAY)
        with contextlib.suppress(ConnectionError):  # the reader has left
            super().do_GET()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        is_drip = self.manner == "drip" and self.path.endswith(".html")
        while piece := source.read(DRIP_SIZE if is_drip else -1):
            outputfile.write(piece)
            time.sleep(DRIP_DELAY if is_drip else 0)

    def end_headers(self) -> None:
        if self.manner == "strict":
            self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(built: Callable[..., Path]) -> Iterator[str]:
    """The address of the server."""
    root = built("gallery", "openpractices").parent
    handler = functools.partial(Handler, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Browser, built: Callable[..., Path], server: str) -> Iterator[Callable[..., Page]]:
    """Open a page as a new reader: with this theme, this wide, in this mode of the system."""
    contexts: list[BrowserContext] = []

    def open_page(
        page_name: str = "gallery",
        theme: str = "openpractices",
        *,
        site: str = "gallery",
        builder: str = "html",
        width: int = 1280,
        mode: str = "light",
        manner: str = "plain",
        before: Callable[[Page], object] | None = None,
        wait_until: str = "load",
        query: str = "",
        **options: object,
    ) -> Page:
        """*options* are those of Playwright's ``new_context``; *before* is called before the page is loaded."""
        folder = built(site, theme, builder).name
        context = browser.new_context(viewport=screen(width), color_scheme=mode, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        if before:
            before(page)
        page.goto(f"{server}/{manner}/{folder}/{page_name}.html{query}", wait_until=wait_until)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def open_filter(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page whose galleries have filters."""
    return functools.partial(visit, "index", site="filter")


@pytest.fixture(scope="session")
def look(browser: Browser, built: Callable[..., Path], server: str) -> Iterator[Callable[..., Page]]:
    """Look at a page without changing it: it is loaded once, then the screen, the mode or the medium changes."""
    pages: dict[tuple[str, str], Page] = {}

    def look_at(
        page_name: str = "gallery",
        theme: str = "openpractices",
        *,
        site: str = "gallery",
        width: int = 1280,
        mode: str = "light",
        media: str = "screen",
        forced_colors: str = "none",
    ) -> Page:
        folder = built(site, theme).name
        if (folder, page_name) not in pages:
            # A context of its own: two themes keep the reader's choice under one name in the local storage.
            page = pages[folder, page_name] = browser.new_context(reduced_motion="reduce").new_page()
            page.goto(f"{server}/plain/{folder}/{page_name}.html")
        page = pages[folder, page_name]
        page.emulate_media(color_scheme=mode, media=media, forced_colors=forced_colors)
        page.set_viewport_size(screen(width))
        settle(page)
        return page

    yield look_at
    for page in pages.values():
        page.context.close()


@pytest.fixture(scope="session", name="settle")
def settle_fixture() -> Callable[[Page], None]:
    return settle


def settle(page: Page) -> None:
    """Let the scripts of a theme see that the screen or the mode has changed; they hear of it with the next frame."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def screen(width: int) -> dict[str, int]:
    return {"width": width, "height": 900}
