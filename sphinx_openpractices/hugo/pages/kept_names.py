"""The names that a page or a file of the Hugo site cannot have, because Sphinx or the new site keeps them for itself.

Both builders for web pages are covered: ``dirhtml`` writes the pages ``search`` and ``search/index`` to the file that
``html`` writes for the latter, so that a page cannot be in the folder ``search`` either.

Sources: ``sphinx.builders.html``, ``sphinx.domains.std`` and ``sphinx.project.EXCLUDE_PATHS``, and the files that
``sphinx-openpractices migrate-hugo`` writes beside the pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXTRA_FOLDER = "_extra"
"""The folder of the files that are published as they are, at the top of the site."""
SPHINX_PAGES = frozenset({"genindex", "modindex", "py-modindex", "search"})
"""The pages that Sphinx writes, and names that mean one of them in a table of contents."""
_FOLDERS = frozenset(
    {
        *("_build", "_downloads", "_images", "_modules", "_sources", "_static", "_templates"),
        *("assets", "static", "wheels", EXTRA_FOLDER),
    }
)
"""Folders at the top that Sphinx reads no pages from, or where it or the new site puts other files."""
_FILES = frozenset(
    {
        *("conf.py", "make.bat", "makefile", "readme.md", "requirements.txt"),
        *("migration.json", "migration.md", "practices.yml", "projects.yml", "readthedocs-redirects.json"),
        "redirects.json",
    }
)
"""Files at the top that the new site has, or that the extension reads; in lower case."""
_DOCUMENT_SUFFIXES = (".md", ".rst")
"""What Sphinx reads as a page, wherever it is."""
_NOT_IN_FILES = re.compile(r'[\\?:*"<>|\x00-\x1f]')
"""Characters that some file systems do not allow."""
_HTML_SUFFIX = re.compile(r"\.(html?)$", re.IGNORECASE)
_NOT_IN_LINKS = re.compile(f"[#%]|{_NOT_IN_FILES.pattern}")
"""These, and characters that mean something else in a URL, which ``dirhtml`` does not quote."""


def make_page_key(name: str) -> str:
    """Return where ``dirhtml`` puts the page *name*, in lower case, since some file systems ignore case."""
    parts = name.lower().removesuffix(".md").split("/")
    return "/".join(parts[:-1] if parts[-1] == "index" else parts)


def explain_kept_page(name: str) -> str:
    """Return why no page can have this *name*, a path from the source folder; empty if a page can."""
    if make_page_key(name) in SPHINX_PAGES:
        return "Sphinx writes a page of that name"
    return f'the new site has a file "{name}" of its own' if is_kept_file(name) else ""


def is_kept_file(path: str) -> bool:
    """Return whether no file of the Hugo site can have this *path* from the source folder."""
    return path.lower() in _FILES


def leave_kept_folders(path: str) -> str:
    """Return *path* with other names for the folders that are kept."""
    first, *rest = path.split("/")
    if rest and (first.lower() in _FOLDERS or first.lower().endswith(".lproj")):
        first += "-2"
    folders = [f"{folder}-2" if folder == "_sources" else folder for folder in rest[:-1]]
    return "/".join([first, *folders, *rest[-1:]])


def has_extra_files(paths: Iterable[str]) -> bool:
    """Return whether any of the *paths* is in the folder of files that are published as they are."""
    return any(path.startswith(f"{EXTRA_FOLDER}/") for path in paths)


def explain_unpublished(path: str) -> str:
    """Return why a file at this *path* of the published site cannot be copied there; empty if it can."""
    first = path.partition("/")[0]
    if first.startswith(".") or first == "_build":
        return f'Sphinx does not copy "{first}"'
    return "the name contains characters that not every system allows" if _NOT_IN_FILES.search(path) else ""


def clean_page_path(path: str) -> str:
    """Return *path* without characters that a link or a file system reads differently.

    A folder does not have the name of a page that a builder writes beside it, such as ``404.html``.
    """
    parts = (_HTML_SUFFIX.sub(r"-\1", _NOT_IN_LINKS.sub("-", part).lstrip(".")) for part in path.split("/"))
    return "/".join(part for part in parts if part)


def hide_from_sphinx(path: str) -> str:
    """Return *path* with a suffix that Sphinx does not read as that of a page."""
    return f"{path}.txt" if path.lower().endswith(_DOCUMENT_SUFFIXES) else path
