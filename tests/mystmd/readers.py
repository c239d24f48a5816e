"""What readers get from a page, the same from the HTML of Sphinx and from a tree of mystmd: text, links and images."""

from __future__ import annotations

import re
from typing import NamedTuple

import html5lib

BLOCKS = {
    "details",
    "p",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "figure",
    "li",
    "ul",
    "div",
    "section",
    "td",
    "th",
}
TREE_BLOCKS = {
    "paragraph",
    "heading",
    "card",
    "cardTitle",
    "header",
    "grid",
    "block",
    "details",
    "list",
    "listItem",
    "summary",
    "tableCell",
}
UNSEEN = {"headerlink", "op-visually-hidden"}
STRAIGHT_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


class Reading(NamedTuple):
    """The lines of a page, the text and the target of each link, and the alternative text of each image."""

    lines: list[str]
    links: list[tuple[str, str]]
    images: list[str]


def read_html(body, page):
    """What readers get from the body of an HTML page; targets are from the root of the site."""
    reader = _Reader()
    reader.walk_html(html5lib.parseFragment(body, namespaceHTMLElements=False), page)
    return reader.finish()


def read_tree(page):
    """What readers get from a page of mystmd, which has its title apart from its tree."""
    reader = _Reader(page["slug"])
    reader.text = f"{page['frontmatter']['title']}\n"
    reader.walk_tree(page["mdast"])
    return reader.finish()


class _Reader:
    def __init__(self, slug=""):
        self.slug = slug
        self.text, self.links, self.images = "", [], []

    def finish(self):
        # mystmd makes all quotation marks typographic, and Sphinx those of pages, unless its conf.py says otherwise.
        text = self.text.translate(STRAIGHT_QUOTES)
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return Reading([line for line in lines if line], self.links, self.images)

    def walk_html(self, element, page):
        classes = element.get("class", "").split()
        if element.get("aria-hidden") == "true" or UNSEEN.intersection(classes) or element.tag in {"script", "style"}:
            self.text += element.tail or ""
            return
        images = len(self.images)
        if "project-gallery-logos" in classes:
            _remove_captions(element)
        edge = "\n" if element.tag in BLOCKS else ""
        self.text += edge
        start = len(self.text)
        self.text += (element.text or "").replace("\n", " ")
        if element.tag == "img" and "only-dark" not in classes:
            self.images.append(element.get("alt", ""))
        for child in element:
            self.walk_html(child, page)
        if element.tag == "table":  # in mystmd, an image is always a block
            del self.images[images:]
        if element.tag == "a" and element.get("href"):
            self.links.append((self.text[start:].strip(), _find_page(element.get("href"), page)))
        self.text += edge + (element.tail or "").replace("\n", " ")

    def walk_tree(self, node):
        if node["type"] == "comment":
            return
        edge = "\n" if node["type"] in TREE_BLOCKS else ""
        self.text += edge
        start = len(self.text)
        self.text += node.get("value", "").replace("\n", " ")
        if node["type"] == "image":
            self.images.append(node.get("alt", ""))
        for child in node.get("children", ()):
            self.walk_tree(child)
        if node["type"] in {"link", "crossReference"}:
            if not self.text[start:].strip() and self.images:  # a logo alone has the title as its alternative text
                self.text += f"\n{self.images.pop()}\n"
                self.images.append("")
            self.links.append((self.text[start:].strip(), node.get("url") or f"/{self.slug.removesuffix('index')}"))
        self.text += edge


def _remove_captions(gallery):
    """Remove what the stylesheet hides in a wall of logos."""
    for card in gallery:
        for caption in card.findall("div[@class='project-caption']"):
            card.remove(caption)


def _find_page(href, page):
    """The address that mystmd gives a page: the last part of its path."""
    if re.match(r"[a-z]+:", href):
        return href
    name = page if href.startswith("#") else href.partition("#")[0].removesuffix(".html")
    return "/" + name.rpartition("/")[2].removesuffix("index")
