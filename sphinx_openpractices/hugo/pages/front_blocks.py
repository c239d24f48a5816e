"""What themes put on the front page from the parameters of the site, as the blocks of a landing page.

Sources: ``layouts/index.html`` of scientific-python-hugo-theme and of numpy.org, and ``home.html`` of Ananke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.hugo.site.fields import ensure_mapping, list_mappings, to_number, to_text, to_texts

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

    Block = dict[str, Any]


class FrontBlocks(NamedTuple):
    """The blocks before and after the text of the front page."""

    before: list[Block]
    after: list[Block]


def make_front_blocks(site: HugoSite, page: HugoPage) -> FrontBlocks:
    """Return the blocks of a page; only the front page has some."""
    if page.kind != "home":
        return FrontBlocks([], [])
    params = site.config.params
    before = [_make_hero(ensure_mapping(params.get("hero")))]
    after: list[Block] = []
    if before[0] and (news := site.pages.get("/news")):
        before.append(_make_news(next((each for each in news.pages if each.kind == "page"), news)))
    if any("ananke" in name.lower() for name in site.config.themes):
        image, text = (to_text(page.data.get(key)) for key in ("featured_image", "description"))
        before = [{"block": "header", "content": {"subtitle": text, "image": image}} if image or text else {}]
        after.append(_make_recent_posts(site, params))
    studies = ensure_mapping(params.get("casestudies"))
    items = [_make_item(each) for each in list_mappings(studies.get("features"))]
    after.append({"block": "casestudies", "content": {"title": studies.get("title"), "items": items}} if items else {})
    return FrontBlocks([each for each in before if each], [each for each in after if each])


def _make_hero(hero: dict[str, Any]) -> Block:
    """Return the block for the parameter ``hero``."""
    if not hero:
        return {}
    known = {"title": "title", "subtitle": "subtitle", "text": "text", "image": "image"}
    content: dict[str, Any] = {ours: hero[key] for key, ours in known.items() if hero.get(key)}
    if hero.get("buttontext") and hero.get("buttonlink"):
        content["cta"] = {"label": hero["buttontext"], "url": hero["buttonlink"]}
    return {"block": "hero", "content": content}


def _make_news(page: HugoPage) -> Block:
    """Return the block that leads to the news."""
    name = to_text(page.data.get("newsheader")) or page.title
    return {"block": "news", "content": {"items": [{"name": name, "url": page.data.get("newslink") or "/news"}]}}


def _make_item(feature: dict[str, Any]) -> dict[str, Any]:
    """Return an item for one of ``features``."""
    known = {"title": "name", "text": "description", "url": "url", "img": "image", "alttext": "alt"}
    return {known.get(key, key): value for key, value in feature.items()}


def _make_recent_posts(site: HugoSite, params: dict[str, Any]) -> Block:
    """Return the list of the newest posts that Ananke shows below the text."""
    sections = to_texts(params.get("mainsections")) or ["post"]
    number = to_number(params.get("recent_posts_number")) or 3
    shown = ensure_mapping(params.get("ananke")).get("show_recent_posts") is not False
    pages = any(page.section in sections and page.kind == "page" for page in site.pages.values())
    return {"block": "posts", "content": {"filters": {"folders": sections}, "count": number}} if shown and pages else {}
