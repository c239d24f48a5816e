"""The folders of a Hugo site, and where Hugo mounts them.

Source: `Module mounts <https://gohugo.io/configuration/module/#mounts>`__.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from .fields import ensure_mapping, list_mappings, to_text, to_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COMPONENTS = ("content", "static", "assets", "layouts")
"""The components that are read; data and translations have no content."""


class Mount(NamedTuple):
    """A folder of the site, and where Hugo mounts it: *target* begins with its component."""

    source: Path
    target: PurePosixPath
    languages: tuple[str, ...] = ()
    """The languages of files whose names have none; if empty, the default language."""

    @property
    def component(self) -> str:
        """``content``, ``static``, ``assets`` or ``layouts``."""
        return self.target.parts[0]


def read_mounts(root: Path, settings: dict[str, Any], languages: Sequence[str]) -> Iterator[Mount | str]:
    """Return the folders of the site and its themes, by precedence, and messages about wrong ones."""
    written = list_mappings(ensure_mapping(settings.get("module")).get("mounts"))
    explicit = [(to_text(each.get("source")), to_text(each.get("target")), each) for each in written]
    for source, target, each in explicit:
        if target.partition("/")[0] in _COMPONENTS:
            yield _make_mount(root, source, target, _read_mount_languages(each))
            if any(key in each for key in ("files", "includefiles", "excludefiles")):
                yield f'module.mounts: all files of "{source}" are read; patterns of files are not supported'
    mounted = {target.partition("/")[0] for _source, target, _each in explicit}
    defaults = _list_default_folders(settings, languages)
    yield from (_make_mount(root, source, name, tags) for name, source, tags in defaults if name not in mounted)
    themes = to_text(settings.get("themesdir")) or "themes"
    for theme in list_theme_names(settings):
        for name in _COMPONENTS:
            if (root / themes / theme / name).is_dir():
                yield _make_mount(root, f"{themes}/{theme}/{name}", name)


def _make_mount(root: Path, source: str, target: str, languages: tuple[str, ...] = ()) -> Mount | str:
    """Return the folder *source* as a mount, or a message about it."""
    place = Path(root, source)
    if not is_within_root(place, root):
        return f'the folder "{source}" is left out: it is outside the site'
    return Mount(place, PurePosixPath(target), languages)


def is_within_root(place: Path, root: Path) -> bool:
    """Return whether *place* is in the folder *root* after following all links."""
    try:
        return place.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # circular links, before Python 3.13; null characters
        return False


def _read_mount_languages(each: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages of a mount, from the old key or the new one."""
    matrix = ensure_mapping(ensure_mapping(each.get("sites")).get("matrix"))
    return tuple(to_texts(each.get("lang")) or to_texts(matrix.get("languages")))


def _list_default_folders(
    settings: dict[str, Any], languages: Sequence[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Return component, folder and languages of each default mount."""
    content = to_text(settings.get("contentdir")) or "content"
    by_language = ensure_mapping(settings.get("languages"))
    seen = set()
    for language in languages:
        folder = to_text(ensure_mapping(by_language.get(language)).get("contentdir")) or content
        if folder not in seen:
            seen.add(folder)
            yield "content", folder, () if folder == content else (language,)
    scopes = [settings, *(ensure_mapping(by_language.get(language)) for language in languages)]
    statics = [
        folder
        for scope in scopes
        for key in ("staticdir", *(f"staticdir{number}" for number in range(11)))
        for folder in to_texts([scope[key]] if isinstance(scope.get(key), str) else scope.get(key))
    ]
    yield from (("static", folder, ()) for folder in dict.fromkeys(statics or ["static"]))
    yield "assets", to_text(settings.get("assetdir")) or "assets", ()
    yield "layouts", to_text(settings.get("layoutdir")) or "layouts", ()


def list_theme_names(settings: dict[str, Any]) -> list[str]:
    """Return the themes and modules of a site, by the names of their folders or their paths."""
    theme = settings.get("theme")
    themes = [theme] if isinstance(theme, str) else to_texts(theme)
    imports = list_mappings(ensure_mapping(settings.get("module")).get("imports"))
    return [*themes, *(to_text(each.get("path")) for each in imports)]
