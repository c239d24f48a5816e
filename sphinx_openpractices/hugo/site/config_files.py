"""The files in which a Hugo site is configured become one mapping.

Source: `Configuration introduction <https://gohugo.io/configuration/introduction/>`__.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError, read_document

from .fields import plain
from .mounts import is_inside
from .problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("hugo", "config")
SUFFIXES = (".toml", ".yaml", ".yml", ".json")
FOLDERS = ("config/_default", "config/production")
"""The later one counts; ``production`` is what ``hugo`` builds for."""


def read_settings(root: Path) -> tuple[dict[str, Any], list[Problem], list[str]]:
    """The settings of the site in *root*, with all keys in lower case, what is wrong with its files, and the files."""
    settings: dict[str, Any] = {}
    problems: list[Problem] = []
    named = [root / f"{name}{suffix}" for name in NAMES for suffix in SUFFIXES]
    files: list[tuple[Path, tuple[str, ...]]] = []
    files += [(path, ()) for path in named if path.is_file()][:1]
    for folder in FOLDERS:
        found = (path for path in sorted((root / folder).rglob("*")) if path.suffix in SUFFIXES and path.is_file())
        files += [(path, keys_of(path.stem)) for path in found]
    for path, keys in files:
        file = path.relative_to(root).as_posix()
        if not is_inside(path, root):
            problems.append(Problem(file, 1, "is a link that leads out of the site; left out"))
            continue
        try:
            value = lowered(plain(read_document(path)))
        except (DocumentError, OSError) as err:
            line = err.line if isinstance(err, DocumentError) else 1
            problems.append(Problem(file, line, str(err)))
            continue
        if len(keys) == 1 and isinstance(value, dict) and value.keys() == set(keys):
            value = value[keys[0]]
        for key in reversed(keys):
            value = {key: value}
        if isinstance(value, dict):
            merge(settings, value)
        elif value is not None:
            problems.append(Problem(file, 1, 'is no mapping; write lines such as "title: About"'))
    if not files:
        problems.append(Problem("hugo.toml", 1, "is missing, and so is any other file that configures a Hugo site"))
    return settings, problems, [path.relative_to(root).as_posix() for path, _keys in files]


def keys_of(stem: str) -> tuple[str, ...]:
    """Where the contents of a file in a folder of settings belong, by its name without the suffix."""
    name, _, language = stem.lower().partition(".")
    if name in NAMES:
        return ()
    if not language:
        return (name,)
    return ("languages", language, *([name] if name in {"params", "menu", "menus"} else []))


def lowered(value: Any) -> Any:
    """A *value* with all keys in lower case."""
    if isinstance(value, dict):
        return {key.lower(): lowered(item) for key, item in value.items()}
    return [lowered(item) for item in value] if isinstance(value, list) else value


def merge(settings: dict[str, Any], more: dict[str, Any]) -> None:
    """Put *more* settings over those that are there."""
    for key, value in more.items():
        there = settings.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            merge(there, value)
        else:
            settings[key] = value
