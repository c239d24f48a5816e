"""The configuration files of a Hugo site, merged into one mapping.

Source: `Configuration introduction <https://gohugo.io/configuration/introduction/>`__.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError, read_document
from sphinx_openpractices.text.messages import Message, make_message

from .fields import make_plain_value
from .mounts import is_within_root

if TYPE_CHECKING:
    from pathlib import Path

_CONFIG_NAMES = ("hugo", "config")
_CONFIG_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_CONFIG_FOLDERS = ("config/_default", "config/production")
"""The later folder takes precedence; ``production`` is the environment of the command ``hugo``."""


def read_site_settings(root: Path) -> tuple[dict[str, Any], list[Message], list[str]]:
    """Return the settings of the site in *root* with keys in lower case, messages about its files, and the files."""
    settings: dict[str, Any] = {}
    problems: list[Message] = []
    named = [root / f"{name}{suffix}" for name in _CONFIG_NAMES for suffix in _CONFIG_SUFFIXES]
    files: list[tuple[Path, tuple[str, ...]]] = []
    files += [(path, ()) for path in named if path.is_file()][:1]
    for folder in _CONFIG_FOLDERS:
        found = (path for path in sorted((root / folder).rglob("*")) if path.suffix in _CONFIG_SUFFIXES)
        files += [(path, find_settings_keys(path.stem)) for path in found if path.is_file()]
    for path, keys in files:
        file = path.relative_to(root).as_posix()
        if not is_within_root(path, root):
            problems.append(make_message(file, 1, "", "is left out: the link leads out of the site"))
            continue
        try:
            value = _lower_keys(make_plain_value(read_document(path)))
        except (DocumentError, OSError) as err:
            line = err.line if isinstance(err, DocumentError) else 1
            problems.append(make_message(file, line, "", str(err)))
            continue
        if len(keys) == 1 and isinstance(value, dict) and value.keys() == set(keys):
            value = value[keys[0]]
        for key in reversed(keys):
            value = {key: value}
        if isinstance(value, dict):
            merge_settings(settings, value)
        elif value is not None:
            problems.append(make_message(file, 1, "", 'is not a mapping; write lines such as "title: About"'))
    if not files:
        message = "is missing; the folder has no configuration file of a Hugo site"
        problems.append(make_message("hugo.toml", 1, "", message))
    return settings, problems, [path.relative_to(root).as_posix() for path, _keys in files]


def find_settings_keys(stem: str) -> tuple[str, ...]:
    """Return the keys to which a file in a folder of settings belongs, from its name without the suffix."""
    name, _, language = stem.lower().partition(".")
    if name in _CONFIG_NAMES:
        return ()
    if not language:
        return (name,)
    return ("languages", language, *([name] if name in {"params", "menu", "menus"} else []))


def _lower_keys(value: Any) -> Any:
    """Return a *value* with all keys in lower case."""
    if isinstance(value, dict):
        return {key.lower(): _lower_keys(item) for key, item in value.items()}
    return [_lower_keys(item) for item in value] if isinstance(value, list) else value


def merge_settings(settings: dict[str, Any], more: dict[str, Any]) -> None:
    """Merge *more* into *settings*; *more* takes precedence."""
    for key, value in more.items():
        old = settings.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merge_settings(old, value)
        else:
            settings[key] = value
