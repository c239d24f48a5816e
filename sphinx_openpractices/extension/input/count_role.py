"""The role ``{project-count}``."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_openpractices.catalog.gallery import Selection
from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.origin import Origin
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.extension.build.domain import get_domain

_ALL = "all"
"""Counts the whole catalog: neither MyST nor reStructuredText has roles without text."""
_NEXT_OPTION = re.compile(r",[ \t]*([a-z-]+)[ \t]*=")


class ProjectCountRole(SphinxRole):
    """``{project-count}``: how many projects of the catalog the options select, such as ``relation=fund; tags=a, b``.

    The number is plain text, so that it is also in titles, tables of contents and the search index.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number, or the text of the role if an option is wrong: a wrong number would not be noticed."""
        source, line = self.get_source_info()
        origin = Origin(self.name, "option", source, line, self.inliner.document)
        options, problems = _split_options(self.text)
        values, wrong = read_keys(Selection, options, get_config(self.env).choices)
        for problem in problems:
            origin.report_error(Subtype.OPTION, problem)
        origin.report_problems(wrong)
        if problems or wrong:
            return [nodes.Text(self.text)], []
        number, unknown = get_domain(self.env).projects.catalog.count_entries(self.env.docname, Selection(**values))
        origin.report_selection(unknown)
        return [nodes.Text(str(number))], []


def _split_options(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the options by name, and a message for each other text."""
    options: dict[str, str] = {}
    problems = []
    for written in [] if text.strip() == _ALL else filter(None, map(str.strip, text.split(";"))):
        name, equals, value = (each.strip() for each in written.partition("="))
        following = _NEXT_OPTION.search(written)
        if not equals:
            problems.append(f'write "relation=fund", for example, or "{_ALL}" for the whole catalog; found "{written}"')
        elif following and following[1] in get_keys(Selection):
            problems.append(f'write "; " before "{following[1]}"; options are separated by semicolons')
        elif name in options:
            problems.append(f'write the option "{name}" once, with commas between its values')
        options[name] = value
    return ({} if problems else options), problems
