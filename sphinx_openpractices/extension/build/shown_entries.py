"""What pages show of the entries of catalogs, for the files of the site that have no more than that.

Collected only if ``openpractices_data`` is set, when a page is read: a build that reads few pages knows all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from docutils import nodes
from docutils.nodes import Element

from sphinx_openpractices.extension.base import practice_nodes as op
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.entry_nodes import entry_holder, entry_title, find_lists
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    plain_text,
    project_cover,
    project_description,
    project_filter,
    project_highlight,
    project_logo,
)
from sphinx_openpractices.extension.base.review_nodes import review_line
from sphinx_openpractices.text.garbage import pausing_collection

from .conditions import find_conditions
from .domain import get_domain
from .plain_texts import has_translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.entry_nodes import entry_element, entry_list
    from sphinx_openpractices.extension.base.origin import Origin

    from .conditions import Conditions

_LIST_KEYS = "shown"
_OWN_KEYS = "own"
"""Attributes of an item, in sites with data."""

_NEXT_REVIEW = ("review-every", "next-review")
_PARTS: dict[type[Element], tuple[str, ...]] = {
    op.practice_meta: ("status", "level", "principle"),
    op.practice_status: ("status",),
    op.practice_note: ("note",),
    op.practice_evidence: ("evidence",),
    review_line: ("reviewed", *_NEXT_REVIEW, "owner"),
    op.practice_actions: ("actions",),
    op.practice_history: ("history",),
}
"""The keys that the parts of a practice show."""


class ShownEntry(NamedTuple):
    """What a page shows of an entry of a catalog at one place: plain data for the environment."""

    type_name: str
    id: str
    conditions: Conditions
    keys: tuple[str, ...]
    own: tuple[str, ...]
    """The keys for which the directive has values or text of its own, in place of those of the catalog."""
    text: str
    """Its caption, statement or summary as plain text."""
    images: tuple[tuple[str, str], ...]
    """Keys of images, each with a URL, or a path from the source directory."""


def note_list_keys(parent: entry_list, env: BuildEnvironment) -> None:
    """Note on the items of a list which keys it shows, besides the parts that every item has."""
    if get_config(env).data:
        grouped = getattr(parent.declared, "group_by", "")
        keys = [*parent.get("show", ()), *([grouped] if grouped else ())]
        if isinstance(parent.parent, project_filter):  # which has only keys with a choice
            keys += (kind["key"] for kind in parent.parent["kinds"])
        for item in parent.entries:
            item[_LIST_KEYS] = keys


def note_own_keys(item: entry_element, origin: Origin) -> None:
    """Note on an item that shows an entry of the catalog which keys have values of its own."""
    if origin.keys and get_config(origin.env).data:
        item[_OWN_KEYS] = sorted(origin.keys)


def on_doctree_read_collect_shown(app: Sphinx, document: nodes.document) -> None:
    """Keep what the page shows of entries, once Sphinx has found its images."""
    env = app.env
    domain = get_domain(env)
    has_entries = any(env.docname in each.pages for each in domain.registers.values())
    if get_config(env).data and (has_entries or env.docname in domain.page_reviews):
        with pausing_collection():
            domain.data["shown"][env.docname] = list(_list_shown(document)), _list_translations(document, env)


def _list_translations(document: nodes.document, env: BuildEnvironment) -> dict[str, str]:
    """Return the translations of the plain texts of a page that have some."""
    if not has_translations(env):
        return {}
    texts = (
        (each.message, each.astext()) for each in document.findall(plain_text) if not isinstance(each, nodes.image)
    )
    return {message: text for message, text in texts if message and message != text}


def _list_shown(document: nodes.document) -> Iterator[tuple[object, ...]]:
    """Yield the values of a :class:`ShownEntry` for each entry of a catalog."""
    keys: dict[tuple[str, ...], tuple[str, ...]] = {}  # one of each, which keeps pickles small
    for each in find_lists(document):
        conditions = find_conditions(each)
        for entry in each.entries if isinstance(each, entry_holder) else [each]:
            if "entry" not in entry or each.type_name not in entry:
                continue
            describe = _describe_highlight if isinstance(entry, project_highlight) else _describe_practice
            parts, text, images = describe(entry)
            shown = tuple(dict.fromkeys((*parts, *entry.get(_LIST_KEYS, ()))))
            shown = keys.setdefault(shown, shown)
            own = tuple(entry.get(_OWN_KEYS, ()))
            yield tuple(ShownEntry(each.type_name, entry[each.type_name], conditions, shown, own, text, images))


_Description = tuple[list[str], str, tuple[tuple[str, str], ...]]
"""The keys that an entry shows, its text, and its images."""


def _describe_highlight(card: entry_element) -> _Description:
    keys, images = ["summary"], []
    texts: dict[str, Element] = {}
    has_caption = cast("Element", card.parent).get("layout") != "names"
    for child in card.children:
        if isinstance(child, project_logo):
            is_dark = "only-dark" in child["classes"]
            key = "cover" if isinstance(child, project_cover) else "logo-dark" if is_dark else "logo"
            images.append((key, child["uri"]))
        elif isinstance(child, project_description):
            texts["summary"] = child
        elif isinstance(child, caption_element) and has_caption:
            texts["caption"] = child
        elif isinstance(child, entry_title) and next(iter(child.findall(_is_link)), None) is not None:
            keys.append("target")
    text = texts.get("summary") or texts.get("caption")
    return [*keys, *(key for key, _uri in images)], _get_text(text), tuple(images)


def _is_link(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference) or (isinstance(node, Element) and "reftarget" in node)


def _describe_practice(practice: entry_element) -> _Description:
    keys, statement = ["summary"], None
    for part in practice.findall(Element):
        keys += _PARTS.get(type(part), ())
        if isinstance(part, op.practice_statement):
            statement = part
    if practice.get("tone") == "retired":
        keys = [key for key in keys if key not in _NEXT_REVIEW]
    return keys, _get_text(statement), ()


def _get_text(node: Element | None) -> str:
    """Return the text of a node on one line."""
    return " ".join(node.astext().split()) if node is not None else ""
