"""The folders of a Hugo site, and where Hugo sees them.

Source: `Module mounts <https://gohugo.io/configuration/module/#mounts>`__.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from .fields import entries, mapping, to_text, to_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMPONENTS = ("content", "static", "assets")
"""What is read; layouts, data and translations are no content."""


class Mount(NamedTuple):
    """A folder of the site, and where Hugo sees it: *target* begins with ``content``, ``static`` or ``assets``."""

    source: Path
    target: PurePosixPath
    languages: tuple[str, ...] = ()
    """Of a file whose name says none; empty: the default language."""

    @property
    def component(self) -> str:
        """``content``, ``static`` or ``assets``."""
        return self.target.parts[0]


def read_mounts(root: Path, settings: dict[str, Any], languages: Sequence[str]) -> Iterator[Mount | str]:
    """The folders of the site and its themes, the most important first, or what is wrong with them."""
    written = entries(mapping(settings.get("module")).get("mounts"))
    asked = [(to_text(each.get("source")), to_text(each.get("target")), each) for each in written]
    for source, target, each in asked:
        if target.partition("/")[0] in COMPONENTS:
            yield mount(root, source, target, mount_languages(each))
            if any(key in each for key in ("files", "includefiles", "excludefiles")):
                yield f'module.mounts: the patterns of files for "{source}" are not read; all files are taken'
    mounted = {target.partition("/")[0] for _source, target, _each in asked}
    defaults = default_folders(settings, languages)
    yield from (mount(root, source, name, tags) for name, source, tags in defaults if name not in mounted)
    themes = to_text(settings.get("themesdir")) or "themes"
    for theme in theme_names(settings):
        for name in COMPONENTS:
            if (root / themes / theme / name).is_dir():
                yield mount(root, f"{themes}/{theme}/{name}", name)


def mount(root: Path, source: str, target: str, languages: tuple[str, ...] = ()) -> Mount | str:
    """The folder *source*, or what is wrong with it."""
    place = Path(root, source)
    if not is_inside(place, root):
        return f'the folder "{source}" is out of the site; left out'
    return Mount(place, PurePosixPath(target), languages)


def is_inside(place: Path, root: Path) -> bool:
    """Whether *place* is in the folder *root*, wherever links lead."""
    try:
        return place.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # links that lead in a circle, before Python 3.13; null characters
        return False


def mount_languages(each: dict[str, Any]) -> tuple[str, ...]:
    """The languages of a mount, in the older and the newer way to write them."""
    matrix = mapping(mapping(each.get("sites")).get("matrix"))
    return tuple(to_texts(each.get("lang")) or to_texts(matrix.get("languages")))


def default_folders(settings: dict[str, Any], languages: Sequence[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The folders of a site without mounts: component, folder and languages."""
    content = to_text(settings.get("contentdir")) or "content"
    seen = set()
    for language in languages:
        own = mapping(mapping(settings.get("languages")).get(language))
        folder = to_text(own.get("contentdir")) or content
        if folder not in seen:
            seen.add(folder)
            yield "content", folder, () if folder == content else (language,)
    scopes = [settings, *(mapping(mapping(settings.get("languages")).get(language)) for language in languages)]
    statics = [
        folder
        for scope in scopes
        for key in ("staticdir", *(f"staticdir{number}" for number in range(11)))
        for folder in to_texts([scope[key]] if isinstance(scope.get(key), str) else scope.get(key))
    ]
    yield from (("static", folder, ()) for folder in dict.fromkeys(statics or ["static"]))
    yield "assets", to_text(settings.get("assetdir")) or "assets", ()


def theme_names(settings: dict[str, Any]) -> list[str]:
    """The themes and modules of a site, by the names of their folders or their paths."""
    theme = settings.get("theme")
    themes = [theme] if isinstance(theme, str) else to_texts(theme)
    return [*themes, *(to_text(each.get("path")) for each in entries(mapping(settings.get("module")).get("imports")))]
