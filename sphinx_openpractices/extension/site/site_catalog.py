"""The catalog of a site: its files, read once in a build, and which pages are to be read again when it changes.

Pages are not made dependent on the files, for then a change of one entry would read all of them again. Instead, each
page leaves what it asked for, with a fingerprint of the answer; it is read again when the answer is another.
"""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.gallery import Gallery
from sphinx_openpractices.catalog.keys import KeyProblem
from sphinx_openpractices.catalog.selection import select_entries
from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.extension.base.warnings import Subtype, report_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Catalog, Entry

_DEFAULT_FILE = "projects.yml"
"""The catalog of a site that names none."""

NO_CATALOG = f"this site has no catalog; write {_DEFAULT_FILE} beside conf.py"

_SELECTION_OPTIONS = ("catalog", "projects", "tags", "relation", "exclude", "sort", "limit")
"""The options of a gallery that decide which projects it shows, and in which order."""

_Question = str | tuple[Any, ...]
"""What a page can ask for: a project by id or title, or what a gallery selects by the options above."""

_Stamps = dict[str, tuple[int, int] | None]
"""Time and size of each catalog file; ``None`` for one that is not there."""


class SiteCatalog:
    """What pages ask; it belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.changed = False
        """Whether any entry is other than in the build before; known when Sphinx looks for outdated pages."""

    @cached_property
    def files(self) -> dict[str, Path]:
        """The files, by the names that ``conf.py`` gives them."""
        folder = Path(get_app(self.env).confdir)
        names = get_config(self.env).projects
        if names is None:
            names = (_DEFAULT_FILE,) if (folder / _DEFAULT_FILE).is_file() else ()
        return {name: Path(os.path.normpath(folder / name)) for name in names}

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog; errors in its files are reported when it is read."""
        catalog, messages = read_catalog(self.files, get_config(self.env).relations)
        for message in messages:
            path = self.files[message.file]
            if path.is_file():
                report_error(Subtype.CATALOG, message.text_with_path, f"{path}:{message.line}")
            else:
                report_error(
                    Subtype.CATALOG,
                    f'conf.py: {CONFIG_PREFIX}projects names "{message.file}", but {message.text_with_path}',
                )
        return catalog

    @cached_property
    def sources(self) -> dict[str, str]:
        """The path of each file, one string for all nodes that name it, so that pickles are small."""
        return {name: str(path) for name, path in self.files.items()}

    @cached_property
    def folders(self) -> dict[str, str]:
        """The folder of each file, as a path from the source directory; paths in an entry begin there."""
        relative = {name: os.path.relpath(path.parent, self.env.srcdir) for name, path in self.files.items()}
        return {name: "" if path == "." else posixpath.join(*Path(path).parts) for name, path in relative.items()}

    def find(self, docname: str, name: str) -> Entry | None:
        """The entry that a page names."""
        entry = self.catalog.find(name)
        self.note(docname, name, [entry] if entry else [])
        return entry

    def select(self, docname: str, gallery: Gallery) -> tuple[list[Entry], list[KeyProblem]]:
        """The entries that a gallery of a page asks for, and what it asks for in vain."""
        entries, problems = select_entries(self.catalog, gallery)
        self.note(docname, tuple(getattr(gallery, name) for name in _SELECTION_OPTIONS), entries)
        if not self.files and gallery.selects:
            return [], [KeyProblem("", NO_CATALOG)]
        return entries, problems

    # What is kept in the environment

    def note(self, docname: str, question: _Question, answer: Iterable[Entry]) -> None:
        """Keep what a page asked, with a fingerprint of the answer."""
        self.asked.setdefault(docname, {})[question] = self.digest(answer)

    @property
    def asked(self) -> dict[str, dict[_Question, str]]:
        """The questions of each page, with the fingerprint of the answer."""
        return self.env.domaindata["openpractices"]["asked"]  # type: ignore[no-any-return]

    def outdated(self) -> list[str]:
        """The pages whose answers are other than when they were read; files that are as they were are not opened."""
        data = self.env.domaindata["openpractices"]
        before, data["stamps"] = data["stamps"], dict(map(make_stamp, self.files.items()))
        if data["stamps"] == before:
            return []
        said, data["said"] = data["said"], self.digest(self.catalog.entries)
        self.changed = data["said"] != said
        return [
            docname
            for docname, questions in self.asked.items()
            if any(self.fingerprint(question) != known for question, known in questions.items())
        ]

    def fingerprint(self, question: _Question) -> str:
        """A fingerprint of the answer to a question; the same in each process and each build."""
        if not isinstance(question, str):
            return self.digest(
                select_entries(self.catalog, Gallery(**dict(zip(_SELECTION_OPTIONS, question, strict=True))))[0]
            )
        entry = self.catalog.find(question)
        return self.digest([entry] if entry else [])

    def digest(self, entries: Iterable[Entry]) -> str:
        """A fingerprint of entries in their order; only messages for translators tell of lines."""
        with_lines = get_app(self.env).builder.name == "gettext"
        result = blake2b(digest_size=16)
        for entry in entries:
            result.update(
                repr((entry.project, entry.extra, self.folders[entry.file], with_lines and entry.lines)).encode()
            )
        return result.hexdigest()


def make_stamp(item: tuple[str, Path]) -> tuple[str, tuple[int, int] | None]:
    """The name of a file, with its time and size if it is there."""
    name, path = item
    try:
        status = path.stat()
    except OSError:
        return name, None
    return name, (status.st_mtime_ns, status.st_size)
