"""The doctree of practices.

Each class is a subclass of the most similar standard node, as in :mod:`.nodes`. A practice has its parts in this order,
each of them only if there is something to show::

    practice_section, practice_item or practice_row
        practice_heading or practice_title
        practice_meta: practice_status, practice_level, references to frameworks
        practice_statement: body elements
        practice_note
        practice_change
        practice_evidence: list items, or practice_no_evidence
        practice_foot
            review_line
            practice_criteria, practice_actions, practice_history: practice_details_title, a list of practice_line

Lines of ours are ``Special``: smart quotes pass over them (docutils' transform ``SmartQuotes``). Text that we write
ourselves has no source, so that gettext skips it; nodes with a text of the author have its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .entry_nodes import (
    entry_element,
    entry_holder,
    entry_item,
    entry_list,
    entry_markup,
    entry_title,
    find_entries,
    find_lists,
    single_entry,
)
from .nodes import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator


class practice_element(entry_element):
    """The base of lists and of practices in any layout.

    Attributes of a practice: ``practice``, its id, if it has one; ``entry``, if it is an entry of the catalog;
    ``status``, the name of its status (a member of the scale of its framework, if that has one), or ``unassessed``;
    ``tone``, that of the status, or ``unassessed``; ``level``, if it has one; ``unanswered``, if it is a principle
    without a practice; ``plain``, if it is no more than a statement; ``filter-entry`` and ``filter-choices``: its name
    in a filter, and the numbers of its choices.
    """

    type_name = "practice"


class practice_list(practice_element, entry_list):
    """A list of practices, of layout ``list`` until it is split into sections, or where there cannot be any.

    Attributes: ``layout``: ``list``, ``cards``, ``table``, or ``prose`` for one practice in the text of a page;
    ``labelledby``, the id of the caption or of the title of a group, if there is one; ``filter``, as of a
    :class:`.project_gallery`; ``plain``, if it has statements alone.
    """


class practice_item(practice_element, entry_item):
    """A practice in a list; all practices are items until they get the shape of their layout."""


class practice_section(practice_element, single_entry, nodes.section):
    """A practice that is a section of the page; in a list with a filter, ``filter`` is its name."""

    tagname = "section"  # Sphinx looks for this name when it gives labels the titles of sections


class practice_sections(nodes.container):
    """Practices that are sections, in a filter, in HTML. Attributes: ``filter``, and ``labelledby``, as of a list."""


class practice_table(practice_element, entry_holder, nodes.table):
    """The practices of a list in layout ``table``, with the attributes of the list, and ``columns``, their names."""

    @property
    def entries(self) -> list[Any]:
        """The rows."""
        return list(self.findall(practice_row))


class practice_row(practice_element, single_entry, nodes.row):
    """A practice in a table. Its cells: title and statement, status, evidence, review."""


class practice_heading(entry_title, nodes.title, plain_text):
    """The title of the section of a practice; HTML writes the status into the heading."""


class practice_title(entry_title, nodes.rubric, plain_text):
    """The title of a practice that is not a section; ``heading-level``, if it is a heading."""


class practice_meta(nodes.paragraph, nodes.Special):
    """Status, level and frameworks, with separators between them."""


class practice_status(nodes.inline, plain_text):
    """The label of a status. Attributes: ``status``, its name, and ``tone``."""


class practice_level(nodes.inline, plain_text):
    """The label of a level. Attribute: ``level``, its name."""


class practice_statement(entry_markup, nodes.container):
    """What is promised: body elements."""


class practice_note(nodes.paragraph, plain_text):
    """The finding of the present assessment."""


class practice_change(nodes.paragraph, nodes.Special):
    """How the status has changed, in words. Attribute ``change``: its sign, see :class:`.comparing.ChangeKind`."""


class practice_evidence(nodes.bullet_list):
    """Links, each in a paragraph, some followed by a date."""


class practice_link_line(nodes.paragraph, nodes.Special):
    """A piece of evidence: a link, perhaps followed by a date."""


class practice_no_evidence(nodes.paragraph, nodes.Special):
    """What a practice says that is met, but has no evidence."""


class practice_foot(nodes.container):
    """The line about reviews, and what readers can open."""


class practice_details(nodes.container):
    """The base of what readers can open; the first child is a title, the second a list of lines."""


class practice_criteria(practice_details):
    """What each status means for a principle; the line of the present status has the attribute ``current``."""


class practice_actions(practice_details):
    """What is to be done."""


class practice_history(practice_details):
    """The present and earlier assessments, the newest first."""


class practice_details_title(nodes.paragraph, nodes.Special):
    """What readers click to open details."""


class practice_words(nodes.inline, plain_text):
    """Words of the author in a line of ours: the title of evidence, an action, a criterion, an earlier note."""


class practice_reference(nodes.reference, plain_text):
    """Words of the author that lead to a URL: they are the reference itself, since a page can have hundreds."""


class practice_summary_text(nodes.paragraph, plain_text):
    """The summary, shown instead of a statement."""


class practice_line(nodes.paragraph, nodes.Special):
    """A line of details: elements (a date, a status, a text) with separators, which are text, between them."""


def find_practices(page: nodes.Element) -> Iterator[single_entry]:
    """Yield each practice of a page, in any layout, after the page is read."""
    return (each for each in find_entries(page) if isinstance(each, practice_element))


def find_practice_lists(page: nodes.Element) -> Iterator[entry_holder | single_entry]:
    """Yield each list or table of practices, and each practice that is a section, after the page is read."""
    return (each for each in find_lists(page) if isinstance(each, practice_element))
