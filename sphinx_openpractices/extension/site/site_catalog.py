"""The catalog of a site: reads its files once per build, and finds the pages to read again when they change.

Pages do not depend on the files: Sphinx would read all of them again after a change of one entry. Instead, the
questions of each page are kept with a fingerprint of the answers; a page is read again if an answer changes.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.key_values import find_values, has_any_key
from sphinx_openpractices.catalog.keys import KeyProblem, get_keys
from sphinx_openpractices.catalog.selection import find_selected, select_entries
from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.labels import Labels
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning
from sphinx_openpractices.text.files import is_file
from sphinx_openpractices.text.messages import Severity
from sphinx_openpractices.text.unexpected import INTERNAL_KIND

from .catalog_setting import CatalogSetting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.listing import EntrySelection, Listing
    from sphinx_openpractices.text.messages import Message

CATALOG_DATA: dict[str, Any] = {"questions": {}, "stamps": {}, "orders": "", "digest": ""}
"""What the environment keeps of a catalog."""

_Question = str | tuple[str, tuple[Any, ...]]
"""An entry by id or title; ``show`` or ``count`` with the values of options; ``key`` or ``shared`` with a name."""


class SiteCatalog:
    """Answers the questions of pages about entries of one type; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment, entry_type: EntryType) -> None:
        self.env = env
        self.type = entry_type
        self.setting = CatalogSetting(env, entry_type)
        self._counted = tuple(key.field for key in get_keys(entry_type.selection).values())
        """The options that decide which entries are counted."""
        self._shown = (*self._counted, "sort", "limit")
        """The options that decide which entries a list shows, in which order."""
        self._entry_digests: dict[int, bytes] = {}
        """Digests by the id of an entry: many galleries select the same entries."""
        self._keys: dict[str, bool] = {}
        """Whether any entry has a key: many galleries ask for the same ones."""
        self._naming: dict[str, dict[str, list[Entry]]] = {}
        """The entries that name entries of another type, by key and by id: many cards ask for them."""
        self.changed = False
        """Whether any entry has changed since the last build; known once Sphinx has looked for outdated pages."""

    @property
    def files(self) -> dict[str, Path]:
        """The files, by their paths in ``conf.py``."""
        return self.setting.files

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog; reading it reports errors in its files."""
        catalog, messages = read_catalog(self.files, get_config(self.env).choices, self.type)
        self.report_messages(messages, catalog.shared.KINDS if catalog.shared else ())
        acknowledged = get_config(self.env).acknowledgements
        return replace(catalog, entries=tuple(_name_kind(entry, acknowledged) for entry in catalog.entries))

    @property
    def is_read(self) -> bool:
        """Whether this build has read the catalog; if not, its files have not changed."""
        return "catalog" in vars(self)

    def report_messages(self, messages: Iterable[Message], doubts: Collection[str]) -> None:
        """Report messages about the files; *doubts* are the kinds of those about entries that are shown."""
        subtypes = {INTERNAL_KIND: Subtype.INTERNAL} | dict.fromkeys(doubts, Subtype.PRACTICE)
        for message in messages:
            path = self.files[message.file]
            if is_file(path):
                report = report_warning if message.severity is Severity.WARNING else report_error
                subtype = subtypes.get(message.kind, Subtype.CATALOG)
                report(subtype, message.text_with_path, f"{path}:{message.line}")
            else:
                missing = self.setting.describe_missing_file(message.file, message.text_with_path)
                report_error(Subtype.CATALOG, missing)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The path of each file; all nodes share the string, which keeps pickles small."""
        return {name: str(path) for name, path in self.files.items()}

    @cached_property
    def folders(self) -> dict[str, str]:
        """The folder of each file, from the source directory; paths in entries are relative to it."""
        relative = {name: os.path.relpath(path.parent, self.env.srcdir) for name, path in self.files.items()}
        return {name: "" if path == "." else posixpath.join(*Path(path).parts) for name, path in relative.items()}

    def find_entry(self, docname: str, name: str) -> Entry | None:
        """Return the entry that a page names, perhaps a draft."""
        self.questions.setdefault(docname, {})[name] = self.make_fingerprint(name)
        return self.catalog.find(name) or self.catalog.find_draft(name)

    def select_entries(self, docname: str, listing: Listing) -> tuple[list[Entry], list[KeyProblem]]:
        """Return the entries that a list on a page selects, and the problems of its options."""
        entries, problems = select_entries(self.catalog, listing, self.labels.orders)
        self.note_question(docname, ("show", tuple(getattr(listing, name) for name in self._shown)), entries)
        for name in getattr(listing, listing.SHARED) if listing.SHARED else ():
            self.note_shared(docname, name)
        missing = self.setting.find_missing(
            listing.catalog, needs_files=listing.selects or bool(self.setting.candidates.found)
        )
        return ([], missing) if missing else (entries, problems)

    def count_entries(self, docname: str, selection: EntrySelection) -> tuple[int, list[KeyProblem]]:
        """Return how many entries a page selects, and the problems of its options."""
        entries, problems = find_selected(self.catalog, selection)
        question = ("count", tuple(getattr(selection, name) for name in self._counted))
        self.questions.setdefault(docname, {})[question] = self.make_fingerprint(question)
        return len(entries), self.setting.find_missing(selection.catalog, needs_files=True) or problems

    def list_shared(self, listing: Listing) -> list[str]:
        """Return the items of what entries share that a list names, and that exist."""
        shared = self.catalog.shared
        names = getattr(listing, listing.SHARED) if shared and listing.SHARED else ()
        return [name for name in names if shared and shared.find_item(name) is not None]

    def note_shared(self, docname: str, name: str) -> None:
        """Keep that a page shows all of an item that entries share, such as a framework with its principles."""
        question = ("shared", (name,))
        self.questions.setdefault(docname, {})[question] = self.make_fingerprint(question)

    def find_naming(self, docname: str, key: str, name: str) -> list[Entry]:
        """Return the entries that have the id of an entry of another type in a key."""
        question = ("naming", (key, name))
        self.questions.setdefault(docname, {})[question] = self.make_fingerprint(question)
        return self._list_naming(key, name)

    def _list_naming(self, key: str, name: str) -> list[Entry]:
        if key not in self._naming:
            self._naming[key] = {}
            for entry in self.catalog.entries:
                for each in find_values(entry.record, key):
                    self._naming[key].setdefault(str(each), []).append(entry)
        return self._naming[key].get(name, [])

    def knows_key(self, docname: str, name: str) -> bool:
        """Return whether any entry has a key that a page asks for, such as ``license`` or ``extra.maturity``."""
        question = ("key", (name,))
        self.questions.setdefault(docname, {})[question] = self.make_fingerprint(question)
        return self._has_key(name)

    def _has_key(self, name: str) -> bool:
        """Return whether any entry has a key."""
        if name not in self._keys:
            self._keys[name] = has_any_key(self.records, name)
        return self._keys[name]

    @property
    def records(self) -> list[Any]:
        """The records of all entries, drafts too."""
        return [entry.record for entry in (*self.catalog.entries, *self.catalog.drafts)]

    @cached_property
    def labels(self) -> Labels:
        """The labels of keys and of their values, and their order."""
        return self._make_labels(self.catalog.shared.labels if self.catalog.shared else {})

    def _make_labels(self, more: Mapping[str, Mapping[str, str]]) -> Labels:
        return Labels(get_config(self.env), self.env.config.language, more)

    # Data in the environment

    def note_question(self, docname: str, question: _Question, answer: Iterable[Entry]) -> None:
        """Keep a question of a page with a fingerprint of the answer."""
        self.questions.setdefault(docname, {})[question] = self.make_digest(answer)

    @property
    def data(self) -> dict[str, Any]:
        """The data that is kept from build to build, see :data:`CATALOG_DATA`."""
        return self.env.domaindata["openpractices"]["types"][self.type.name]  # type: ignore[no-any-return]

    @property
    def questions(self) -> dict[str, dict[_Question, str]]:
        """The questions of each page, with fingerprints of the answers."""
        return self.data["questions"]  # type: ignore[no-any-return]

    def find_outdated(self) -> list[str]:
        """Return the pages whose answers have changed since they were read; unchanged files are not opened."""
        data = self.data
        acknowledged = get_config(self.env).acknowledgements
        stamps = {name: (stamp, name in acknowledged) for name, stamp in map(make_stamp, self.files.items())}
        before, data["stamps"] = data["stamps"], stamps
        if data["stamps"] == before:
            return []
        before, data["digest"] = data["digest"], self.make_digest(self.catalog.entries)
        self.changed = data["digest"] != before
        return [
            docname
            for docname, questions in self.questions.items()
            if any(self.make_fingerprint(question) != known for question, known in questions.items())
        ]

    def find_reordered(self) -> list[str]:
        """Return the pages with entries if the configured order of values has changed.

        For Sphinx, mappings have no order.
        """
        data = self.data
        before, data["orders"] = data["orders"], repr(self._make_labels({}).orders)  # does not read the catalog
        return list(data["pages"]) if data["orders"] != before else []

    def make_fingerprint(self, question: _Question) -> str:
        """Return a fingerprint of the answer to a question, the same in each process and each build."""
        if isinstance(question, str):
            entry = self.catalog.find(question) or self.catalog.find_draft(question)
            return self.make_digest([entry] if entry else [])
        kind, values = question
        if kind == "key":
            return str(self._has_key(values[0]))
        if kind == "naming":
            return " ".join(entry.record.id for entry in self._list_naming(*values))
        if kind == "shared":
            item = self.catalog.shared.find_item(values[0]) if self.catalog.shared else None
            return blake2b(repr(item).encode(), digest_size=16).hexdigest()
        if kind == "count":
            entries, _problems = find_selected(
                self.catalog, self.type.selection(**dict(zip(self._counted, values, strict=True)))
            )
            return f"{len(entries)} {self.catalog.is_complete}"
        listing = self.type.listing(**dict(zip(self._shown, values, strict=True)))
        return self.make_digest(select_entries(self.catalog, listing, self.labels.orders)[0])

    def make_digest(self, entries: Iterable[Entry]) -> str:
        """Return a fingerprint of entries in order; another one if the catalog is not complete.

        Pages do not report what is missing in an incomplete catalog, so they are read again when it is complete.
        """
        result = blake2b(b"" if self.catalog.is_complete else b"incomplete", digest_size=16)
        for entry in entries:
            if (digest := self._entry_digests.get(id(entry))) is None:
                digest = self._entry_digests[id(entry)] = self._digest_entry(entry)
            result.update(digest)
        return result.hexdigest()

    def _digest_entry(self, entry: Entry) -> bytes:
        """Return a digest of an entry; with line numbers for gettext, which writes them to its output."""
        with_lines = get_app(self.env).builder.name == "gettext"
        shared = self.catalog.shared
        parts = shared.find_parts(entry.record) if shared else ()
        shown = (entry.record, parts, self.folders[entry.file], with_lines and entry.lines)
        return blake2b(repr(shown).encode(), digest_size=16).digest()


def _name_kind(entry: Entry, acknowledged: Collection[str]) -> Entry:
    """Return an entry that says what it is: funders and collaborators are organizations."""
    if entry.file not in acknowledged or entry.record.kind:
        return entry
    return replace(entry, record=replace(entry.record, kind="organization"))


def make_stamp(item: tuple[str, Path]) -> tuple[str, tuple[int, int] | None]:
    """Return the name of a file, with its time and size if it exists."""
    name, path = item
    try:
        status = path.stat()
    except (OSError, ValueError):  # not a path
        return name, None
    return name, (status.st_mtime_ns, status.st_size)
