"""A site with any name, and its page for unknown URLs, on a host with a strict policy."""

from __future__ import annotations

import mimetypes

import pytest
from building import sphinx_build

NAME = "Fish <!-- & Chips <script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
CONF = f"""\
extensions = ["myst_parser", "sphinx_openpractices"]
html_theme = "openpractices"
project = html_title = html_short_title = {NAME!r}
html_baseurl = "https://published.test/en/latest/"
"""
POLICY = "base-uri 'none'; default-src 'self' 'unsafe-inline'"
HOST = "https://preview.test"


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    source = tmp_path_factory.mktemp("named")
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    title = "# `<script>window.ran = 3</script>`\n"
    (source / "index.md").write_text("# Start\n\n```{toctree}\npage\n```\n", encoding="utf-8")
    (source / "page.md").write_text(title, encoding="utf-8")
    sphinx_build(source, source / "html", source / "doctrees")
    return source / "html"


@pytest.fixture
def open_preview(named, browser):
    """Open a path of another host that has the site at the same path; it knows no published one."""
    asked = []

    def answer(route):
        asked.append(route.request.url)
        path = route.request.url.partition("/en/latest/")[2].partition("?")[0]
        file = named / path
        found = route.request.url.startswith(HOST) and file.is_file()
        file = file if found else named / "404.html"
        headers = {"Content-Security-Policy": POLICY, "Content-Type": mimetypes.guess_type(file)[0] or "text/plain"}
        route.fulfill(status=200 if found else 404, headers=headers, body=file.read_bytes())

    def open_path(path):
        page = browser.new_page()
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.route("**/*", answer)
        page.goto(f"{HOST}/en/latest/{path}")
        return page, problems

    yield open_path
    assert not [url for url in asked if not url.startswith(HOST)]


@pytest.mark.parametrize("path", ["index.html", "page.html", "search.html", "genindex.html", "404.html"])
def test_name_is_shown_and_does_not_run(path, open_preview):
    page, _problems = open_preview(path)
    assert page.evaluate("window.ran") is None
    assert page.locator("main h1").is_visible()
    assert page.title().endswith(NAME)
    assert page.locator(".navbar-brand").first.inner_text().strip() == NAME
    assert "<script>window.ran = 3</script>" in page.locator(".bd-header .nav-link").all_inner_texts()
    page.close()


@pytest.mark.parametrize("path", ["nothing", "nothing/at/all.html"])
def test_page_for_unknown_urls_loads_the_files_of_its_own_host(path, open_preview):
    page, problems = open_preview(path)
    assert page.locator("main h1").inner_text() == "Page not found"
    # That of the page itself is expected.
    assert [each for each in problems if "404" not in each] == []
    assert len(problems) == 1
    assert page.evaluate("document.styleSheets.length") > 3
    assert page.evaluate("DOCUMENTATION_OPTIONS.BUILDER") == "html"
    page.locator(".call-to-action a").click()
    assert page.url == f"{HOST}/en/latest/index.html"
    page.close()
