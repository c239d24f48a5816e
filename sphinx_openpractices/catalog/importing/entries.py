"""What was found becomes entries of a catalog, by the catalog's own rules. Knows nothing of Sphinx."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url, read_web_url

from .found import as_list, is_empty, is_text, kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .found import Found


MARKUP = re.compile(
    r"""
    [\\`*<\[|]             # code, emphasis, links, HTML, substitutions
    | (?<!\w)_ | _(?!\w)   # emphasis and references; between letters it is text
    | &(?=[#\w])           # character references
    | (?<=:):$             # a literal block follows, in reStructuredText
    | ^[#>=~+:-]           # headings, quotes, fences, lists
    """,
    re.VERBOSE,
)
"""What one of the two markups would not show as it is written."""
NUMBERING = re.compile(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?=[.)])")
"""The number or letter of a list."""


class Remark(NamedTuple):
    """What is to be said of one *key*, in the words of the file, of one *entry*: its title, or else its place."""

    entry: str
    key: str
    message: str


def read_entry(found: Found) -> tuple[dict[str, Any], list[Remark]]:
    """The entry, without an id, and what was lost or needs a hand; no entry at all when it has no title."""
    raw, problems = read_texts(found.values)
    values, more = read_keys(Project, raw)
    for problem in more:
        problems.setdefault(problem.name, problem.message)
    names = {key: found.names.get(key, key) for key in get_keys(Project)}
    if "title" not in values:
        return {}, [Remark(found.place, names["title"], f"{problems['title']}; the entry is left out")]
    if "repository" in values:
        values.setdefault("target", values["repository"])
    title = values["title"]
    remarks = [Remark(title, names[key], f"{message}; left out") for key, message in problems.items()]
    remarks += [Remark(title, names[key], message) for key, message in changes(found.values, values)]
    if "caption" in values:
        values["caption"] = as_markup(values["caption"])
    fields = ((key.name, values[key.field]) for key in get_keys(Project).values() if key.field in values)
    entry = {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
    return entry | ({"extra": found.extra} if found.extra else {}), remarks


def read_texts(values: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts among *values*, and what is wrong with the others, both by key."""
    texts: dict[str, str] = {}
    problems: dict[str, str] = {}
    for key, value in values.items():
        if is_empty(value):
            continue
        if key == "tags":
            texts[key] = ", ".join(word for word in as_list(value) if is_text(word)).strip(", ")
            others = {kind(word): None for word in as_list(value) if not (is_text(word) or is_empty(word))}
            if others:
                problems[key] = f"holds {' and '.join(others)}, not text"
            continue
        try:
            texts[key] = read_text(key, value)
        except ValueError as err:
            problems[key] = str(err)
    return {key: text for key, text in texts.items() if text}, problems


def read_text(key: str, value: Any) -> str:
    """The text of a *value*; raises ``ValueError``."""
    if is_text(value):
        if key == "target":  # a page or label of the author's own site is nothing that others could mean
            return read_web_url(value.strip())
        return " ".join(value.split()) if key == "caption" else str(value.strip())
    if key == "license" and isinstance(value, list) and all(map(is_text, value)):
        raise ValueError(f"names {' and '.join(map(repr, value))}, but not whether both apply or either")
    raise ValueError(f"is {kind(value)}, not text")


def as_markup(text: str) -> str:
    """Plain *text* as markup that shows it, in MyST and in reStructuredText."""
    return NUMBERING.sub(r"\1\\", MARKUP.sub(r"\\\g<0>", text))


def changes(found: dict[str, Any], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What an author should know of the *values* that were carried over."""
    if "logo" in values and not is_url(values["logo"]):
        yield "logo", f"{values['logo']!r} is a file of the source; bring it to the folder of the catalog"
    if "caption" in values:
        paragraphs = len(re.findall(r"\n[ \t]*\n\s*\S", found["caption"].strip())) + 1
        if paragraphs > 1:
            yield "caption", f"had {paragraphs} paragraphs, which became one"


def with_ids(entries: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Remark | None]]:
    """The *entries* with ids, each its own, and a remark where the title alone does not make one."""
    taken: Counter[str] = Counter()
    for entry in entries:
        name = first = make_slug(entry["title"])
        numbers = count(taken[first] + 1)
        while taken[name]:
            name = f"{first}-{next(numbers)}"
        taken[first] += 1
        if name == first:
            yield {"id": name, **entry}, None
        else:
            taken[name] += 1
            yield {"id": name, **entry}, Remark(entry["title"], "id", f"{first!r} is taken; it became {name!r}")
