"""Remote logos in a build: the file that ``logos fetch`` downloaded is used instead of the URL.

Pages do not depend on the lock file: Sphinx would read all of them again after each fetched logo. Instead, the remote
logos of each page are kept with a fingerprint of their entries in the lock, as for the catalog (:mod:`.site_catalog`).
The files themselves are dependencies like any other image.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.config import Config, get_config
from sphinx_openpractices.extension.base.reporting import Subtype, report_error
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock

from .site_catalog import make_stamp

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.logos.lock.lock_file import LockEntry

FETCH_COMMAND = "sphinx-openpractices logos fetch"
"""The command that messages recommend."""


class LockedLogos:
    """The lock entries of the logos on pages; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env

    @cached_property
    def config(self) -> Config:
        """The configuration, looked up once: a page may have thousands of logos."""
        return get_config(self.env)

    @cached_property
    def lock(self) -> Path:
        """The path of the lock file, which may be missing."""
        return Path(self.env.srcdir, self.config.logo_folder, LOCK)

    @cached_property
    def entries(self) -> dict[str, LockEntry]:
        """The entries by URL; reading them reports errors in the lock file."""
        entries, _contrasts, messages = read_lock(self.lock)
        for message in messages:
            report_error(Subtype.LOCK, message.text_with_path, f"{self.lock}:{message.line}")
        return entries

    def find_entry(self, docname: str, url: str) -> LockEntry | None:
        """Return the entry of a logo on a page; acknowledgements, which track changes themselves, have no *docname*."""
        if docname:
            self.page_logos.setdefault(docname, {})[url] = self.make_fingerprint(url)
        return self.entries.get(url)

    def make_uri(self, entry: LockEntry) -> str:
        """Return the path of the file of an entry, from the source directory with a leading slash."""
        return "/" + posixpath.join(self.config.logo_folder, entry.file)

    # Data in the environment

    @property
    def page_logos(self) -> dict[str, dict[str, str]]:
        """The remote logos of each page, with the fingerprints of their entries."""
        return self.env.domaindata["openpractices"]["remote"]  # type: ignore[no-any-return]

    def find_outdated(self) -> list[str]:
        """Return the pages whose logos have other entries than when they were read; an unchanged lock is not opened."""
        data = self.env.domaindata["openpractices"]
        before, (_name, data["lock"]) = data["lock"], make_stamp((LOCK, self.lock))
        if data["lock"] == before:
            return []
        return [
            docname
            for docname, logos in self.page_logos.items()
            if any(self.make_fingerprint(url) != known for url, known in logos.items())
        ]

    def make_fingerprint(self, url: str) -> str:
        """Return a fingerprint of what pages show from the entry of a logo; empty without an entry."""
        if (entry := self.entries.get(url)) is None:
            return ""
        shown = (entry.file, entry.sha256, entry.width, entry.height)
        return blake2b(repr(shown).encode(), digest_size=8).hexdigest()
