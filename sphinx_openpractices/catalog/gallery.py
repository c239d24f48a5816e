"""A gallery: which projects it shows, how it arranges them, and the rules for each option."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from sphinx_openpractices.catalog.values import read_flag, read_text, read_words

from .group_titles import GroupSize, read_filter_keys, read_group_key, read_sizes
from .keys import KeyProblem, declare_key
from .listing import EntrySelection, Listing, read_shown
from .matching import LICENSE_MATCHER, TAG_MATCHERS, match_any
from .project import PROJECT_KEYS, RELATION_ADVICE, read_license
from .value_order import CATALOG_ORDER, read_sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from .matching import Matcher

_MAX_COLUMNS = 6
_SIZED = ("cards", "covers", "logos")
"""Layouts with logos or pictures that can be larger or smaller."""


def read_columns(value: str) -> int:
    """Read the largest number of cards in a row."""
    if value not in {str(number) for number in range(1, _MAX_COLUMNS + 1)}:
        raise ValueError(f"{value!r} is not a number from 1 to {_MAX_COLUMNS}")
    return int(value)


def read_licenses(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read SPDX expressions separated by commas, or a list of them."""
    return tuple(dict.fromkeys(map(read_license, read_words(value))))


@dataclass(frozen=True, kw_only=True)
class Selection(EntrySelection):
    """The options that say which projects of the catalog are meant."""

    NAMES: ClassVar[str] = "projects"
    MATCHERS: ClassVar[Mapping[str, Matcher]] = {
        **TAG_MATCHERS,
        "relation": match_any("relation"),
        "license": LICENSE_MATCHER,
    }

    projects: tuple[str, ...] = declare_key(
        read_words,
        "ids or titles: these projects of the catalog, in this order",
        "all",
        empty=(),
        synonyms="ids names entries items only",
    )
    relation: tuple[str, ...] = declare_key(
        read_words,
        "projects of the catalog with any of these relations",
        "all",
        empty=(),
        synonyms="relationship role type",
        advice=RELATION_ADVICE,
    )
    license: tuple[str, ...] = declare_key(
        read_licenses,
        "projects of the catalog with any of these SPDX licenses",
        "all",
        empty=(),
        synonyms="licence licenses spdx",
    )


@dataclass(frozen=True, kw_only=True)
class Gallery(Listing, Selection):
    """The options of ``{project-gallery}``, checked."""

    sort: str = declare_key(
        partial(read_sort, PROJECT_KEYS),
        "`catalog`: in the order written; `title` or any other key, such as `extra.maturity`; `-title`: the other way",
        "catalog",
        empty=CATALOG_ORDER,
        synonyms="order order-by sort-by",
    )
    group_by: str = declare_key(
        partial(read_group_key, PROJECT_KEYS),
        "groups with titles, by `relation`, `tags`, `license`, `added`, or a key of your own such as `extra.maturity`",
        empty="",
        synonyms="group by",
    )
    sizes: tuple[GroupSize, ...] = declare_key(
        read_sizes,
        "how large the logos of each group are: `name = large`, `medium` or `small`; or only sizes, in order",
        "medium",
        empty=(),
        synonyms="size tiers group-sizes",
    )
    layout: str = declare_key(
        read_text,
        "`cards`; `covers`: with pictures across them; `logos`: a wall of logos, without captions; "
        "`list`: one below the other; `names`: columns of names; `table`",
        "cards",
        choices=("cards", "covers", "logos", "list", "names", "table"),
        empty="cards",
        synonyms="view display style",
    )
    columns: int = declare_key(
        read_columns,
        f"at most this many in a row, 1 to {_MAX_COLUMNS}",
        "as many as fit",
        empty=0,
        synonyms="cols grid",
    )
    show: tuple[str, ...] = declare_key(
        partial(read_shown, PROJECT_KEYS),
        "keys that the cards show, too, such as `tags` or `extra.maturity`; `practices`: those that name the "
        "project; in layout `logos`: `title`",
        empty=(),
        synonyms="fields metadata meta",
    )
    sections: bool = declare_key(
        read_flag,
        "flag: the titles of groups and, in the layout `list`, of projects are in the table of contents",
        "off",
        empty=False,
        synonyms="headings toc",
    )
    filter: tuple[str, ...] = declare_key(
        partial(read_filter_keys, PROJECT_KEYS),
        "flag: readers can search and filter by `tags`, `relation` and `license`, or by the keys that it names",
        "off",
        empty=(),
        synonyms="search",
    )

    @property
    def makes_sections(self) -> bool:
        """Whether groups or projects become sections of the page."""
        return self.sections and (self.layout == "list" or bool(self.group_by))

    def find_conflicts(self, wrong: AbstractSet[str]) -> list[KeyProblem]:
        """Return the options that have no effect without another one, unless that is there and *wrong*."""
        problems = Listing.find_conflicts(self, wrong)
        if self.sections and not self.makes_sections and wrong.isdisjoint({"layout", "group-by"}):
            problems.append(
                KeyProblem("sections", "needs groups, or projects one below the other; add ':layout: list'")
            )
        if self.sizes and not self.group_by and "group-by" not in wrong:
            problems.append(KeyProblem("sizes", "needs the option \"group-by\"; add ':group-by: tags', for example"))
        if self.sizes and self.layout not in _SIZED and "layout" not in wrong:
            hint = f"remove it, or write one of {', '.join(_SIZED)}"
            problems.append(KeyProblem("sizes", f"has no effect in the layout {self.layout!r}; {hint}"))
        if self.filter and self.makes_sections:
            problems.append(KeyProblem("filter", "cannot hide sections of the page; remove it or 'sections'"))
        return problems
