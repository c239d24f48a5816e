"""The roles of entry types: ``{project}`` and ``{practice}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment

    from .domain import PracticesDomain

DOMAIN = "openpractices"
"""The name of the domain, in references such as ``{openpractices:project}``."""


class EntryRole(XRefRole):
    """A reference to an entry by id or by title."""

    type_name: ClassVar[str]
    """The type of the entry, and the name of the role."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Use the name with the domain for the short name of the role."""
        self.name = f"{DOMAIN}:{self.type_name}"
        return super().run()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001 - Sphinx calls it
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Notify the domain that the page mentions an entry."""
        target = " ".join(target.split())
        cast("PracticesDomain", env.domains[DOMAIN]).registers[self.type_name].note_mention(target)
        return title, target

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: Element,
        is_ref: bool,  # noqa: FBT001 - Sphinx calls it
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Mark the text that gives way to the title, for copies of headings, see :mod:`.heading_titles`."""
        if is_ref and not node["refexplicit"]:
            cast("Element", node[0])["mention"] = (self.type_name, node["reftarget"])
        return [node], []


class ProjectRole(EntryRole):
    """``{project}``: a reference to a project."""

    type_name = "project"


class PracticeRole(EntryRole):
    """``{practice}``: a reference to a practice."""

    type_name = "practice"
