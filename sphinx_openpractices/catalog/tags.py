"""Tags that are the same word in different spellings, such as ``Machine Learning`` and ``machine-learning``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_openpractices.text.messages import Message

    from .entries import Catalog, Entry

TAG_SPELLING = "tag-spelling"
"""The kind of the messages about spellings."""
_LONGEST_TAG = 1000
"""Longer tags are only compared as they are: to fold one takes many times its size."""


def fold_tag(tag: str) -> str:
    """Return what all spellings of a tag share, if they differ only in case, spaces, hyphens or underscores."""
    if len(tag) > _LONGEST_TAG:
        return tag
    return re.sub(r"[\s_-]+", "", tag.casefold()) or tag


def find_variants(tags: Iterable[str]) -> dict[str, list[str]]:
    """Find tags that differ only in spelling: the most common spelling, or else the first one, and its variants."""
    spellings: dict[str, list[str]] = {}
    for tag, _number in Counter(tags).most_common():
        spellings.setdefault(fold_tag(tag), []).append(tag)
    return {first: variants for first, *variants in spellings.values() if variants}


def check_tags(catalog: Catalog) -> Iterator[Message]:
    """Find the places where a tag is not in its most common spelling, each with a place that has it."""
    places: dict[str, list[Entry]] = {}
    for entry in catalog.entries:
        for tag in entry.record.tags:
            places.setdefault(tag, []).append(entry)
    variants = find_variants(tag for entry in catalog.entries for tag in entry.record.tags)
    common = {variant: tag for tag, others in variants.items() for variant in others}
    for entry in catalog.entries:
        for tag in filter(common.get, entry.record.tags):
            first, *others = places[common[tag]]
            more = f" and {len(others)} more" if others else ""
            text = f'write "{common[tag]}", as in {first.file}:{first.lines["tags"]}{more}; "{tag}" is another tag'
            path = f"{entry.path}.tags"
            yield make_message(entry.file, entry.lines["tags"], path, text, Severity.WARNING, TAG_SPELLING)
