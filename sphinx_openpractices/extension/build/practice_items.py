"""Builds the item of a practice: title, status, statement and evidence. Its foot is in :mod:`.practice_feet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.extension.base.folding import fold
from sphinx_openpractices.extension.base.labels import LEVEL_LABELS
from sphinx_openpractices.extension.base.nodes import caption_element
from sphinx_openpractices.extension.base.practice_nodes import (
    practice_evidence,
    practice_item,
    practice_level,
    practice_link_line,
    practice_meta,
    practice_no_evidence,
    practice_note,
    practice_statement,
    practice_summary_text,
    practice_title,
    practice_words,
)
from sphinx_openpractices.extension.base.reporting import _

from .filled_texts import join_nodes
from .framework_texts import build_framework_text, mark_scale_labels
from .practice_feet import build_foot
from .practice_links import build_link
from .practice_statuses import build_status
from .review_lines import PART_SEPARATOR, build_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_openpractices.catalog.practices.framework import Framework, Principle
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.origin import Origin


def build_practice(
    practice: Practice,
    statement: list[nodes.Node],
    origin: Origin,
    scales: Scales,
    *,
    changes: Iterable[nodes.Node] = (),
    with_criteria: bool = False,
) -> practice_item:
    """Return the item of a practice that is defined at *origin*, with a parsed *statement*, or else its summary.

    *changes* are the lines about its changes; *with_criteria* shows what its principles say of each status. The item
    has no anchor yet.
    """
    status = scales.find_present_status(practice)
    item = practice_item(classes=list(practice.class_), status=status.name or status.tone, tone=status.tone)
    if practice.id:
        item["practice"] = practice.id
    if practice.level:
        item["level"] = practice.level
    if _is_statement(practice):
        item["plain"] = True
    origin.mark(item)
    item.declared = practice
    if practice.title:
        item += _mark_text(practice_title(practice.title, practice.title), origin, "title")
    item += _build_meta(practice, origin, scales)
    item += _build_statement(practice, statement, origin)
    if practice.note:
        item += _mark_text(practice_note(practice.note, practice.note), origin, "note")
    item += changes
    if practice.evidence:
        item += _build_evidence(practice, origin)
    elif status.tone == "met":
        text = str(_("No evidence linked"))
        item += practice_no_evidence("", text, translatable=False)
    item += build_foot(practice, origin, scales, with_criteria=with_criteria)
    if framework := scales.find_framework(practice):
        mark_scale_labels(item, framework, origin)
    return item


def _build_statement(practice: Practice, body: list[nodes.Node], origin: Origin) -> list[nodes.Node]:
    """Return the statement, or else the summary, if there is one."""
    if body:
        return [practice_statement("", *map(_make_paragraph, body))]
    if practice.summary:
        summary = practice_summary_text(practice.summary, practice.summary)
        return [practice_statement("", _mark_text(summary, origin, "summary"))]
    return []


def _is_statement(practice: Practice) -> bool:
    """Return whether a practice is no more than a statement, perhaps with evidence: it has not been assessed."""
    assessed = (practice.status, practice.reviewed, practice.next_review, practice.history, practice.actions)
    return not any((practice.title, practice.level, practice.principle, practice.owner, *assessed))


def _make_paragraph(node: nodes.Node) -> nodes.Node:
    """Return a paragraph for what is already the caption of a project, as plain texts are when parsed."""
    if not isinstance(node, caption_element):
        return node
    paragraph = nodes.paragraph(node.rawsource, "", *node.children)
    paragraph.source, paragraph.line = node.source, node.line
    return paragraph


def _mark_text(node: nodes.Element, origin: Origin, key: str) -> nodes.Element:
    """Return a node with the place of its text, for translators."""
    origin.find_owner(key).mark(node, key)
    return node


def _build_meta(practice: Practice, origin: Origin, scales: Scales) -> practice_meta:
    """Return the line with the status, the level and the frameworks."""
    parts: list[nodes.Node] = [build_status(scales.find_present_status(practice))]
    if practice.level:
        label = str(LEVEL_LABELS.get(practice.level, practice.level))
        parts.append(practice_level("", label, level=practice.level))
    parts += _build_frameworks(practice, origin, scales)
    return practice_meta("", "", *join_nodes(parts, PART_SEPARATOR), translatable=False, support_smartquotes=False)


def _build_frameworks(practice: Practice, origin: Origin, scales: Scales) -> Iterator[nodes.Node]:
    """Yield a link for each framework, to the first principle of it that the practice answers to."""
    found: dict[str, tuple[Framework, Principle | None]] = {}
    for each in practice.principle:
        name, member = split_principle(each)
        if framework := scales.frameworks.get(name):
            found.setdefault(name, (framework, framework.principles.get(member)))
    for framework, principle in found.values():
        label = name_framework(framework)
        target = (principle.target if principle else "") or framework.target
        link = build_link(target, build_framework_text(label, framework, "title", origin), origin, "principle")
        if isinstance(link, nodes.reference) and principle:
            link["reftitle"] = principle.title
        yield link


def name_framework(framework: Framework) -> str:
    """Return the title of a framework, with its version."""
    is_named = not framework.version or framework.title.endswith(framework.version)
    return framework.title if is_named else f"{framework.title} {framework.version}"


def _build_evidence(practice: Practice, origin: Origin) -> practice_evidence:
    """Return the list of evidence."""
    evidence = practice_evidence(bullet="-")
    for index, each in enumerate(practice.evidence):
        place = f"evidence[{index}]"
        title = _mark_text(practice_words(each.title, each.title), origin, f"{place}.title")
        link = build_link(each.target, title, origin, f"{place}.target")
        line = practice_link_line("", "", link, translatable=False)
        if each.date:
            line += [nodes.Text(" "), build_date(each.date, origin.env)]
        evidence += nodes.list_item("", line)
    fold(evidence)
    return evidence
