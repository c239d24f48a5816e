"""Builds summaries of practices: how many have each status, and how old their reviews are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.practices.counting import count_practices
from sphinx_openpractices.catalog.practices.review_dates import find_next_review
from sphinx_openpractices.catalog.practices.statuses import UNORDERED
from sphinx_openpractices.extension.base.practice_summary_nodes import (
    practice_age,
    practice_bar,
    practice_cell,
    practice_counts,
    practice_group,
    practice_lead,
    practice_legend,
    practice_summary,
)
from sphinx_openpractices.extension.base.reporting import _

from .filled_texts import fill_text, join_nodes
from .framework_texts import find_principle_name, mark_framework_text, mark_scale_labels
from .practice_feet import build_details
from .practice_items import name_framework
from .practice_statuses import build_status
from .review_lines import PART_SEPARATOR, build_date
from .unanswered_principles import make_principle_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.counting import CountedItem, CountedSection, PracticeCounts
    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.extension.base.origin import Origin

    FindOrigin = Callable[[Practice], Origin]
    """Returns where a practice is defined."""

_MANY = 60
"""A summary of more practices has smaller cells, without icons and links."""
MEANINGS = {
    "met": _("Kept in full."),
    "partly": _("Kept in part."),
    "planned": _("Decided, but not in place yet."),
    "unmet": _("Not kept."),
    "unassessed": _("Not assessed yet; counts as not met."),
    "not-applicable": _("Does not apply; not counted."),
    "retired": _("No longer a commitment; not counted."),
}
"""What the tones mean."""
_RETIRED = "retired"
"""The tone of practices without a next review."""
_TITLE_WIDTH = 24
"""The width of the column with titles, in characters."""


def build_summary(
    practices: Iterable[Practice],
    scales: Scales,
    framework: Framework | None,
    find_origin: FindOrigin,
    origin: Origin,
    *,
    is_titled: bool = False,
) -> practice_summary:
    """Return the summary of practices, or of those that answer to a framework, with its principles.

    The summary is written at *origin*; *is_titled* shows the title of the framework.
    """
    counts = count_practices(practices, scales, framework)
    lead = _build_lead(counts)
    if framework is not None and is_titled:
        lead.insert(0, nodes.Text(f"{name_framework(framework)}: "))
    summary = practice_summary("", lead)
    if len(counts.items) > _MANY:
        summary["dense"] = True
    if age := _build_age(counts, origin.env):
        summary += age
    summary += _build_table(counts, find_origin)
    summary += _build_legend(counts)
    if framework is not None:
        _mark_framework_texts(summary, framework, origin)
    return summary


def _mark_framework_texts(summary: practice_summary, framework: Framework, origin: Origin) -> None:
    """Set the places of texts of a framework, for translators, and the anchors of principles without a practice."""
    titles = [section.title for section in framework.sections]
    for group in summary.findall(practice_group):
        if group.source is None:
            mark_framework_text(group, framework, f"sections[{titles.index(group.rawsource)}].title", origin)
    for cell in summary.findall(practice_cell):
        if principle := framework.principles.get(cell.attributes.pop("principle", "")):
            cell["anchor"] = make_principle_anchor(framework, principle)
            mark_framework_text(cell, framework, f"{find_principle_name(framework, principle.id)}.title", origin)
    mark_scale_labels(summary, framework, origin)


def _build_lead(counts: PracticeCounts) -> practice_lead:
    """Return how many practices are met, and how many of which status are not counted."""
    number = str(_("{met} of {total}")).format(met=counts.met, total=counts.total)
    lead = practice_lead(translatable=False)
    lead += fill_text(str(_("{number} practices met")), {"number": nodes.strong("", number)})
    used = [status for status in counts.statuses if status.tone in UNORDERED]
    if used:
        parts = [f"{build_status(status).astext()} ({counts.count(status)})" for status in used]
        lead += nodes.Text(PART_SEPARATOR + str(_("not counted: {statuses}")).format(statuses=", ".join(parts)))
    return lead


def _build_age(counts: PracticeCounts, env: BuildEnvironment) -> practice_age | None:
    """Return the oldest and the newest review, and how many practices have none; nothing without any date."""
    days = counts.reviews
    dues = sorted(str(due) for due in map(_find_due, counts.items) if due)
    if not days and not dues:
        return None
    texts = [_("Oldest review {date}"), _("newest {date}")]
    if days and str(days[0]) == str(days[-1]):
        texts = [_("All reviewed {date}") if not counts.never_reviewed else _("Reviewed {date}")]
    parts: list[nodes.Node] = []
    for text, day in zip(texts, (days[0], days[-1]) if days else (), strict=False):
        parts.append(nodes.inline("", "", *fill_text(str(text), {"date": build_date(day, env)})))
    if counts.never_reviewed:
        parts.append(nodes.inline("", str(_("{number} never reviewed")).format(number=counts.never_reviewed)))
    age = practice_age("", "", *join_nodes(parts, PART_SEPARATOR), translatable=False)
    if dues:
        age["overdue"] = str(_("reviews overdue: {count}, the oldest by {time}"))
        age["dues"] = dues
    return age


def _find_due(item: CountedItem) -> CalendarDate | None:
    """Return the day by which the next review is due."""
    is_retired = item.status.tone == _RETIRED
    return find_next_review(item.practice) if item.practice and not is_retired else None


def _build_table(counts: PracticeCounts, find_origin: FindOrigin) -> practice_counts:
    """Return the table: a row for each group, and one for all practices."""
    labels: list[nodes.Element] = [nodes.inline("", str(_("Section"))), *map(build_status, counts.statuses)]
    is_whole = len(counts.sections) == 1 and not counts.sections[0].title
    rows = []
    for section in counts.sections:
        group = nodes.Text(str(_("All"))) if is_whole else _build_group(section, find_origin)
        bar = _build_bar(section, counts, find_origin)
        rows.append(_build_row([nodes.paragraph("", "", group), bar], map(section.count, counts.statuses)))
    if not is_whole:
        rows.append(_build_row([nodes.paragraph("", str(_("All")))], map(counts.count, counts.statuses)))
    widths = [max(_TITLE_WIDTH, len(labels[0].astext())), *(len(label.astext()) for label in labels[1:])]
    head = nodes.row("", *(nodes.entry("", nodes.paragraph("", "", label)) for label in labels))
    table = practice_counts()
    specs = [nodes.colspec(colwidth=width) for width in widths]
    table += nodes.tgroup("", *specs, nodes.thead("", head), nodes.tbody("", *rows), cols=len(specs))
    for paragraph in table.findall(nodes.paragraph):
        paragraph["translatable"] = False
    return table


def _build_row(title: Iterable[nodes.Node], numbers: Iterable[int]) -> nodes.row:
    """Return a row of the table."""
    cells = (nodes.entry("", nodes.paragraph("", str(number))) for number in numbers)
    return nodes.row("", nodes.entry("", *title), *cells)


def _build_group(section: CountedSection, find_origin: FindOrigin) -> nodes.Node:
    """Return the title of a group."""
    practice = next((item.practice for item in section.items if item.practice), None)
    if not section.title:
        return nodes.Text(str(_("Other")))
    group = practice_group(section.title, section.title, practice=practice.id if practice else "")
    if practice and practice.group == section.title:
        find_origin(practice).mark(group, "group")
    return group


def _build_bar(section: CountedSection, counts: PracticeCounts, find_origin: FindOrigin) -> practice_bar:
    """Return a cell for each practice; in a dense summary they are sorted by status."""
    items = list(section.items)
    if len(counts.items) > _MANY:
        items.sort(key=lambda item: counts.statuses.index(item.status))
    return practice_bar("", *(_build_cell(item, find_origin) for item in items))


def _build_cell(item: CountedItem, find_origin: FindOrigin) -> practice_cell:
    """Return the cell of a practice, or of a principle that no practice answers."""
    practice = item.practice
    label = (
        practice.title or practice.summary or practice.id
        if practice
        else item.principle.title
        if item.principle
        else ""
    )
    cell = practice_cell(label=label, status=build_status(item.status).astext(), tone=item.status.tone)
    if item.principle:
        cell["principle"] = item.principle.id
    if practice:
        cell["practice"] = practice.id
        find_origin(practice).mark(cell, "title")
    if due := _find_due(item):
        cell["due"] = str(due)
    return cell


def _build_legend(counts: PracticeCounts) -> practice_legend:
    """Return what the statuses in use mean."""
    used = [status for status in counts.statuses if counts.count(status)]
    lines: list[list[nodes.Node]] = [
        [build_status(status), nodes.inline("", str(MEANINGS[status.tone]))] for status in used
    ]
    return build_details(practice_legend, [nodes.Text(str(_("What the statuses mean")))], lines)
