"""The doctree of reviews: when something was reviewed, when it is due again, and who answers for it.

Each class is a subclass of the most similar standard node, as in :mod:`.nodes`. A line is a paragraph of text and of
the elements below, with separators, which are text, between them.
"""

from __future__ import annotations

from docutils import nodes

from .nodes import plain_text


class date_text(nodes.inline):
    """A date in the language of the site. Attribute: ``datetime``, the date in ISO 8601."""


class due_text(nodes.inline):
    """A text with the date by which something is due, which is a :class:`date_text` in it.

    Attributes: ``due``, the last day on which there is time, in ISO 8601; ``overdue``, the text that replaces this one
    in the browsers of later readers, with the placeholders ``{time}`` and ``{date}``.
    """


class review_owner(nodes.inline, plain_text):
    """A role or a name that answers for a practice or a page."""


class review_line(nodes.paragraph, nodes.Special):
    """The line about the reviews of a practice."""


class page_review(nodes.Admonition, review_line):
    """The line about the reviews of a page, below its title.

    It is in the category of admonitions because extensions that describe a page by its first paragraphs, such as
    ``sphinxext-opengraph``, pass over these.
    """
