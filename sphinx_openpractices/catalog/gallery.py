"""A gallery: which projects it shows, how they are arranged, and the rules for each option. Knows nothing of Sphinx."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_openpractices.catalog.values import read_classes, read_flag, read_line, read_text, read_words

from .keys import declare_key

MAX_COLUMNS = 6


def read_columns(value: str) -> int:
    """How many cards may stand side by side."""
    if value not in {str(number) for number in range(1, MAX_COLUMNS + 1)}:
        raise ValueError(f"{value!r} is not a number from 1 to {MAX_COLUMNS}")
    return int(value)


def read_limit(value: str) -> int:
    """How many projects there may be."""
    if not (value.isdecimal() and value.isascii() and 0 < len(value) < 10 and int(value)):
        raise ValueError(f"{value!r} is not a number of projects, 1 or more")
    return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The options of ``{project-gallery}``, checked."""

    catalog: str = declare_key(
        read_text, "only the projects of this file, as `openpractices_projects` names it", "all", empty=""
    )
    projects: tuple[str, ...] = declare_key(
        read_words, "ids: these projects of the catalog, in this order", "all", empty=()
    )
    tags: tuple[str, ...] = declare_key(read_words, "projects of the catalog with any of these tags", "all", empty=())
    relation: tuple[str, ...] = declare_key(
        read_words, "projects of the catalog with any of these relations", "all", empty=()
    )
    exclude: tuple[str, ...] = declare_key(read_words, "ids: not these projects of the catalog", empty=())
    limit: int = declare_key(read_limit, "at most this many projects of the catalog", "all", empty=0)
    sort: str = declare_key(
        read_text,
        "`catalog`: in the order written; `title`: by title",
        "catalog",
        choices=("catalog", "title"),
        empty="catalog",
    )
    group_by: str = declare_key(
        read_text,
        "a titled group for each `relation`, for each of the `tags`, or for each `license`",
        choices=("relation", "tags", "license"),
        empty="",
    )
    layout: str = declare_key(
        read_text,
        "`cards`; `logos`: a wall of logos, without captions; `list`: one below the other",
        "cards",
        choices=("cards", "logos", "list"),
        empty="cards",
    )
    columns: int = declare_key(
        read_columns, f"at most this many side by side, 1 to {MAX_COLUMNS}", "as many as there is room for", empty=0
    )
    show: tuple[str, ...] = declare_key(
        read_words,
        "what the cards display besides: any of `tags`, `relation`, `license`, `repository`",
        choices=("tags", "relation", "license", "repository"),
        empty=(),
    )
    filter: bool = declare_key(
        read_flag, "flag: readers can search, and choose by tags, relation and license", "off", empty=False
    )
    canonical: bool = declare_key(
        read_flag,
        "flag: references to these projects lead here",
        "the first page in the table of contents",
        empty=False,
    )
    caption: str = declare_key(read_line, "a line above the gallery that names it, inline markup", empty="")
    name: str = declare_key(read_text, "a label for references", empty="")
    class_: tuple[str, ...] = declare_key(read_classes, "extra CSS classes", empty=())

    @property
    def selects(self) -> bool:
        """Whether it says which projects of the catalog it shows."""
        return bool(self.catalog or self.projects or self.tags or self.relation or self.exclude)
