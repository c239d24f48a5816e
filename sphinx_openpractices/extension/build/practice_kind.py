"""Practices: how they and their lists become nodes."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.comparing import list_changes
from sphinx_openpractices.catalog.practices.practice_list import CRITERIA
from sphinx_openpractices.extension.base.practice_nodes import practice_list
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.text.slugs import make_slug

from .domain import get_domain
from .entry_anchors import claim_anchors
from .entry_kind import EntryKind
from .groups import get_document
from .item_names import name_item
from .list_keys import add_meta
from .practice_changes import build_changes
from .practice_comparisons import add_comparison, build_compared_parts
from .practice_items import build_practice
from .practice_sections import make_practice_sections, shape_practices
from .unanswered_principles import add_unanswered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.practice_list import PracticeList
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.extension.base.practice_nodes import practice_item

_WIDEST = 80
"""Characters of a statement that references show in place of a title."""


def find_scales(env: BuildEnvironment) -> Scales:
    """Return the statuses and the frameworks of a site."""
    return get_domain(env).practices.catalog.catalog.shared.scales  # type: ignore[union-attr, no-any-return]


def _build_item(
    practice: Practice, statement: list[nodes.Node], origin: Origin, options: PracticeList | None
) -> practice_item:
    """Return the item of a practice; without an id and a title, it has no anchor."""
    scales = find_scales(origin.env)
    date = options.compare if options else None
    changes = list_changes(practice, date, scales)
    is_compared = options is not None and date is not None and options.layout == "table"
    lines = (build_compared_parts if is_compared else build_changes)(changes, origin.env)
    with_criteria = options is not None and CRITERIA in options.show
    item = build_practice(practice, statement, origin, scales, changes=lines, with_criteria=with_criteria)
    get_domain(origin.env).practices.note_page()
    if name := practice.id or (practice.title and make_slug(practice.title)):
        item["practice"] = name
        if not practice.title:
            text = practice.summary or " ".join(each.astext() for each in statement)
            item["label"] = shorten(text, _WIDEST, placeholder=" \u2026") or name
        name_item(item, practice, origin)
    return item


def _make_list(options: PracticeList, children: Sequence[nodes.Node]) -> practice_list:
    """Return the node of a list."""
    made = practice_list("", *children, bullet="-", classes=list(options.class_), layout=options.layout)
    made["show"], made["sort"] = [name for name in options.show if name != CRITERIA], options.sort
    if options.filter:
        made["filter"], made["filter-keys"] = options.name, list(options.filter)
    if options.compare:
        made["compare"] = str(options.compare)
    if options.layout == "list":
        made["sections"] = "possible"
    return made


def _arrange_list(practices: practice_list, env: BuildEnvironment) -> None:
    """Add unanswered principles, and the line above a comparison; a canonical list has the anchors."""
    options: PracticeList | None = practices.declared
    if options is None:
        return
    if options.canonical:
        claim_anchors(practices.entries, get_document(practices))
    scales = find_scales(env)
    if options.compare and practices.children:
        add_comparison(practices, options.compare, scales, env)
    records = [entry.record for entry in get_domain(env).practices.catalog.catalog.entries]
    add_unanswered(practices, options, records, scales)


def _report_missing(
    own: Mapping[str, str | None], body: list[nodes.Node], _misplaced: set[str], origin: Origin
) -> bool:
    """Report a practice without any text; return whether it has none."""
    if body or any((own.get(name) or "").strip() for name in ("title", PRACTICES.markup, PRACTICES.plain)):
        return False
    origin.report_error(Subtype.TITLE, "write a title or a statement; the practice has neither")
    return True


PRACTICE_KIND = EntryKind(
    PRACTICES,
    argument="title",
    build_item=_build_item,
    choose_line=lambda _env: nodes.paragraph,
    make_list=_make_list,
    make_default_list=lambda: practice_list(bullet="-", layout="prose"),
    arrange_list=_arrange_list,
    add_meta=add_meta,
    make_sections=make_practice_sections,
    shape_list=shape_practices,
    subtypes={"title": Subtype.TITLE, "evidence": Subtype.TARGET},
    report_missing=_report_missing,
)
