"""Catalog files become projects, and every mistake in them a message with its line. Knows nothing of Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.printable import escape_unprintable
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import suggest_name, suggest_or_list

from .documents import DocumentError, Mapping, Node, Scalar, Sequence, kind_of, plain, read_document
from .keys import keys_of, read_keys
from .project import Project

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

PROJECTS = "projects"
"""The key of the list."""
EXTRA = "extra"
"""The key of an entry for what nobody here knows."""
SCHEMA = "$schema"
"""The key by which a JSON file names its schema to editors."""
MERGE = "<<"
"""Takes keys from other mappings, in YAML (yaml.org/type/merge)."""
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters and halves of characters: YAML and JSON have escapes for them; few other formats can hold them."""


class Mistake(NamedTuple):
    """What is wrong in a catalog: *path* is that of the key, such as ``projects[3].logo``; empty for a whole file."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """As compilers print it."""
        return f"{self.file}:{self.line}: {self.words}"

    @property
    def words(self) -> str:
        """Without the place."""
        return f"{self.path}: {self.message}" if self.path else self.message


@dataclass(frozen=True, slots=True)
class Entry:
    """A project of a catalog, which always has an id, and where it stands."""

    project: Project
    file: str
    path: str
    line: int
    lines: dict[str, int]
    """The line of the value of each key."""
    extra: dict[str, Any]
    """What stands under ``extra``, as plain data."""


@dataclass(frozen=True)
class Catalog:
    """All entries of all *files*, in their order."""

    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by the ids of their projects."""
        return {entry.project.id: entry for entry in self.entries}

    @cached_property
    def by_title(self) -> dict[str, Entry]:
        """The entries by their titles, in any case; the first of several."""
        return {entry.project.title.casefold(): entry for entry in reversed(self.entries)}

    def find(self, name: str) -> Entry | None:
        """The entry with this id or title."""
        return self.by_id.get(name) or self.by_title.get(" ".join(name.split()).casefold())


def read_catalog(files: dict[str, Path], relations: Collection[str]) -> tuple[Catalog, list[Mistake]]:
    """The catalog of *files*, by the names that messages shall give them, and every mistake in them.

    Entries with a mistake are left out. *relations* are the words allowed.
    """
    entries: dict[str, Entry] = {}
    mistakes: list[Mistake] = []
    for name, path in files.items():
        reader = CatalogReader(name, relations)
        for entry in reader.read(path):
            first = entries.setdefault(entry.project.id, entry)
            if first is not entry:
                message = f'the id "{first.project.id}" is taken by {first.file}:{first.line}; give one of them another'
                reader.note(entry.lines.get("id", entry.line), f"{entry.path}.id", message)
        mistakes += sorted(reader.mistakes, key=lambda mistake: mistake.line)
    return Catalog(tuple(entries.values()), tuple(files)), mistakes


