"""The doctree of summaries and comparisons of practices.

Each class is a subclass of the most similar standard node, as in :mod:`.nodes`::

    practice_summary
        practice_lead: how many practices are met
        practice_age: the oldest and the newest review
        practice_counts: a table; the first row has the labels of the statuses, the last one all practices
            in the first cell of a row: a paragraph with a practice_group, or text; practice_bar: practice_cell, …
        practice_legend

Text that we write ourselves has no source, so that gettext skips it; nodes with a text of the author have its place.
"""

from __future__ import annotations

from docutils import nodes

from .nodes import plain_text
from .practice_nodes import practice_details


class practice_summary(nodes.container):
    """How many practices have each status. Attribute: ``dense``, if there are too many for cells with icons."""


class practice_lead(nodes.paragraph):
    """How many practices are met, or how many have changed since a day."""


class practice_age(nodes.paragraph):
    """The oldest and the newest review.

    Attributes, if practices have a next review: ``overdue``, the text that later readers see after it, with the
    placeholders ``{count}`` and ``{time}``; ``dues``, the last days on which there is time, in ISO 8601, oldest first.
    """


class practice_counts(nodes.table):
    """The number of practices by group and status."""


class practice_bar(nodes.container):
    """A cell for each practice of a group, in the order of the page: a picture for HTML, which no other format has."""


class practice_link(nodes.reference, plain_text):
    """The base of what leads to a practice, once all pages are read, if a page shows it.

    Attributes: ``practice``, its id; or ``anchor``, that of a principle that no practice answers, on the same page.
    """


class practice_group(practice_link):
    """The title of a group, which leads to the heading of the group, or else to its first practice."""


class practice_cell(practice_link):
    """A practice in a bar.

    Attributes: ``label``, its name, which is translated; ``status``, the label of its status; ``tone``; ``due``, the
    day by which the next review is due, if there is one.
    """

    @property
    def message(self) -> str:
        """The text to translate."""
        return str(self.get("original-label", self["label"]))

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Replace the text."""
        self["original-label"], self["label"] = original_message, translated_message


class practice_legend(practice_details):
    """What the statuses mean."""


class practice_then(nodes.paragraph):
    """The status of a practice on the day with which a table compares it."""


class practice_tally(nodes.inline):
    """How many practices have changed in one way, in words. Attribute: ``change``, as of a practice_change."""
