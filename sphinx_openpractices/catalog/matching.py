"""How the options of a selection find records, and what they say about a value that no record has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.spelling import find_nearest, suggest_name

from .license_matching import list_licenses, match_license

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from .entries import Catalog
    from .record import Record

    MakeTest = Callable[[tuple[str, ...]], Callable[[Record], bool]]
    """Makes the test of records for the values of an option: hundreds of pages may test each record."""
    DescribeUnused = Callable[[Catalog, str, bool], str]
    """Returns a message about a value that no record has; empty if it is fine, as it may be in a list that may be
    empty."""


class Matcher(NamedTuple):
    """How one option selects records."""

    make_test: MakeTest
    describe_unused: DescribeUnused | None = None


def match_any(field: str, describe_unused: DescribeUnused | None = None) -> Matcher:
    """Return a matcher of records that have any of the values in a field with several ones."""

    def make_test(values: tuple[str, ...]) -> Callable[[Record], bool]:
        wanted = set(values)
        return lambda record: not wanted.isdisjoint(getattr(record, field))

    return Matcher(make_test, describe_unused)


def match_one(field: str, describe_unused: DescribeUnused | None = None) -> Matcher:
    """Return a matcher of records whose field is one of the values."""

    def make_test(values: tuple[str, ...]) -> Callable[[Record], bool]:
        wanted = set(values)
        return lambda record: getattr(record, field) in wanted

    return Matcher(make_test, describe_unused)


def describe_unused_name(find_known: Callable[[Catalog], Collection[str]], noun: str) -> DescribeUnused:
    """Return a function that describes values which are not among those that *find_known* finds.

    In a list that may be empty, a value is a problem only if it is probably misspelled.
    """
    return partial(_describe_unused_name, find_known, noun)


def _describe_unused_name(
    find_known: Callable[[Catalog], Collection[str]],
    noun: str,
    catalog: Catalog,
    value: str,
    may_be_empty: bool,  # noqa: FBT001 - as all of these functions
) -> str:
    known = find_known(catalog)
    if value in known or (may_be_empty and find_nearest(value, known) is None):
        return ""
    return describe_unknown(noun, value, known)


def describe_unknown(noun: str, name: str, names: Iterable[str]) -> str:
    """Return a message about a *name* that is not one of *names*."""
    return f'there is no {noun} "{name}"{suggest_name(name, [*names])}'


def _match_all_tags(values: tuple[str, ...]) -> Callable[[Record], bool]:
    wanted = set(values)
    return lambda record: wanted.issubset(record.tags)


def _match_no_tags(values: tuple[str, ...]) -> Callable[[Record], bool]:
    unwanted = set(values)
    return lambda record: unwanted.isdisjoint(record.tags)


def _match_licenses(values: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda record: any(match_license(each, record.license) for each in values)


def _describe_unused_license(catalog: Catalog, value: str, may_be_empty: bool) -> str:  # noqa: FBT001 - see above
    used = [entry.record.license for entry in (*catalog.entries, *catalog.drafts)]
    if may_be_empty or any(match_license(value, each) for each in used):
        return ""
    licenses = {license_ for each in used for license_ in list_licenses(each)}
    return f'no project has the license "{value}"{suggest_name(value, licenses)}'


_describe_tag = describe_unused_name(lambda catalog: catalog.tags, "tag")

TAG_MATCHERS = {
    "tags": match_any("tags", _describe_tag),
    "all-tags": Matcher(_match_all_tags, _describe_tag),
    "exclude-tags": Matcher(_match_no_tags, _describe_tag),
}
"""The matchers that all entry types have."""
LICENSE_MATCHER = Matcher(_match_licenses, _describe_unused_license)
"""Matches license expressions: ``MIT OR Zlib`` is selected by each of its licenses."""
