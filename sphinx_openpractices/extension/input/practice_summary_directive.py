"""The directive ``{practice-summary}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.keys import KeyProblem, read_keys
from sphinx_openpractices.catalog.listing import is_choosing
from sphinx_openpractices.catalog.practices.practice_summary import PracticeSummary
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.entry_items import make_entry_origin, make_left_out
from sphinx_openpractices.extension.build.practice_kind import find_scales
from sphinx_openpractices.extension.build.practice_summaries import build_summary

from .directives import OptionSpec, find_directive_origin
from .fence_checks import note_directive

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.extension.base.practice_summary_nodes import practice_summary
    from sphinx_openpractices.extension.site.site_catalog import SiteCatalog


class PracticeSummaryDirective(SphinxDirective):
    """How many practices of the catalog have each status; of each framework, if the options name some."""

    option_spec: ClassVar[OptionSpec] = OptionSpec(PracticeSummary)
    body: tuple[()] = ()

    def run(self) -> list[Node]:
        """Return a summary, or one for each framework."""
        note_directive(self)
        origin = find_directive_origin(self)
        values, problems = read_keys(PracticeSummary, self.options, get_config(self.env).choices)
        options = PracticeSummary(**values)
        origin.report_problems(problems)
        # If the only choice is wrong, the whole catalog is not what the author asked for.
        if not options.chooses and any(is_choosing(problem.name, PracticeSummary) for problem in problems):
            return [make_left_out("a practice summary")]
        entries = self.select_entries(options, origin)
        frameworks = self.find_frameworks(options)
        if not entries and not any(frameworks):
            return [make_left_out("an empty practice summary")]
        summaries = [
            self.build_summary(entries, framework, origin, is_titled=len(frameworks) > 1) for framework in frameworks
        ]
        for summary in summaries:
            origin.mark(summary)
            summary["classes"] += options.class_
        if options.name:
            summaries[0]["names"].append(nodes.fully_normalize_name(options.name))
            self.state.document.note_explicit_target(summaries[0], summaries[0])
        if not options.catalog:  # whose practices are in its file
            get_domain(self.env).data["summaries"].setdefault(self.env.docname, origin.line)
        return [*summaries]

    def select_entries(self, options: PracticeSummary, origin: Origin) -> list[Entry]:
        """Return the practices that are counted."""
        register = get_domain(self.env).practices
        site = register.catalog
        entries, problems = site.select_entries(self.env.docname, options.selection)
        if not (entries or problems or options.framework) and site.catalog.is_complete:
            problems = [KeyProblem("", _describe_nothing(site))]
        origin.report_selection(problems)
        for entry in entries:
            register.note_mention(entry.record.id)
        return entries

    def find_frameworks(self, options: PracticeSummary) -> list[Framework | None]:
        """Return the frameworks that the options name, or ``None`` alone."""
        known = find_scales(self.env).frameworks
        return [known[name] for name in options.framework if name in known] or [None]

    def build_summary(
        self, entries: list[Entry], framework: Framework | None, origin: Origin, *, is_titled: bool
    ) -> practice_summary:
        """Return one summary."""
        document = self.state.document
        origins = {id(entry.record): make_entry_origin(entry, document, PRACTICES) for entry in entries}
        practices = [entry.record for entry in entries]
        return build_summary(
            practices,
            find_scales(self.env),
            framework,
            lambda practice: origins[id(practice)],
            origin,
            is_titled=is_titled,
        )


def _describe_nothing(site: SiteCatalog) -> str:
    """Return what to do if nothing is counted."""
    if site.catalog.entries:
        return "no practice of the catalog matches all of its options"
    return "add practices to the catalog; it has none" if site.files else site.setting.describe_absence()