class CatalogReader:
    """Reads one file."""

    def __init__(self, file: str, relations: Collection[str]) -> None:
        self.file = file
        self.choices = {"relation": relations}
        self.mistakes: list[Mistake] = []

    def note(self, line: int, path: str, message: str) -> None:
        """Keep a mistake; what an author wrote must not break its line, nor speak to the console."""
        self.mistakes.append(Mistake(self.file, line, escape_unprintable(path), escape_unprintable(message)))

    def read(self, path: Path) -> list[Entry]:
        """The entries without mistakes."""
        try:
            root = read_document(path)
        except DocumentError as err:
            self.note(err.line, "", err.message)
            return []
        except OSError as err:
            self.note(1, "", no_file(path) if isinstance(err, FileNotFoundError) else str(err.strerror or err))
            return []
        if not isinstance(root, Mapping):
            found = "is empty" if root is None else f"is {noun(root)}"
            self.note(root.line if root else 1, "", f'{found}; begin it with the key "{PROJECTS}"')
            return []
        members = self.members(root, "", (PROJECTS, SCHEMA))
        projects = members.get(PROJECTS)
        if projects is None:
            self.note(root.line, "", f'the key "{PROJECTS}" is missing')
        elif not isinstance(projects, Sequence):
            self.note(projects.line, PROJECTS, f"is {noun(projects)}; write a list of projects")
        else:
            each = (self.entry(node, f"{PROJECTS}[{index}]") for index, node in enumerate(projects.items))
            return [entry for entry in each if entry is not None]
        return []

    def members(self, mapping: Mapping, path: str, known: Collection[str] = ()) -> dict[str, Node]:
        """The values of a mapping by key, each key once, and *known* unless all are allowed."""
        members: dict[str, Node] = {}
        for key, value in self.merged(mapping, path):
            if not isinstance(key, Scalar):
                self.note(key.line, path, f"has {noun(key)} as a key; write text")
            elif known and key.value not in known:
                self.note(key.line, join(path, key.value), f"unknown key{suggest_or_list(key.value, known)}")
            elif key.value in members:
                self.note(key.line, join(path, key.value), "is given twice; remove one")
            else:
                members[key.value] = value
        return members

    def merged(self, mapping: Mapping, path: str) -> list[tuple[Node, Node]]:
        """The pairs of a mapping, with those that it takes from others by ``<<`` and does not have itself."""
        pairs = [pair for pair in mapping.pairs if not is_merge(pair[0])]
        if len(pairs) == len(mapping.pairs):
            return pairs
        own = {key.value for key, _value in pairs if isinstance(key, Scalar)}
        for key, value in mapping.pairs:
            if is_merge(key):
                for other in value.items if isinstance(value, Sequence) else [value]:
                    if not isinstance(other, Mapping):
                        self.note(key.line, join(path, MERGE), f"is {noun(other)}; write an alias of a mapping")
                        continue
                    theirs = self.merged(other, path)
                    more = [pair for pair in theirs if isinstance(pair[0], Scalar) and pair[0].value not in own]
                    own.update(name.value for name, _value in more if isinstance(name, Scalar))
                    pairs += more
        return pairs

    def entry(self, node: Node, path: str) -> Entry | None:
        """The entry, unless it has a mistake."""
        if not isinstance(node, Mapping):
            self.note(node.line, path, f"is {noun(node)}; write a mapping with the key title, at least")
            return None
        before = len(self.mistakes)
        members = self.members(node, path, ENTRY_KEYS)
        extra = self.read_extra(members.pop(EXTRA, None), f"{path}.{EXTRA}")
        raw = {name: self.raw(value, f"{path}.{name}") for name, value in members.items()}
        lines = {name: value.line for name, value in members.items()}
        values, problems = read_keys(
            Project, {name: value for name, value in raw.items() if value is not None}, self.choices
        )
        for problem in problems:
            if problem.name not in raw or raw[problem.name] is not None:
                self.note(lines.get(problem.name, node.line), f"{path}.{problem.name}", problem.message)
        if len(self.mistakes) > before:
            return None
        values["id"] = values.get("id") or make_slug(values["title"])
        return Entry(Project(**values), self.file, path, node.line, lines, extra)

    def raw(self, node: Node, path: str) -> str | list[str] | None:
        """The text, or the list of texts, of a value; ``None`` when it is something else."""
        if isinstance(node, Scalar):
            kind = kind_of(node)
            if kind == "nothing":
                return ""
            if kind != "text":
                self.note(node.line, path, f'{node.value} is {kind}, not text; write "{node.value}"')
            elif not node.value.isprintable() and (found := UNREADABLE.search(node.value)):
                self.note(node.line, path, f"holds the character U+{ord(found[0]):04X}, which no page can show")
            else:
                return node.value
        elif isinstance(node, Sequence):
            texts = [self.text(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
            if None not in texts:
                return texts  # type: ignore[return-value]
        else:
            self.note(node.line, path, "is a mapping; write text")
        return None

    def text(self, node: Node, path: str) -> str | None:
        """The text of an item of a list; ``None`` when it is something else, or empty."""
        if isinstance(node, Sequence):
            self.note(node.line, path, "is a list; write text")
        elif isinstance(value := self.raw(node, path), str):
            if value.strip():
                return value
            self.note(node.line, path, "is empty; write text, or remove it")
        return None

    def read_extra(self, node: Node | None, path: str) -> dict[str, Any]:
        """What stands under ``extra``."""
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.note(node.line, path, f"is {noun(node)}; write a mapping")
            return {}
        return {name: self.data(value, join(path, name)) for name, value in self.members(node, path).items()}

    def data(self, node: Node, path: str) -> Any:
        """Anything, as plain data."""
        if isinstance(node, Mapping):
            return {name: self.data(value, join(path, name)) for name, value in self.members(node, path).items()}
        if isinstance(node, Sequence):
            return [self.data(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        return plain(node)


ENTRY_KEYS = (*keys_of(Project), EXTRA)


def join(path: str, name: str) -> str:
    """The path of a key."""
    return f"{path}.{name}" if path else name


def is_merge(key: Node) -> bool:
    """Whether *key* is the merge key of YAML."""
    return isinstance(key, Scalar) and key.value == MERGE and not key.quoted


def noun(node: Node) -> str:
    """What *node* is, for messages."""
    if isinstance(node, Mapping):
        return "a mapping"
    return "a list" if isinstance(node, Sequence) else kind_of(node)


def no_file(path: Path) -> str:
    """Words for a file that is not there, with the nearest name beside it."""
    try:
        siblings = [each.name for each in path.parent.iterdir()]
    except OSError:
        siblings = []
    return f"there is no such file{suggest_name(path.name, siblings)}"
