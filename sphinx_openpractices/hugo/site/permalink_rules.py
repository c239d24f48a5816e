"""The rules of ``permalinks`` in the configuration.

Source: `Permalinks <https://gohugo.io/configuration/permalinks/>`__.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.spelling import suggest_or_list

from .go_dates import is_go_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

PERMALINK_TOKEN = re.compile(r":\w+(?:\[.+?\])?", re.ASCII)
"""A token in a pattern, such as ``:slug`` or ``:sections[1:]``."""

PERMALINK_TOKEN_NAMES = frozenset(
    (
        *("year", "month", "monthname", "day", "weekday", "weekdayname", "yearday"),
        *("section", "sectionslug", "sections", "sectionslugs"),
        *("title", "slug", "filename", "slugorfilename", "contentbasename", "slugorcontentbasename"),
    )
)
"""The tokens of Hugo, without the colon; layouts of Go's dates are tokens, too."""

_PAGE_KINDS = ("page", "home", "section", "taxonomy", "term")


class PermalinkRule(NamedTuple):
    """The *pattern* for pages that match *target*: a mapping with ``kind`` and ``path``."""

    target: Any
    pattern: str


def read_permalink_rules(value: Any) -> Iterator[PermalinkRule | str]:
    """Return the rules of a site, and messages about wrong ones; rules for longer paths come first."""
    if isinstance(value, list):
        for item in value:
            yield from _check_rule({} if not isinstance(item, dict) else item.get("target"), item)
        return
    flat: list[tuple[str, str, Any]] = []
    for key, item in value.items() if isinstance(value, dict) else ():
        if isinstance(item, dict) and key in _PAGE_KINDS:
            flat += [(section, key, pattern) for section, pattern in item.items()]
        elif isinstance(item, dict):
            yield f'permalinks: "{key}" is not a kind of page{suggest_or_list(key, _PAGE_KINDS)}'
        else:
            flat.append((key, "{page,term}", item))
    for section, kind, pattern in sorted(flat, key=lambda entry: -len(entry[0])):
        name = section.strip(" /")
        path = f"/{{{name},{name}/**}}" if name else "/*"
        yield from _check_rule({"kind": kind, "path": path}, {"pattern": pattern})


def _check_rule(target: Any, item: Any) -> Iterator[PermalinkRule | str]:
    """Return the rule, or a message about it."""
    pattern = item.get("pattern") if isinstance(item, dict) else None
    if not isinstance(pattern, str):
        yield "permalinks: a rule has no pattern; add one such as /:year/:slug/"
        return
    unknown = [token for token in PERMALINK_TOKEN.findall(pattern.replace(r"\:", "")) if not is_known_token(token[1:])]
    if unknown:
        yield f'permalinks: unknown token "{unknown[0]}" in "{pattern}"'
    else:
        yield PermalinkRule(target, pattern)


def is_known_token(name: str) -> bool:
    """Return whether Hugo knows the token *name*, which is without its colon."""
    return name in PERMALINK_TOKEN_NAMES or name.startswith(("sections[", "sectionslugs[")) or is_go_layout(name)
