"""What lists of any entry type have in common: which entries they select, and the rules for their options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sphinx_openpractices.catalog.values import read_classes, read_flag, read_line, read_text, read_words
from sphinx_openpractices.text.spelling import find_nearest

from .group_titles import GroupTitle, read_groups
from .key_values import require_key_name
from .keys import KeyProblem, declare_key, get_keys
from .matching import TAG_MATCHERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from .matching import Matcher
    from .record import RecordKeys

_EXCLUDING = ("exclude", "exclude-tags")
"""The options of a selection that only say which entries not to show."""


def read_limit(value: str) -> int:
    """Read the largest number of entries."""
    if not (value.isdecimal() and value.isascii() and 0 < len(value) < 10 and int(value)):
        raise ValueError(f"{value!r} is not a number, 1 or more")
    return int(value)


def read_shown(keys: RecordKeys, value: str | Sequence[str]) -> tuple[str, ...]:
    """Read the names of *keys* that lists do not show already."""
    names = read_words(value)
    for name in names:
        if name in keys.linked_by:
            continue
        try:
            require_key_name(name, keys)
        except ValueError as err:
            raise ValueError(f"{name!r} {err}") from None
        if name in keys.unshown:
            raise ValueError(f"{name!r} is a part of the card itself; remove it")
    return names


@dataclass(frozen=True, kw_only=True)
class EntrySelection:
    """The options that say which entries of the catalog are meant; an entry has to meet all of them."""

    NAMES: ClassVar[str] = ""
    """The option that names entries."""
    MATCHERS: ClassVar[Mapping[str, Matcher]] = TAG_MATCHERS
    """How the options select entries, by name."""
    SHARED: ClassVar[str] = ""
    """The option that names items of what entries share."""

    catalog: str = declare_key(
        read_text,
        "only the entries of this file, named as in `conf.py`",
        "all",
        empty="",
        synonyms="file source from",
    )
    tags: tuple[str, ...] = declare_key(
        read_words,
        "entries of the catalog with any of these tags",
        "all",
        empty=(),
        synonyms="keywords topics categories category labels",
    )
    all_tags: tuple[str, ...] = declare_key(
        read_words,
        "entries of the catalog with all of these tags",
        "all",
        empty=(),
        synonyms="every-tag tags-all",
    )
    exclude_tags: tuple[str, ...] = declare_key(
        read_words,
        "all entries of the catalog except those with any of these tags",
        empty=(),
        synonyms="not-tags without-tags no-tags",
    )
    exclude: tuple[str, ...] = declare_key(
        read_words,
        "ids or titles: all entries of the catalog except these",
        empty=(),
        synonyms="except without not hide",
    )

    @property
    def selects(self) -> bool:
        """Whether any option selects entries of the catalog."""
        return self.chooses or bool(self.exclude or self.exclude_tags)

    @property
    def chooses(self) -> bool:
        """Whether any option says which entries of the catalog to show, and not only which not to show."""
        return any(getattr(self, get_keys(type(self))[name].field) for name in list_choosing(type(self)))


def list_choosing(selection: type[EntrySelection]) -> list[str]:
    """Return the options that say which entries to show."""
    names = ("catalog", selection.NAMES, *selection.MATCHERS)
    return [name for name in names if name not in _EXCLUDING]


@dataclass(frozen=True, kw_only=True)
class Listing(EntrySelection):
    """The options of lists of any entry type."""

    if TYPE_CHECKING:  # declared by each type, for its own keys
        sort: str
        group_by: str
        layout: str
        show: tuple[str, ...]
        filter: tuple[str, ...]

    limit: int = declare_key(
        read_limit,
        "at most this many entries of the catalog",
        "all",
        empty=0,
        synonyms="max maximum count number first top",
    )
    empty: str = declare_key(
        read_text,
        "what to show if the catalog has none of these entries, inline markup",
        "nothing, and a warning",
        empty="",
        synonyms="none otherwise else fallback if-empty",
    )
    groups: tuple[GroupTitle, ...] = declare_key(
        read_groups,
        'the first groups, with titles if wanted: `name, name = Title, name = "Title, with comma"`',
        "all, in order",
        empty=(),
        synonyms="group-order group-titles",
    )
    canonical: bool = declare_key(
        read_flag,
        "flag: references to these entries lead to this list",
        "the first page in the table of contents",
        empty=False,
        synonyms="primary main",
    )
    caption: str = declare_key(
        read_line,
        "a caption above the list, inline markup",
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

    def find_conflicts(self, wrong: AbstractSet[str]) -> list[KeyProblem]:
        """Return the options that have no effect without another one, unless that is there and *wrong*."""
        if self.groups and not self.group_by and "group-by" not in wrong:
            return [KeyProblem("groups", "needs the option \"group-by\"; add ':group-by: tags', for example")]
        return []


def is_choosing(option: str, listing: type[EntrySelection]) -> bool:
    """Return whether an option says which entries to show, or was probably meant as one that does."""
    keys = get_keys(listing)
    name = option if option in keys else find_nearest(option, keys)
    return name is not None and name in list_choosing(listing)
