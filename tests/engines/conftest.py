"""The sites of ``tests/browser``, in three engines: those that are not installed are skipped, with the reason."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.append(str(Path(__file__).parents[1] / "browser"))
from building import sphinx_build
from windows import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from windows import Window

SITES = Path(__file__).parents[1] / "browser" / "sites"
DELAY = 0.5
"""Seconds by which scripts and images are late in the manner ``slow``."""


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine."""
    return request.param


@pytest.fixture(scope="session")
def windows() -> Iterator[Callable[[str], Window]]:
    """Open a window of an engine, once."""
    with contextlib.ExitStack() as stack:

        @functools.cache
        def open_window(name: str) -> Window:
            return stack.enter_context(ENGINES[name]())

        yield open_window


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves ``/<manner>/<site>-<theme>/<page>``."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.split("/", 2)[-1])

    def do_GET(self) -> None:
        if self.path.startswith("/slow/") and self.path.partition("?")[0].endswith((".js", ".svg", ".png")):
            time.sleep(DELAY)
        super().do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Build a site with a theme, once; the address of a page of it."""
    root = tmp_path_factory.mktemp("engines")

    @functools.cache
    def build(site: str, theme: str) -> None:
        source = root / "source" / site
        if not source.exists():
            shutil.copytree(SITES / site, source)
            shutil.copytree(SITES / "logos", source / "logos", dirs_exist_ok=True)
        name = f"{site}-{theme}"
        sphinx_build(source, root / "html" / name, root / "doctrees" / name, "-D", f"html_theme={theme}")

    (root / "html").mkdir()
    handler = functools.partial(Handler, directory=str(root / "html"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()

        def make_address(
            page: str = "gallery", site: str = "gallery", theme: str = "openpractices", manner: str = "plain"
        ):
            build(site, theme)
            return f"http://127.0.0.1:{server.server_port}/{manner}/{site}-{theme}/{page}.html"

        yield make_address
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(windows: Callable[[str], Window], served: Callable[..., str], engine: str) -> Callable[..., Window]:
    """Open a page in the engine of this test, this wide, in this mode of the site."""

    def open_page(page: str = "gallery", *, width: int = 1280, mode: str = "light", **place: str) -> Window:
        window = windows(engine)
        address = served(page, **place)
        window.open(address)
        window.resize(width)
        # As the switch of the theme remembers what the reader chose.
        window.run(f"['mode', 'theme'].forEach((name) => localStorage.setItem(name, '{mode}'))")
        window.open(address)
        window.run("document.fonts.ready.then(() => true)")
        return window

    return open_page
