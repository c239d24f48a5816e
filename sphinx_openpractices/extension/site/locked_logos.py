"""Remote logos in a build: the file that ``logos fetch`` brought stands in for the URL.

Pages are not made dependent on the lock, for then one fetched logo would read all of them again. Instead, each page
leaves which remote logos it has, with a fingerprint of what the lock said of each, as with the catalog
(:mod:`.site_catalog`). On the files themselves it depends as on any other image.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.config import Config, get_config
from sphinx_openpractices.extension.base.warnings import Subtype, report_error
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock
from sphinx_openpractices.logos.reading.image_sizes import read_content

from .site_catalog import make_stamp

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.logos.lock.lock_file import LockEntry

FETCH_COMMAND = "sphinx-openpractices logos fetch"
"""The command that messages advise."""


class LockedLogos:
    """What the lock says of the logos of pages; it belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env

    @cached_property
    def config(self) -> Config:
        """The values of the site: a page may have thousands of logos."""
        return get_config(self.env)

    @cached_property
    def lock(self) -> Path:
        """The lock, which may be missing."""
        return Path(self.env.srcdir, self.config.logo_folder, LOCK)

    @cached_property
    def entries(self) -> dict[str, LockEntry]:
        """The entries by URL; errors in the lock are reported when it is read."""
        entries, messages = read_lock(self.lock)
        for message in messages:
            report_error(Subtype.LOCK, message.text_with_path, f"{self.lock}:{message.line}")
        return entries

    def find(self, docname: str, url: str) -> LockEntry | None:
        """The entry of a logo of a page; acknowledgements are on no page, and see for themselves what has changed."""
        if docname:
            self.asked.setdefault(docname, {})[url] = self.fingerprint(url)
        return self.entries.get(url)

    def uri(self, entry: LockEntry) -> str:
        """The file of an entry, as a path that begins at the source directory."""
        return "/" + posixpath.join(self.config.logo_folder, entry.file)

    # What is kept in the environment

    @property
    def asked(self) -> dict[str, dict[str, str]]:
        """The remote logos of each page, with the fingerprint of what the lock says of them."""
        return self.env.domaindata["openpractices"]["remote"]  # type: ignore[no-any-return]

    def outdated(self) -> list[str]:
        """The pages of whose logos the lock says something else; a lock that is as it was is not opened."""
        data = self.env.domaindata["openpractices"]
        before, (_name, data["lock"]) = data["lock"], make_stamp((LOCK, self.lock))
        if data["lock"] == before:
            return []
        return [
            docname
            for docname, logos in self.asked.items()
            if any(self.fingerprint(url) != known for url, known in logos.items())
        ]

    def fingerprint(self, url: str) -> str:
        """What the lock says of a logo, as far as pages show it; nothing when it does not know it."""
        if (entry := self.entries.get(url)) is None:
            return ""
        shown = (entry.file, entry.sha256, entry.width, entry.height)
        return blake2b(repr(shown).encode(), digest_size=8).hexdigest()


def require_unchanged(path: str, entry: LockEntry) -> None:
    """Raise ``ValueError`` when a file is not the one that was fetched, ``OSError`` when it cannot be read."""
    if sha256(read_content(path)).hexdigest() != entry.sha256:
        raise ValueError("is not the file that was fetched")
