"""A list of practices: which ones it shows, how it arranges them, and the rules for each option."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx_openpractices.catalog.dates import CalendarDate, read_date
from sphinx_openpractices.catalog.group_titles import read_filter_keys, read_group_key
from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.listing import EntrySelection, Listing, read_shown
from sphinx_openpractices.catalog.matching import TAG_MATCHERS, Matcher, describe_unused_name, match_any, match_one
from sphinx_openpractices.catalog.record import RecordKeys
from sphinx_openpractices.catalog.value_order import CATALOG_ORDER, read_sort
from sphinx_openpractices.catalog.values import read_text, read_words

from .practice import LEVELS, Practice
from .principle_names import join_principle, read_principles, split_principle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_openpractices.catalog.entries import Catalog

    from .site_frameworks import SiteFrameworks

PRACTICE_KEYS = RecordKeys(
    Practice,
    "practice",
    ungrouped=(
        *("id", "title", "statement", "summary", "note", "evidence", "actions", "history", "draft", "class"),
        *("review-every", "next-review"),
    ),
    unshown=("title", "statement", "summary", "note", "evidence", "actions", "history", "draft", "class"),
    filtered=("status", "owner", "level", "group"),
    linked=("projects",),
)
"""The keys of practices."""

CRITERIA = "criteria"
"""In the option ``show``: what each status means for the principles of a practice."""


def read_shown_keys(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read the names of keys that practices do not show already, and ``criteria``."""
    names = read_words(value)
    read_shown(PRACTICE_KEYS, [name for name in names if name != CRITERIA] or "tags")
    return names


def _match_frameworks(values: tuple[str, ...]) -> Callable[[Any], bool]:
    wanted = set(values)
    return lambda practice: any(split_principle(name).framework in wanted for name in practice.principle)


def _list_values(field: str) -> Callable[[Catalog], set[str]]:
    """Return a function that lists the values of a key in a catalog."""
    return lambda catalog: {getattr(entry.record, field) for entry in (*catalog.entries, *catalog.drafts)} - {""}


def _list_statuses(catalog: Catalog) -> list[str]:
    """List the statuses of the site and of its frameworks."""
    scales = cast("SiteFrameworks", catalog.shared).scales
    members = (member.id for framework in scales.frameworks.values() for member in framework.scale)
    return [*(status.name for status in scales.statuses), *members]


def _list_principles(catalog: Catalog) -> list[str]:
    return [
        join_principle(name, each) for name, framework in catalog.frameworks.items() for each in framework.principles
    ]


@dataclass(frozen=True, kw_only=True)
class PracticeSelection(EntrySelection):
    """The options that say which practices of the catalog are meant."""

    NAMES: ClassVar[str] = "practices"
    SHARED: ClassVar[str] = "framework"
    MATCHERS: ClassVar[Mapping[str, Matcher]] = {
        **TAG_MATCHERS,
        "group": match_one("group", describe_unused_name(_list_values("group"), "group")),
        "status": match_one("status", describe_unused_name(_list_statuses, "status")),
        "owner": match_one("owner", describe_unused_name(_list_values("owner"), "owner")),
        "level": match_one("level"),
        "framework": Matcher(_match_frameworks, describe_unused_name(lambda catalog: catalog.frameworks, "framework")),
        "principle": match_any("principle", describe_unused_name(_list_principles, "principle")),
    }

    practices: tuple[str, ...] = declare_key(
        read_words,
        "ids or titles: these practices of the catalog, in this order",
        "all",
        empty=(),
        synonyms="ids names entries items only",
    )
    group: tuple[str, ...] = declare_key(
        read_words,
        "practices of the catalog in any of these groups",
        "all",
        empty=(),
        synonyms="section category theme",
    )
    status: tuple[str, ...] = declare_key(
        read_words,
        "practices of the catalog with any of these statuses",
        "all",
        empty=(),
        synonyms="rating state result",
    )
    owner: tuple[str, ...] = declare_key(
        read_words,
        "practices of the catalog with any of these owners",
        "all",
        empty=(),
        synonyms="owners responsible team",
    )
    level: tuple[str, ...] = declare_key(
        read_words,
        "practices of the catalog with any of these levels",
        "all",
        choices=LEVELS,
        empty=(),
        synonyms="keyword priority",
    )
    framework: tuple[str, ...] = declare_key(
        read_words,
        "practices of the catalog that answer to any of these frameworks, such as `posi-2.0`",
        "all",
        empty=(),
        synonyms="frameworks standard",
    )
    principle: tuple[str, ...] = declare_key(
        read_principles,
        "practices of the catalog that answer to any of these principles, such as `posi-2.0#living-will`",
        "all",
        empty=(),
        synonyms="principles criterion",
    )


@dataclass(frozen=True, kw_only=True)
class PracticeList(Listing, PracticeSelection):
    """The options of ``{practice-list}``, checked."""

    sort: str = declare_key(
        partial(read_sort, PRACTICE_KEYS),
        "`catalog`: in the order written; `title` or any other key, such as `reviewed`; `-title`: the other way",
        "catalog",
        empty=CATALOG_ORDER,
        synonyms="order order-by sort-by",
    )
    group_by: str = declare_key(
        partial(read_group_key, PRACTICE_KEYS),
        "groups with titles, by `group`, `status`, `owner`, `level`, or a key of your own such as `extra.area`",
        empty="",
        synonyms="by",
    )
    layout: str = declare_key(
        read_text,
        "`list`: one below the other, those with titles as sections of the page; `cards`; `table`",
        "list",
        choices=("list", "cards", "table"),
        empty="list",
        synonyms="view display style",
    )
    show: tuple[str, ...] = declare_key(
        read_shown_keys,
        "what practices show, too: `criteria`, what each status means; keys such as `tags` or `extra.area`",
        empty=(),
        synonyms="fields metadata meta",
    )
    compare: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "a date: the status then is shown beside the present one, with steps forward and back",
        empty=None,
        synonyms="compare-to since before then",
    )
    filter: tuple[str, ...] = declare_key(
        partial(read_filter_keys, PRACTICE_KEYS),
        "flag: readers can search and filter by `status`, `owner`, `level` and `group`, or by the keys that it names",
        "off",
        empty=(),
        synonyms="search",
    )
