"""Converts the blocks of a HugoBlox landing page, in its front matter, to sections of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.site.fields import to_text

from .landing_pages import PAGE_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXTS = ("title", "subtitle", "text")
"""The texts of a section, in order."""
_ACTIONS = (
    "primary_action",
    "secondary_action",
    "button",
    "buttons",
    "cta",
    "cta_alt",
    "links",
    "archive",
    "contact_links",
)
"""Keys of links to click on: a mapping with text and address, or a list of these."""
_LABELS = ("text", "label", "name", "title")
_ADDRESSES = ("url", "link", "href")
_NAMES = ("name", "title", "question", "statistic", "label")
"""Keys for the name of an item."""
_DESCRIPTIONS = ("description", "text", "answer", "content")
"""Keys for the description of an item."""
_FACTS = ("email", "phone", "address", "office_hours", "directions")
"""The ways to contact people."""
_ALTS = ("alt", "alttext", "caption")
_IMAGES = {"image", "alt", "alttext"}
_ID = re.compile(r"[\w:.-]+")
_LOOKS = {"icon", "icon_pack", "color"}
"""Decoration of an item, which is dropped without a note."""


class LandingBlock:
    """A block; *convert* converts its texts, *link* and *image* resolve its addresses, all given the key of the value.

    *label* returns the label for an id, or an empty string; *list_pages* writes the pages that the block lists.
    """

    def __init__(
        self,
        block: Mapping[str, Any],
        convert: Callable[[str, str], str],
        link: Callable[[str, str], str],
        image: Callable[[str, str], str],
        label: Callable[[str], str],
        list_pages: Callable[[Mapping[str, Any]], str],
    ) -> None:
        self.block = block
        inner = block.get("content")
        self.content: Mapping[str, Any] = inner if isinstance(inner, Mapping) else block
        self.path = "content." if self.content is inner else ""
        self.convert = convert
        self.link = link
        self.image = image
        self.label = label
        self.pages = list_pages(self.content)
        self.name = to_text(block.get("block") or block.get("widget")) or "(unnamed)"
        self.lost: list[str] = []
        """The keys of other content."""

    def write_section(self) -> tuple[str, str]:
        """Return the section, with title, subtitle, text, items and links; and a message about what is lost."""
        title = to_text(self.content.get("title"))
        parts = [f"## {myst_syntax.escape_text(commonmark.read_plain_text(title))}" if title else ""]
        parts += [self._convert_text(to_text(self.content.get(key)), key) for key in _TEXTS[1:]]
        parts += [self._write_image(self.content, "image"), "\n".join(self._write_facts())]
        parts += ["\n\n".join(self._write_items()), self.pages]
        links = [
            myst_syntax.write_link(myst_syntax.escape_text(label), self.link(address, key))
            for key, label, address in self._find_actions()
        ]
        if links:
            parts.append(myst_syntax.write_directive("container", "\n".join(links), argument="call-to-action"))
        section = "\n\n".join(part for part in parts if part)
        if not section:
            return "", f'the block "{self.name}" has no text; it is lost'
        given = read_block_id(self.block)
        if label := self.label(given) if given else "":
            section = f"{myst_syntax.write_label(label)}\n{section}"
        known = {*_TEXTS, *_ACTIONS, *_IMAGES, *_FACTS, "items", "block", "widget", "design", "id", "weight"}
        known |= PAGE_KEYS if self.pages else set()
        lost = [*_list_unknown(self.content, known), *dict.fromkeys(self.lost)]
        return section, f'the block "{self.name}" loses: {", ".join(lost)}' if lost else ""

    def _convert_text(self, text: str, key: str) -> str:
        """Convert Markdown under a key."""
        return self.convert(text, self.path + key).strip("\n") if text else ""

    def _write_image(self, values: Mapping[str, Any], path: str) -> str:
        """Write the image of the block or of an item, which is a path, or a mapping with a file name."""
        value = values.get("image")
        own: Mapping[str, Any] = value if isinstance(value, Mapping) else {"filename": value}
        (key, name), (_, alt) = _find_first(own, ("filename", "src", "url")), _find_first({**values, **own}, _ALTS)
        found = self.image(name, f"{path}.{key}") if name else ""
        if value and not found:
            self.lost.append("image" if values is self.content else "items.image")
        return myst_syntax.write_image(commonmark.read_plain_text(alt), found) if found else ""

    def _write_facts(self) -> Iterator[str]:
        """Yield a list item for each way to contact people."""
        for key in _FACTS:
            value = self.content.get(key)
            values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
            if text := ", ".join(filter(None, map(to_text, values))):
                shown = myst_syntax.escape_text(text)
                yield f"- {myst_syntax.write_link(shown, f'mailto:{text}') if key == 'email' else shown}"

    def _write_items(self) -> Iterator[str]:
        """Yield the items of the block as list items, each with name and description."""
        items = self.content.get("items") or []
        if not isinstance(items, list):
            self.lost.append("items")
            return
        for index, item in enumerate(items):
            path = f"items.{index}"
            text = (
                self._write_item(item, path) if isinstance(item, Mapping) else self._convert_text(to_text(item), path)
            )
            if text:
                yield f"- {myst_syntax.indent_lines(text, '  ')[2:]}"

    def _write_item(self, item: Mapping[str, Any], path: str) -> str:
        """Write an item: its name, which is a link if it has an address, and its description."""
        (called, name), (described, description), (leads, address) = (
            _find_first(item, keys) for keys in (_NAMES, _DESCRIPTIONS, _ADDRESSES)
        )
        title = (
            f"**{myst_syntax.escape_text(commonmark.read_plain_text(name))}**"
            if name
            else myst_syntax.escape_text(address)
        )
        if address:
            title = myst_syntax.write_link(title, self.link(address, f"{self.path}{path}.{leads}"))
        self.lost += [f"items.{each}" for each in _list_unknown(item, {called, described, leads, *_LOOKS, *_IMAGES})]
        parts = (title, self._write_image(item, path), self._convert_text(description, f"{path}.{described}"))
        return "\n\n".join(part for part in parts if part)

    def _find_actions(self) -> Iterator[tuple[str, str, str]]:
        """Yield the key, the label and the address of each link to click on."""
        for key in _ACTIONS:
            found = self.content.get(key)
            several = isinstance(found, list)
            for index, each in enumerate(found if isinstance(found, list) else [found]):
                if isinstance(each, Mapping):
                    (_, label), (leads, address) = _find_first(each, _LABELS), _find_first(each, _ADDRESSES)
                    if address:
                        path = f"{key}.{index}.{leads}" if several else f"{key}.{leads}"
                        yield self.path + path, label or address, address


def read_block_id(block: Mapping[str, Any]) -> str:
    """Return the id of a block, if it can be a label."""
    given = to_text(block.get("id"))
    return given if _ID.fullmatch(given) else ""


def _find_first(values: Mapping[str, Any], keys: Iterable[str]) -> tuple[str, str]:
    """Return the first of the keys that has text, and the text."""
    return next(((key, text) for key in keys if (text := to_text(values.get(key)))), ("", ""))


def _list_unknown(values: Mapping[str, Any], known: set[str]) -> list[str]:
    """Return the other keys that have a value."""
    return [str(key) for key, value in values.items() if key not in known and value not in (None, "", [], {}, False)]
