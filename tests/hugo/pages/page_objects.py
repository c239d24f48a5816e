"""The objects on a page, read from its HTML: the same from Hugo and from Sphinx."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from bs4 import BeautifulSoup

COUNTED = {"blockquote", "dd", "del", "dt", "em", "hr", "input", "li", "strong", "sub", "sup", "td", "th"}
EMBEDS = {"audio", "iframe", "video", "embed", "object"}
SAME = {"s": "del", "b": "strong", "i": "em", "sub": "del"}
"""Elements that mean the same as others; with both extensions on, Hugo reads ``~2~`` as one or the other at random."""
ADDED = ".headerlink, .toctree-wrapper, script, style, template, .copybtn, .prev-next-area, nav, .footnote-backref"
"""What is on a page besides its content."""
NUMBERS = "sup:has(> .footnote-ref), .footnotes li, .footnotes ol, .footnotes hr, .lntable tr, .lntable td"
"""Elements that Hugo makes where Sphinx makes others: notes, and numbers of lines."""
TEXTS = {"caption", "code", "heading", "title", "word"}
"""Objects that are not lost if their text is anywhere on the page."""


class PageObjects(NamedTuple):
    """The objects of the content, each a kind and a text, with their numbers; and all of the text."""

    counts: Counter
    text: str

    def list_missing(self, new):
        """Return the objects that the *new* page does not have as often."""
        missing = self.counts - new.counts
        return sorted(each for each in missing if not (each[0] in TEXTS and each[1] in new.text))


def read_objects(path):
    """Return the objects in the content of a page."""
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    content = page.select_one("article.bd-article, main") or page
    for element in content.select(ADDED):
        element.decompose()
    for element in content.select(NUMBERS):
        element.unwrap()
    for element in content.select(".lnt"):
        element.decompose()
    found = Counter(each for element in content.find_all(name=True) for each in read_element(element))
    text = simplify(content.get_text(" "))
    found.update(("word", word) for word in text.split())
    return PageObjects(Counter({each: number for each, number in found.items() if each[1]}), text)


def read_element(element):
    """Yield the objects that an element is."""
    name = SAME.get(element.name, element.name)
    if name in COUNTED | EMBEDS:
        yield "element", name
    if name == "a" and element.get("href"):
        yield "link", read_label(element)
    elif name == "img":
        yield "image", simplify(element.get("alt", ""))
    elif name == "pre":
        yield "code", simplify(element.get_text())
    elif name == "figcaption":
        yield "caption", simplify(element.get_text(" "))
    elif re.fullmatch("h[1-6]", name):
        yield "heading", simplify(element.get_text(" "))
    if name not in EMBEDS:
        yield "title", simplify(element.get("title", ""))


def read_label(element):
    """Return the text of a link, or of the image in it."""
    return simplify(element.get_text(" ")) or simplify(" ".join(each.get("alt", "") for each in element.select("img")))


def simplify(text):
    """Return the letters and digits of a text, which typography does not change, without tags that Hugo escapes."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", re.sub("<[^<>]*>", " ", text)).casefold()))
