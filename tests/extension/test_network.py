"""Network use: a build makes no requests, ``linkcheck`` requests each URL once."""

from __future__ import annotations

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

FIGURES = """
::::{{project-gallery}}
:show: repository

:::{{project-figure}} {url}/logo.png
:title: One
:target: {url}/project
:logo-dark: {url}/dark
:repository: {url}/repository

With a [link]({url}/caption).
:::

:::{{project-figure}} {url}/logo.png
:title: Two
:target: {url}/project
:::
::::
"""


@pytest.fixture
def server(monkeypatch):
    """Run a local server that counts requests; ``/gone`` does not exist."""
    counts = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            counts[self.path] += 1
            self.send_response(404 if self.path == "/gone" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - as above

        def log_message(self, format, *args):  # noqa: A002 - the name that the server calls
            pass

    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    httpd.url = f"http://127.0.0.1:{httpd.server_port}"
    httpd.counts = counts
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_linkcheck_requests_every_target_and_remote_logo_once(server, site):
    built = site({"index.md": FIGURES.format(url=server.url)}, "linkcheck")
    assert built.warnings == ""
    assert server.counts == dict.fromkeys(["/project", "/logo.png", "/dark", "/repository", "/caption"], 1)
    lines = map(json.loads, built.read("output.json").splitlines())
    assert {line["uri"].removeprefix(server.url): line["status"] for line in lines} == dict.fromkeys(
        server.counts, "working"
    )


def test_linkcheck_reports_a_broken_target_and_logo_with_their_line(server, site):
    page = f"Text.\n\n:::{{project-figure}} {server.url}/gone?logo\n:title: A\n:target: {server.url}/gone\n:::\n"
    built = site({"index.md": page.replace("?logo", "")}, "linkcheck")
    assert "broken" in built.read("output.txt")
    assert f"index.md:3: [broken] {server.url}/gone: 404 Client Error" in built.read("output.txt")


@pytest.mark.parametrize("builder", ["html", "text", "man", "texinfo", "gettext", "xml", "json"])
def test_build_with_remote_logos_makes_no_requests_and_no_warnings(builder, server, site):
    built = site({"index.md": FIGURES.format(url=server.url)}, builder)
    assert built.warnings == ""
    assert server.counts == {}


@pytest.mark.parametrize("builder", ["epub", "latex"])
def test_build_that_packs_its_images_leaves_remote_logos_out_with_one_warning(builder, server, site):
    built = site({"index.md": FIGURES.format(url=server.url)}, builder, version="1", copyright="2025, The team")
    assert built.warnings == (
        "index.md:5: WARNING: run sphinx-openpractices logos fetch; remote logos are left out of the "
        f"{builder} output: {server.url}/logo.png [openpractices.builder]\n"
    )
    assert server.counts == {}
    [page] = [
        path.read_text(encoding="utf-8")
        for path in built.out.glob("*")
        if path.name == "index.xhtml" or path.suffix == ".tex"
    ]
    assert "logo.png" not in page
    assert "/dark" not in page
    monogram = {"epub": '">O</span>', "latex": "\\bfseries O}"}[builder]
    assert monogram in page


def test_build_that_packs_its_images_uses_the_local_logo_of_a_pair(server, site, png):
    page = f":::{{project-figure}} light.png\n:title: A\n:logo-dark: {server.url}/dark\n:::\n"
    built = site({"index.md": page, "light.png": png()}, "epub", version="1", copyright="2025, The team")
    assert built.warnings == ""
    assert server.counts == {}
    assert 'src="_images/light.png"' in built.read("index.xhtml")
