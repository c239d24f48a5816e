"""Makes catalog entries of the projects found in a file, by the rules of a catalog."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, make_extra_name
from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.tags import find_variants
from sphinx_openpractices.text.slugs import make_slug

from .imported_values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .found_projects import FoundProject
    from .logo_folder import LogoFolder


class ImportRemark(NamedTuple):
    """A *message* about one *key*, by its name in the file, of one *entry*: its title, or else its place."""

    entry: str
    key: str
    message: str


def make_catalog_entry(
    found: FoundProject, logos: LogoFolder | None = None
) -> tuple[dict[str, Any], list[ImportRemark]]:
    """Make an entry without an id, empty if there is no title, and remarks on what is left out or needs work.

    The files of logos are in the folder *logos*, if it is known.
    """
    read = read_values(found.values)
    texts, notes, problems = logos.replace_paths(read) if logos else read
    values, more = read_keys(Project, texts)
    problems = {problem.name: problem.message for problem in more} | problems
    names = {key: found.names.get(key, key) for key in get_keys(Project)}
    if "title" not in values:
        return {}, [ImportRemark(found.place, names["title"], f"{problems['title']}; the entry is left out")]
    title = values["title"]
    extra = {make_extra_name(name): value for name, value in found.extra.items()}
    remarks: list[ImportRemark] = []
    for key, message in problems.items():
        name = make_extra_name(names[key])
        is_spare = key in found.spare and name not in extra
        extra |= {name: found.spare[key]} if is_spare else {}
        remarks.append(ImportRemark(title, names[key], _add_outcome(message, is_spare=is_spare)))
    for key, each in notes.items():
        remarks += [ImportRemark(title, names[key], note) for note in each if key not in problems]
    if "repository" in values:
        values.setdefault("target", values["repository"])
    fields = ((key.name, values[key.field]) for key in get_keys(Project).values() if key.field in values)
    entry = {name: _convert_value(value) for name, value in fields}
    # The target and the repository can have the same key in the file.
    return entry | ({EXTRA_KEY: extra} if extra else {}), list(dict.fromkeys(remarks))


def _convert_value(value: Any) -> Any:
    """Return the value of a key as plain data."""
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, CalendarDate) else value


def _add_outcome(message: str, *, is_spare: bool) -> str:
    """Return the *message* of a problem, and what was done with the value."""
    outcome = f"stored under {EXTRA_KEY}" if is_spare else "left out"
    return f"{message} ({outcome})" if message.endswith("?") else f"{message}; {outcome}"


def unify_tags(entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Give tags that differ only in spelling the most common one, in place; return the tags that were replaced."""
    variants = find_variants(tag for entry in entries for tag in entry.get("tags", ()))
    chosen = {variant: tag for tag, others in variants.items() for variant in others}
    for entry in entries:
        if "tags" in entry:
            entry["tags"] = list(dict.fromkeys(chosen.get(tag, tag) for tag in entry["tags"]))
    return variants


def add_ids(entries: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], ImportRemark | None]]:
    """Yield the *entries* with unique ids, and a remark if an id has a number because others have the same title."""
    taken: Counter[str] = Counter()
    for entry in entries:
        name = first = entry.get("id") or make_slug(entry["title"])
        numbers = count(taken[first] + 1)
        while taken[name]:
            name = f"{first}-{next(numbers)}"
        taken[first] += 1
        if name == first:
            yield {"id": name} | entry, None
        else:
            taken[name] += 1
            message = f"is {name!r}, since another project has the id {first!r}"
            yield {"id": name} | entry | {"id": name}, ImportRemark(entry["title"], "id", message)
