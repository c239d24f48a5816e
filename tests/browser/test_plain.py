"""A gallery needs no script, no other host and no exception from a strict content security policy."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

WATCH_POLICY = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sample}) =>
    window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`));
"""


def watch(page, messages, requests):
    page.add_init_script(WATCH_POLICY)
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))


def test_a_gallery_brings_no_message_and_no_request_to_another_host(visit, theme):
    told, asked = {}, {}
    for page_name in ("index", "gallery"):
        told[page_name], asked[page_name] = [], []
        visit(page_name, theme, before=partial(watch, messages=told[page_name], requests=asked[page_name]))
    assert sorted(set(told["gallery"])) == sorted(set(told["index"]))
    assert {urlsplit(url).hostname for url in asked["gallery"]} == {"127.0.0.1"}
    ours = [url.rpartition("/")[2].partition("?")[0] for url in asked["gallery"] if url not in asked["index"]]
    # A theme may have fonts of its own for what it shows.
    own = [name for name in ours if not name.endswith((".svg", ".png", ".woff2"))]
    styles = [name for name in own if name.endswith(".css")]
    parts = ["cards", "hosts", "logos", "monograms"]
    assert styles[:2] == ["openpractices-base.css", "project-gallery.css"]
    assert sorted(styles[2:]) == [f"project-{part}.css" for part in parts]
    assert [name for name in own if name not in styles] == ["gallery.html", "project-cards.js"]


def test_only_a_page_that_shows_a_project_has_our_stylesheet(visit):
    assert "project-gallery.css" not in visit("index").content()


def test_a_gallery_keeps_to_a_strict_content_security_policy(visit, theme):
    told, found = {}, {}
    for page_name in ("index", "gallery"):
        told[page_name] = []
        page = visit(page_name, theme, manner="strict", before=partial(watch, messages=told[page_name], requests=[]))
        found[page_name] = page.evaluate("window.violations")
    assert sorted(found["gallery"]) == sorted(found["index"])
    assert len(told["gallery"]) == len(told["index"])
    assert page.locator(".project-gallery").first.evaluate("list => getComputedStyle(list).display") == "grid"
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert page.locator("#project-square img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_violation_would_be_noticed(visit):
    page = visit("index", "alabaster", manner="strict", before=partial(watch, messages=[], requests=[]))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">Red</p>')")
    assert any(kind.startswith("style-src-attr") for kind in page.evaluate("window.violations"))


def content(page):
    return page.locator(".project-gallery").all_inner_texts(), page.locator(".project-gallery a:visible").count()


def test_a_page_is_complete_without_javascript(visit, theme):
    with_scripts, without = (visit(theme=theme, java_script_enabled=scripts) for scripts in (True, False))
    assert content(without) == content(with_scripts)
    assert without.locator(".project-highlight:visible").count() == 20
    assert without.locator(".project-gallery").first.evaluate("list => getComputedStyle(list).display") == "grid"
