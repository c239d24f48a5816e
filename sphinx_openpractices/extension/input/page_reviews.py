"""Shows the reviews of a page below its title, from its front matter, or from its field list in reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.catalog.practices.page_review import OWNER, REVIEW_KEYS, read_page_review
from sphinx_openpractices.catalog.practices.review_dates import find_review_doubts
from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning
from sphinx_openpractices.extension.base.review_nodes import page_review
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.plain_texts import PlainTextTransform
from sphinx_openpractices.extension.build.review_lines import build_review_line
from sphinx_openpractices.text.files import read_text_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.keys import KeyProblem

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(?!---)[^\n]*\n)*---")
_DATE = re.compile(
    r"""^((?:reviewed|next-review)[ \t]*:[ \t]*)([0-9]{4}-[0-9]{2}-[0-9]{2}[^\n#"']*)(?=(?<=[ \t])\#|$)""", re.MULTILINE
)
"""A field with what YAML takes for a date, perhaps with a time, up to a comment."""
_MOST_LINES = 1000
"""Lines in which the front matter of a page, or the first cell of a notebook, is searched for a key."""


def on_source_read_quote_dates(app: Sphinx, docname: str, source: list[str]) -> None:
    """Quote the dates of reviews in front matter, which YAML does not read as text.

    With a day that does not exist, YAML refuses all front matter, and MyST-Parser 4 stops; with any day, MyST-NB stops
    in notebooks that are text, since it keeps front matter as JSON.
    """
    if match := _FRONT_MATTER.match(source[0]):
        source[0] = _DATE.sub(lambda field: f'{field[1]}"{field[2].rstrip()}" ', match[0]) + source[0][match.end() :]


class PageReviewTransform(SphinxTransform):
    """Adds the line, and notes the reviews in the domain. Runs before plain text is hidden from ``Locale`` (10)."""

    default_priority = 7

    def apply(self, **kwargs: Any) -> None:
        """Read the fields of the page, which docutils will take for metadata (``DocInfo``, 340)."""
        index = self.document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
        fields = None if index is None else self.document[index]
        section = next((each for each in self.document.children if isinstance(each, nodes.section)), None)
        if section is not None:
            self._report_low_fields(section)
        if index is None or not isinstance(fields, nodes.field_list):
            return
        written = {field[0].astext(): _read_value(field) for field in fields.findall(nodes.field) if len(field) == 2}
        lines = _Lines(self.document, fields)
        line = next((lines.find(name) for name in REVIEW_KEYS if name in written), 1)
        review, problems = read_page_review(written, line)
        for problem in problems:
            _report(problem, f"{lines.source}:{lines.find(problem.name)}")
        if review is None:
            return
        for doubt in find_review_doubts(review):
            text = f'page: field "{doubt.name}": {doubt.message}'
            report_warning(Subtype.REVIEW, text, f"{lines.source}:{lines.find(doubt.name)}")
        get_domain(self.env).page_reviews[self.env.docname] = review
        origin = Origin("page", "field", lines.source, line, self.document, lines={OWNER: lines.find(OWNER)})
        self._insert(build_review_line(review, origin, page_review), section, index + 1)
        if review.owner:
            self.document.transformer.add_transform(guard_transform(PlainTextTransform))

    def _report_low_fields(self, section: nodes.section) -> None:
        """Report fields below the title, which docutils takes for metadata, but Sphinx shows as text."""
        for low in section.children[1:2]:
            for field in low.findall(nodes.field) if isinstance(low, nodes.field_list) else ():
                if (name := field[0].astext()) in REVIEW_KEYS:
                    place = f"{self.document['source']}:{field.line}"
                    report_warning(Subtype.REVIEW, f'page: write the field "{name}" above the title of the page', place)

    def _insert(self, line: nodes.Element, section: nodes.section | None, index: int) -> None:
        """Add the line after the title of the page, or at *index* if it has none."""
        title = section and section.first_child_matching_class(nodes.title)
        if section is None or title is None:
            self.document.insert(index, line)
        else:
            section.insert(title + 1, line)


def _read_value(field: nodes.Element) -> str:
    """Return the text of a field, which is plain; MyST-Parser writes ``null`` if it has none in YAML."""
    value = cast("nodes.Element", field[1]).rawsource.strip()
    return "" if value == "null" else value


def _report(problem: KeyProblem, place: str) -> None:
    """Report a wrong value, or a name that is not ours."""
    report = report_error if problem.known else report_warning
    report(Subtype.REVIEW, f'page: field "{problem.name}" {problem.message}', place)


class _Lines:
    """The lines of the fields of a page."""

    def __init__(self, document: nodes.document, fields: nodes.field_list) -> None:
        self.source = str(document["source"])
        self._known = {field[0].astext(): field.line for field in fields.findall(nodes.field) if field.line}

    def find(self, name: str) -> int:
        """Return the line of a field; MyST-Parser has no lines for front matter."""
        return self._known.get(name) or next(self._search(name), 1)

    def _search(self, name: str) -> Iterator[int]:
        """Yield the lines that begin with a field, in YAML or in a string of a notebook, which is JSON."""
        key = re.compile(rf"""[\s"'{{\\n]*{re.escape(name)}["']?[ \t]*:""")
        try:
            text = read_text_file(self.source, "replace")
        except OSError:
            return  # the source was generated
        for number, line in enumerate(text.split("\n", _MOST_LINES)[:_MOST_LINES], 1):
            if key.match(line):
                yield number
