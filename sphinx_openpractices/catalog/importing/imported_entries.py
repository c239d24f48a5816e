"""Makes catalog entries of the projects found in a file, by the rules of a catalog."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url, read_web_url

from .found_projects import as_list, describe_value, is_clean_text, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .found_projects import FoundProject


_MARKUP = re.compile(
    r"""
    [\\`*<\[|]             # code, emphasis, links, HTML, substitutions
    | (?<!\w)_ | _(?!\w)   # emphasis and references; between letters it is text
    | &(?=[#\w])           # character references
    | (?<=:):$             # a literal block follows, in reStructuredText
    | ^[#>=~+:-]           # headings, quotes, fences, lists
    """,
    re.VERBOSE,
)
"""Characters that have a meaning in one of the two markup languages."""
_NUMBERING = re.compile(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?=[.)])")
"""The number or letter of an item of a list."""


class ImportRemark(NamedTuple):
    """A *message* about one *key*, by its name in the file, of one *entry*: its title, or else its place."""

    entry: str
    key: str
    message: str


def make_catalog_entry(found: FoundProject) -> tuple[dict[str, Any], list[ImportRemark]]:
    """Make an entry without an id, empty if there is no title, and remarks on what is left out or needs work."""
    raw, problems = _read_texts(found.values)
    values, more = read_keys(Project, raw)
    for problem in more:
        problems.setdefault(problem.name, problem.message)
    names = {key: found.names.get(key, key) for key in get_keys(Project)}
    if "title" not in values:
        return {}, [ImportRemark(found.place, names["title"], f"{problems['title']}; the entry is left out")]
    if "repository" in values:
        values.setdefault("target", values["repository"])
    title = values["title"]
    remarks = [ImportRemark(title, names[key], f"{message}; left out") for key, message in problems.items()]
    remarks += [ImportRemark(title, names[key], message) for key, message in _find_changes(found.values, values)]
    if "caption" in values:
        values["caption"] = _escape_markup(values["caption"])
    fields = ((key.name, values[key.field]) for key in get_keys(Project).values() if key.field in values)
    entry = {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
    return entry | ({"extra": found.extra} if found.extra else {}), remarks


def _read_texts(values: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts among *values*, and descriptions of the problems with the other values, both by key."""
    texts: dict[str, str] = {}
    problems: dict[str, str] = {}
    for key, value in values.items():
        if is_empty(value):
            continue
        if key == "tags":
            texts[key] = ", ".join(word for word in as_list(value) if is_clean_text(word)).strip(", ")
            others = {
                describe_value(word): None for word in as_list(value) if not (is_clean_text(word) or is_empty(word))
            }
            if others:
                problems[key] = f"contains {' and '.join(others)}, not text"
            continue
        try:
            texts[key] = _read_value(key, value)
        except ValueError as err:
            problems[key] = str(err)
    return {key: text for key, text in texts.items() if text}, problems


def _read_value(key: str, value: Any) -> str:
    """Return the text of a *value*; raises ``ValueError``."""
    if is_clean_text(value):
        if key == "target":  # a page or label of the author's own site is of no use to others
            return read_web_url(value.strip())
        return " ".join(value.split()) if key == "caption" else str(value.strip())
    if key == "license" and isinstance(value, list) and all(map(is_clean_text, value)):
        raise ValueError(f"lists {' and '.join(map(repr, value))}, but not whether both apply or either")
    raise ValueError(f"is {describe_value(value)}, not text")


def _escape_markup(text: str) -> str:
    """Escape plain *text* so that both MyST and reStructuredText show it unchanged."""
    return _NUMBERING.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


def _find_changes(found: dict[str, Any], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what an author has to know about the *values* that were imported, by key."""
    if "logo" in values and not is_url(values["logo"]):
        yield "logo", f"{values['logo']!r} is a file of the project; copy it into the folder of the catalog"
    if "caption" in values:
        paragraphs = len(re.findall(r"\n[ \t]*\n\s*\S", found["caption"].strip())) + 1
        if paragraphs > 1:
            yield "caption", f"had {paragraphs} paragraphs, which were joined into one"


def add_ids(entries: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], ImportRemark | None]]:
    """Yield the *entries* with unique ids, and a remark if an id has a number because others have the same title."""
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
            message = f"is {name!r}, since another project has the id {first!r}"
            yield {"id": name, **entry}, ImportRemark(entry["title"], "id", message)
