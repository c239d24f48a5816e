"""Shows the principles of a framework that no practice answers: silence is visible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.counting import find_unanswered
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.practice_nodes import practice_item, practice_title
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.text.slugs import make_slug

from .framework_texts import find_principle_name, mark_framework_text
from .groups import get_document
from .practice_items import build_practice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.catalog.practices.framework import Framework, Principle
    from sphinx_openpractices.catalog.practices.practice_list import PracticeList
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.practice_nodes import practice_list


def add_unanswered(
    practices: practice_list, options: PracticeList, records: Sequence[Practice], scales: Scales
) -> None:
    """Add the unanswered principles of the frameworks that a list selects, if it selects by nothing else.

    Each is a practice in the group of its section, not assessed; *records* are all practices of the catalog. Each has
    one anchor on a page, so that it can be a section.
    """
    if replace(options, framework=()).selects:
        return
    frameworks = [scales.frameworks[name] for name in options.framework if name in scales.frameworks]
    origin = Origin("practice-list", "option", practices.source or "", practices.line or 0, get_document(practices))
    for framework in frameworks:
        groups = {principle.id: section.title for section in framework.sections for principle in section.principles}
        for principle in find_unanswered(records, framework):
            name = f"{framework.id}#{principle.id}"
            record = Practice(title=principle.title, group=groups[principle.id], principle=(name,))
            text = str(_("No practice of ours answers this principle yet."))
            item = build_practice(record, [nodes.paragraph("", text, translatable=False)], origin, scales)
            item["unanswered"] = True
            for title in item.findall(practice_title):
                mark_framework_text(title, framework, f"{find_principle_name(framework, principle.id)}.title", origin)
            _name_item(item, make_principle_anchor(framework, principle), options, origin.document)
            practices += item


def make_principle_anchor(framework: Framework, principle: Principle) -> str:
    """Return the anchor of an unanswered principle."""
    return f"principle-{make_slug(framework.id)}-{principle.id}"


def _name_item(item: practice_item, anchor: str, options: PracticeList, document: nodes.document) -> None:
    """Give an item its anchor, unless it is that of an earlier one; a canonical list takes it from that one."""
    first = document.ids.get(anchor)
    if isinstance(first, practice_item) and options.canonical:
        first["ids"].remove(anchor)
    elif first is not None:
        return
    item["ids"].append(anchor)
    document.ids[anchor] = item
