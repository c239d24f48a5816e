"""Converts the blocks of a HugoBlox landing page, in its front matter, to sections of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax
from sphinx_openpractices.hugo.site.fields import to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXTS = ("title", "subtitle", "text")
"""The texts of a section, in order."""
_ACTIONS = ("primary_action", "secondary_action", "button", "buttons", "cta", "cta_alt", "links")
"""Keys of links to click on: a mapping with text and address, or a list of these."""
_LABELS = ("text", "label", "name", "title")
_ADDRESSES = ("url", "link", "href")
_NAMES = ("name", "title", "question", "statistic", "label")
"""Keys for the name of an item."""
_DESCRIPTIONS = ("description", "text", "answer", "content")
"""Keys for the description of an item."""
_ID = re.compile(r"[\w:.-]+")
_LOOKS = {"icon", "icon_pack", "color"}
"""Decoration of an item, which is dropped without a note."""


class LandingBlock:
    """A block; *convert* converts its texts and *link* resolves its addresses, both given the key of the value.

    *label* returns the label for an id, or an empty string.
    """

    def __init__(
        self,
        block: Mapping[str, Any],
        convert: Callable[[str, str], str],
        link: Callable[[str, str], str],
        label: Callable[[str], str],
    ) -> None:
        self.block = block
        inner = block.get("content")
        self.content: Mapping[str, Any] = inner if isinstance(inner, Mapping) else block
        self.path = "content." if self.content is inner else ""
        self.convert = convert
        self.link = link
        self.label = label
        self.name = to_text(block.get("block") or block.get("widget")) or "(unnamed)"
        self.lost: list[str] = []
        """The keys of other content."""

    def write_section(self) -> tuple[str, str]:
        """Return the section, with title, subtitle, text, items and links; and a message about what is lost."""
        title = to_text(self.content.get("title"))
        parts = [f"## {myst_syntax.escape_text(commonmark.read_plain_text(title))}" if title else ""]
        parts += [self._convert_text(to_text(self.content.get(key)), key) for key in _TEXTS[1:]]
        parts.append("\n\n".join(self._write_items()))
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
        known = {*_TEXTS, *_ACTIONS, "items", "block", "widget", "design", "id", "weight"}
        lost = [*_list_unknown(self.content, known), *dict.fromkeys(self.lost)]
        return section, f'the block "{self.name}" loses: {", ".join(lost)}' if lost else ""

    def _convert_text(self, text: str, key: str) -> str:
        """Convert Markdown under a key."""
        return self.convert(text, self.path + key).strip("\n") if text else ""

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
        self.lost += [f"items.{each}" for each in _list_unknown(item, {called, described, leads, *_LOOKS})]
        return "\n\n".join(part for part in (title, self._convert_text(description, f"{path}.{described}")) if part)

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
