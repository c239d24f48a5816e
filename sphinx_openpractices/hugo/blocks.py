"""The blocks of a landing page of HugoBlox, in its front matter, become sections of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import markdown
from .fields import to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = ("title", "subtitle", "text")
"""What a section holds, in its order."""
ACTIONS = ("primary_action", "secondary_action", "button", "buttons", "cta", "cta_alt", "links")
"""What may hold links to click on: a mapping with text and address, or a list of such."""
LABELS = ("text", "label", "name", "title")
ADDRESSES = ("url", "link", "href")


def write_block(block: Mapping[str, Any], convert: Callable[[str], str], link: Callable[[str], str]) -> tuple[str, str]:
    """The section of a block: title, subtitle, text and links; and words for what it shows besides, which is lost.

    *convert* makes MyST of its Markdown, *link* finds where an address leads.
    """
    content = block.get("content") if isinstance(block.get("content"), Mapping) else block
    assert isinstance(content, Mapping)  # noqa: S101 - for the type checker
    title, subtitle, text = (to_text(content.get(key)) for key in TEXTS)
    parts = [f"## {markdown.escape(markdown.plain(title))}" if title else ""]
    parts += [convert(part).strip("\n") for part in (subtitle, text) if part]
    links = [markdown.link(markdown.escape(label), link(address)) for label, address in actions(content)]
    if links:
        parts.append(markdown.directive("container", "\n".join(links), argument="call-to-action"))
    section = "\n\n".join(part for part in parts if part)
    name = to_text(block.get("block") or block.get("widget")) or "without a name"
    if not section:
        return "", f'the block "{name}" has no text; what it shows was not carried over'
    known = {*TEXTS, *ACTIONS, "block", "widget", "design", "id", "weight"}
    rest = [str(key) for key, value in content.items() if key not in known and value not in (None, "", [], {}, False)]
    return section, f'the block "{name}" loses: {", ".join(rest)}' if rest else ""


def actions(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The label and the address of each link to click on."""
    for key in ACTIONS:
        found = content.get(key)
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, Mapping):
                label, address = (
                    next(filter(None, map(to_text, map(each.get, keys))), "") for keys in (LABELS, ADDRESSES)
                )
                if address:
                    yield label or address, address
