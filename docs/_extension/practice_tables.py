"""Tables of the reference of practices, generated from the declarations in the code."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from reference_tables import OptionsTable
from tables import TableDirective, literal

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices import framework_reader, practice, practice_list, practice_summary
from sphinx_openpractices.catalog.practices.framework import Framework, FrameworkSection, Principle, ScaleMember
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from tables import Cell

PARTS: dict[str, type] = {
    "evidence": Evidence,
    "action": PracticeAction,
    "assessment": Assessment,
    "framework": Framework,
    "scale": ScaleMember,
    "section": FrameworkSection,
    "principle": Principle,
}


class PracticeOptions(OptionsTable):
    """``{practice-options}``."""

    directive = "practice"
    declares = practice.Practice
    declared_in = practice.__file__


class PracticeListOptions(OptionsTable):
    """``{practice-list-options}``."""

    directive = "practice-list"
    declares = practice_list.PracticeList
    declared_in = practice_list.__file__


class PracticeSummaryOptions(OptionsTable):
    """``{practice-summary-options}``; those that a list has, too, are described there."""

    declares = practice_summary.PracticeSummary
    declared_in = practice_summary.__file__
    own: ClassVar[tuple[str, ...]] = ("catalog", "framework", "name", "class")

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each key."""
        for key in get_keys(self.declares).values():
            directive = "practice-summary" if key.name in self.own else "practice-list"
            yield (
                self.link(f"{directive}-{key.name}", key.name),
                self.inline(key.meaning),
                self.inline(key.default),
            )


class PartKeys(TableDirective):
    """``{part-keys} PART``: the keys of a part of a practice or of a framework."""

    header = ("Key", "Meaning", "Default")
    required_arguments = 1

    @property
    def declared_in(self) -> str | None:  # type: ignore[override]
        """The file that declares the part."""
        return inspect.getsourcefile(PARTS[self.arguments[0]])

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each key."""
        for key in get_keys(PARTS[self.arguments[0]]).values():
            yield [literal(key.name)], self.inline(key.meaning), self.inline(key.default)


class PackageFrameworks(TableDirective):
    """``{package-frameworks}``: the frameworks that the package contains."""

    header = ("Id", "Title", "Version", "Principles", "Published at", "License")
    declared_in = framework_reader.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each framework."""
        for each in map(framework_reader.load_framework, framework_reader.list_frameworks()):
            link = nodes.reference("", each.target, refuri=each.target)
            yield (
                [literal(each.id)],
                [nodes.Text(each.title)],
                [nodes.Text(each.version)],
                [nodes.Text(str(len(each.principles)))],
                [link],
                [nodes.Text(each.license)],
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("practice-options", PracticeOptions)
    app.add_directive("practice-list-options", PracticeListOptions)
    app.add_directive("practice-summary-options", PracticeSummaryOptions)
    app.add_directive("part-keys", PartKeys)
    app.add_directive("package-frameworks", PackageFrameworks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
