"""Writes the form by which readers search and filter a list. The translator is that of the page.

``project-filter.js`` finds all names and texts in the form: it knows no key, and not what the list is a list of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX
from sphinx_openpractices.extension.base.reporting import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.writers.html5 import HTML5Translator

_MOST_KINDS = 5
"""The disclosures of a form; with the search field, readers reach the list after six Tab stops at most."""
_MOST_CHOICES = 12
"""The choices that a kind shows at first."""
_SEARCHED_KEY = "tags"


class FilterTexts(NamedTuple):
    """What a form says about the entries of a list."""

    form: str
    search: str
    none: str
    searched: str
    """A CSS selector for the parts of an entry that the search looks at."""


FILTER_TEXTS = {
    "project": FilterTexts(
        _("Filter projects"),
        _("Search {total} projects"),
        _("No project matches."),
        ".project-title, .project-caption",
    ),
    "practice": FilterTexts(
        _("Filter practices"),
        _("Search {total} practices"),
        _("No practice matches."),
        ".practice-name, .practice-statement, .practice-note, .practice-evidence",
    ),
}
"""The texts for each type of entries."""


def is_filtered(self: HTML5Translator, gallery: nodes.Element) -> bool:
    """Return whether readers can filter *gallery*; EPUB has no script."""
    return "filter" in gallery and self.builder.name != "epub"


def get_filter_name(self: HTML5Translator, gallery: nodes.Element) -> str:
    """Return the name of a filter, with the name of the document in ``singlehtml``, where all share a page."""
    name = str(gallery["filter"])
    if self.builder.name != "singlehtml":
        return name
    node = gallery
    while node.parent is not None:  # Sphinx keeps nodes inside the document they were read in
        node = node.parent
    return "-".join(filter(None, [self.builder.env.path2doc(node.get("source", "")), name]))


def visit_filter_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start a box around the form and the lists, in which the form sticks to the top of the window."""
    if not is_filtered(self, node):
        return
    self.body.append('<div class="project-filtered">\n')
    _write_form(self, get_filter_name(self, node), node, FILTER_TEXTS[node["type"]])


def depart_filter_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End the box."""
    if is_filtered(self, node):
        self.body.append("</div>\n")


def _write_form(self: HTML5Translator, name: str, node: nodes.Element, texts: FilterTexts) -> None:
    """Write the form. Its fields have the names of the parameters in the URL."""
    prefix = f"{name}." if name else ""
    status = str(_("{shown} of {total}"))
    _start(
        self,
        "form",
        **{"aria-label": f"{texts.form} {name}".strip(), "class": "project-filter", "role": "search"},
        autocomplete="off",
        **{"data-remove": str(_("Remove {value}")), "data-status": status, "data-text": texts.searched},
    )
    total = node["total"]
    search = texts.search.format(total=total) if total > 1 else str(_("Search"))
    _write_search(self, search, name=f"{prefix}find")
    self.body.append('<div class="project-filter-kinds">\n')
    kinds = node["kinds"]
    own = len(kinds) if len(kinds) <= _MOST_KINDS else _MOST_KINDS - 1
    for each in kinds[:own]:
        _write_disclosure(self, name, prefix, each["label"], [each])
    if kinds[own:]:
        _write_disclosure(self, name, prefix, str(_("More")), kinds[own:])
    self.body.append('</div>\n<div class="project-filter-state">\n')
    shown = status.format(shown=node["total"], total=node["total"])
    self.body.append(f'<p role="status">{self.encode(shown)}</p>\n<div class="project-filter-chosen"></div>\n')
    _write_element(self, "button", str(_("Clear all")), type="button", hidden="hidden")
    self.body.append("\n</div>\n")
    _write_element(self, "p", str(texts.none), **{"class": "project-filter-empty", "hidden": "hidden"})
    self.body.append("\n</form>\n")


def _write_search(self: HTML5Translator, label: str, **attributes: Any) -> None:
    """Write a search field, whose icon is a part of its style."""
    self.body.append('<div class="project-filter-search">')
    _start(self, "input", type="search", placeholder=label, **{"aria-label": label}, **attributes)
    self.body.append("</div>\n")


def _write_disclosure(
    self: HTML5Translator, name: str, prefix: str, label: str, kinds: Sequence[dict[str, Any]]
) -> None:
    """Write a disclosure, of which one is open at a time, with the choices of one or more keys."""
    _start(self, "details", name=f"{name}-filter".lstrip("-"))
    self.body.append(f"<summary>{self.encode(label)}<span></span></summary>\n<div>\n")
    for kind in kinds:
        _write_kind(self, prefix, kind, has_title=len(kinds) > 1)
    self.body.append("</div>\n</details>\n")


def _write_kind(self: HTML5Translator, prefix: str, kind: dict[str, Any], *, has_title: bool) -> None:
    """Write the choices of a key; the script shows the most used of many, and finds the others."""
    is_searched = kind["key"] == _SEARCHED_KEY or kind["key"].startswith(EXTRA_PREFIX)
    _start(self, "fieldset", **{"data-key": kind["key"]}, **({"data-searched": ""} if is_searched else {}))
    _write_element(self, "legend", kind["label"], **({} if has_title else {"class": "op-visually-hidden"}))
    choices = kind["choices"]
    is_long = len(choices) > _MOST_CHOICES
    if is_long:
        _write_search(self, f"{_('Search')}: {kind['label']}")
    for value, label, count in choices:
        self.body.append("<label>")
        _start(self, "input", type="checkbox", name=prefix + kind["key"], value=value)
        _write_element(self, "bdi", label)
        self.body.append(f"<span>{count}</span></label>\n")
    offered = sum(count > 1 for _value, _label, count in choices)
    if is_long and offered > _MOST_CHOICES:
        _write_element(self, "button", _("Show all {number}").format(number=offered), type="button")
    self.body.append("</fieldset>\n")


def _start(self: HTML5Translator, tag: str, /, **attributes: Any) -> None:
    """Write a start tag."""
    self.body.append(self.starttag(nodes.inline(), tag, "", **attributes))


def _write_element(self: HTML5Translator, tag: str, text: str, /, **attributes: Any) -> None:
    """Write an element with a text."""
    _start(self, tag, **attributes)
    self.body.append(f"{self.encode(text)}</{tag}>")
