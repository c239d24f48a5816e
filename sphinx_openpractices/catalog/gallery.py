"""A gallery: which projects it shows, how it arranges them, and the rules for each option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.values import read_classes, read_flag, read_line, read_text, read_words
from sphinx_openpractices.text.spelling import find_nearest

from .group_titles import GroupSize, GroupTitle, read_filter_keys, read_group_key, read_groups, read_sizes
from .key_values import require_key_name
from .keys import KeyProblem, declare_key, get_keys
from .project import RELATION_ADVICE, read_license
from .value_order import CATALOG_ORDER, read_sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_MAX_COLUMNS = 6
_OF_CARDS = (
    *("target", "logo", "logo-dark", "cover", "alt", "caption", "summary"),
    *("plate", "featured", "draft", "class"),
)
"""Keys that decide what a card is, and are not a line of it."""

_SIZED = ("cards", "covers", "logos")
"""Layouts with logos or pictures that can be larger or smaller."""


def read_columns(value: str) -> int:
    """Read the largest number of cards in a row."""
    if value not in {str(number) for number in range(1, _MAX_COLUMNS + 1)}:
        raise ValueError(f"{value!r} is not a number from 1 to {_MAX_COLUMNS}")
    return int(value)


def read_limit(value: str) -> int:
    """Read the largest number of projects."""
    if not (value.isdecimal() and value.isascii() and 0 < len(value) < 10 and int(value)):
        raise ValueError(f"{value!r} is not a number of projects, 1 or more")
    return int(value)


def read_licenses(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read SPDX expressions separated by commas, or a list of them."""
    return tuple(dict.fromkeys(map(read_license, read_words(value))))


def read_shown(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read the names of keys that cards do not show already."""
    names = read_words(value)
    for name in names:
        try:
            require_key_name(name)
        except ValueError as err:
            raise ValueError(f"{name!r} {err}") from None
        if name in _OF_CARDS:
            raise ValueError(f"{name!r} is a part of the card itself; remove it")
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The options that say which projects of the catalog are meant; a project has to meet all of them."""

    catalog: str = declare_key(
        read_text,
        "only the projects of this file, as written in `openpractices_projects`",
        "all",
        empty="",
        synonyms="file source from",
    )
    projects: tuple[str, ...] = declare_key(
        read_words,
        "ids or titles: these projects of the catalog, in this order",
        "all",
        empty=(),
        synonyms="ids names entries items only",
    )
    tags: tuple[str, ...] = declare_key(
        read_words,
        "projects of the catalog with any of these tags",
        "all",
        empty=(),
        synonyms="keywords topics categories category labels",
    )
    all_tags: tuple[str, ...] = declare_key(
        read_words,
        "projects of the catalog with all of these tags",
        "all",
        empty=(),
        synonyms="every-tag tags-all",
    )
    exclude_tags: tuple[str, ...] = declare_key(
        read_words,
        "all projects of the catalog except those with any of these tags",
        empty=(),
        synonyms="not-tags without-tags no-tags",
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
    exclude: tuple[str, ...] = declare_key(
        read_words,
        "ids or titles: all projects of the catalog except these",
        empty=(),
        synonyms="except without not hide",
    )

    @property
    def selects(self) -> bool:
        """Whether any option selects projects of the catalog."""
        return self.chooses or bool(self.exclude or self.exclude_tags)

    @property
    def chooses(self) -> bool:
        """Whether any option says which projects of the catalog to show, and not only which not to show."""
        return any(getattr(self, name) for name in _CHOOSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Selection):
    """The options of ``{project-gallery}``, checked."""

    limit: int = declare_key(
        read_limit,
        "at most this many projects of the catalog",
        "all",
        empty=0,
        synonyms="max maximum count number first top",
    )
    empty: str = declare_key(
        read_text,
        "what to show if the catalog has none of these projects, inline markup",
        "nothing, and a warning",
        empty="",
        synonyms="none otherwise else fallback if-empty",
    )
    sort: str = declare_key(
        read_sort,
        "`catalog`: in the order written; `title` or any other key, such as `extra.maturity`; `-title`: the other way",
        "catalog",
        empty=CATALOG_ORDER,
        synonyms="order order-by sort-by",
    )
    group_by: str = declare_key(
        read_group_key,
        "groups with titles, by `relation`, `tags`, `license`, `added`, or a key of your own such as `extra.maturity`",
        empty="",
        synonyms="group by",
    )
    groups: tuple[GroupTitle, ...] = declare_key(
        read_groups,
        'the first groups, with titles if wanted: `name, name = Title, name = "Title, with comma"`',
        "all, in order",
        empty=(),
        synonyms="group-order group-titles",
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
        read_shown,
        "keys that the cards show, too, such as `tags`, `license` or `extra.maturity`; in layout `logos`: `title`",
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
        read_filter_keys,
        "flag: readers can search and filter by `tags`, `relation` and `license`, or by the keys that it names",
        "off",
        empty=(),
        synonyms="search",
    )
    canonical: bool = declare_key(
        read_flag,
        "flag: references to these projects lead to this gallery",
        "the first page in the table of contents",
        empty=False,
        synonyms="primary main",
    )
    caption: str = declare_key(
        read_line,
        "a caption above the gallery, inline markup",
        empty="",
        synonyms="title heading header",
    )
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
    def makes_sections(self) -> bool:
        """Whether groups or projects become sections of the page."""
        return self.sections and (self.layout == "list" or bool(self.group_by))


_CHOOSING = ("catalog", "projects", "tags", "all_tags", "relation", "license")


def is_choosing(option: str) -> bool:
    """Return whether an option says which projects to show, or was probably meant as one that does."""
    keys = get_keys(Gallery)
    name = option if option in keys else find_nearest(option, keys)
    return name is not None and keys[name].field in _CHOOSING


def find_conflicts(options: Gallery, wrong: AbstractSet[str]) -> list[KeyProblem]:
    """Return the options that have no effect without another one, unless that is there and *wrong*."""
    problems = []
    if options.groups and not options.group_by and "group-by" not in wrong:
        problems.append(KeyProblem("groups", "needs the option \"group-by\"; add ':group-by: tags', for example"))
    if options.sections and not options.makes_sections and wrong.isdisjoint({"layout", "group-by"}):
        problems.append(KeyProblem("sections", "needs groups, or projects one below the other; add ':layout: list'"))
    if options.sizes and not options.group_by and "group-by" not in wrong:
        problems.append(KeyProblem("sizes", "needs the option \"group-by\"; add ':group-by: tags', for example"))
    if options.sizes and options.layout not in _SIZED and "layout" not in wrong:
        hint = f"remove it, or write one of {', '.join(_SIZED)}"
        problems.append(KeyProblem("sizes", f"has no effect in the layout {options.layout!r}; {hint}"))
    if options.filter and options.makes_sections:
        problems.append(KeyProblem("filter", "cannot hide sections of the page; remove it or 'sections'"))
    return problems
