"""A summary of practices: which ones it counts, and the rules for each option."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.values import read_classes, read_text

from .practice_list import PracticeList, PracticeSelection


@dataclass(frozen=True, kw_only=True)
class PracticeSummary(PracticeSelection):
    """The options of ``{practice-summary}``, checked."""

    name: str = declare_key(
        read_text,
        "a label for references",
        empty="",
        synonyms="id label anchor",
    )
    class_: tuple[str, ...] = declare_key(
        read_classes,
        "extra CSS classes",
        empty=(),
        synonyms="css css-class html-class",
    )

    @property
    def selection(self) -> PracticeList:
        """The options of a list of the same practices."""
        return PracticeList(**{each.name: getattr(self, each.name) for each in fields(PracticeSelection)})
