"""Recognizes a site whose configuration cannot be read, or has to be created first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import read_text_file
from sphinx_openpractices.text.messages import list_first

from .config_files import read_site_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES = {"toml", "yaml", "yml", "json"}
_PROGRAM_SUFFIXES = {".py", ".sh", ".js", ".mjs", ".rb", ".mk"}
_PROGRAM_NAMES = {"makefile", "justfile", "package.json", "taskfile.yml", "tasks.py"}


def require_settings(root: Path) -> None:
    """Raise ``ValueError`` if the site in the folder *root* has a configuration that Hugo could not read.

    A site without any configuration is a site for Hugo too.
    """
    settings, problems, files = read_site_settings(root)
    if files and problems and not settings:
        raise ValueError(f"correct the configuration first, since everything depends on it; {problems[0]}")
    if not files and (templates := sorted(_find_templates(root))):
        programs = sorted(_find_programs(root, templates[0].rpartition("/")[2]))
        by = f"by {list_first(programs, len(programs), 3)}" if programs else "as its README says"
        raise ValueError(
            f"create the configuration of the site first, {by}; the folder has only a template of it, {templates[0]}"
        )


def _find_templates(root: Path) -> Iterator[str]:
    """Yield the templates of configuration files, as paths from the site's folder."""
    for folder in (root, root / "config", root / "config" / "_default"):
        if folder.is_dir():
            yield from (path.relative_to(root).as_posix() for path in folder.iterdir() if _is_template(path.name))


def _is_template(name: str) -> bool:
    """Return whether a file is a configuration under another name: ``config.yaml.in``, ``hugo-template.toml``."""
    first, *others = re.split("[._-]", name.lower())
    return first in {"hugo", "config"} and len(others) > 1 and not _SUFFIXES.isdisjoint(others)


def _find_programs(root: Path, template: str) -> Iterator[str]:
    """Yield the programs at the top of the site that mention a template."""
    for path in root.iterdir():
        if (path.suffix in _PROGRAM_SUFFIXES or path.name.lower() in _PROGRAM_NAMES) and path.is_file():
            try:
                if template in read_text_file(path, "replace"):
                    yield path.name
            except OSError:
                continue
