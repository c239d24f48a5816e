"""What a build reads in the lock of logos: the copies of remote ones, and which logos need no plate on dark pages.

Pages do not depend on the lock file: Sphinx would read all of them again after each fetched logo. Instead, the
questions of each page to the lock are kept with fingerprints of the answers, as for the catalog
(:mod:`.site_catalog`). The files themselves are dependencies like any other image.
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
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.logos.lock.lock_file import LockContent, LockEntry

FETCH_COMMAND = "sphinx-openpractices logos fetch"
"""The command that messages recommend."""


class LockedLogos:
    """Answers the questions of pages to the lock; belongs to the domain and is not pickled."""

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
    def content(self) -> LockContent:
        """What is in the lock; reading it reports its errors."""
        content = read_lock(self.lock)
        for message in content.mistakes:
            report_error(Subtype.LOCK, message.text_with_path, f"{self.lock}:{message.line}")
        return content

    def find_entry(self, docname: str, url: str) -> LockEntry | None:
        """Return the entry of a logo on a page; acknowledgements, which track changes themselves, have no *docname*."""
        self._note_question(docname, url)
        return self.content.entries.get(url)

    def needs_no_plate(self, docname: str, digest: Callable[[], str]) -> bool:
        """Return whether the file with a SHA-256 digest is known to look right on dark pages without a plate.

        It has not been measured, or was changed, if the lock does not have its digest. That is computed only if the
        lock has any, so that a site that has measured nothing reads its logos no more than before.
        """
        sha256 = digest() if self.content.contrasts else ""
        self._note_question(docname, sha256)
        contrast = self.content.contrasts.get(sha256)
        return contrast is not None and not contrast.plate

    def _note_question(self, docname: str, question: str) -> None:
        if docname:
            self.questions.setdefault(docname, {})[question] = self.make_fingerprint(question)

    def make_uri(self, entry: LockEntry) -> str:
        """Return the path of the file of an entry, from the source directory with a leading slash."""
        return "/" + posixpath.join(self.config.logo_folder, entry.file)

    # Data in the environment

    @property
    def questions(self) -> dict[str, dict[str, str]]:
        """What each page asked of the lock, with fingerprints of the answers.

        A question is the URL of a remote logo, the digest of a logo that may need a plate, or empty: whether the lock
        has any contrast.
        """
        return self.env.domaindata["openpractices"]["locked"]  # type: ignore[no-any-return]

    def find_outdated(self) -> list[str]:
        """Return the pages whose logos have other entries than when they were read; an unchanged lock is not opened."""
        data = self.env.domaindata["openpractices"]
        before, (_name, data["lock"]) = data["lock"], make_stamp((LOCK, self.lock))
        if data["lock"] == before:
            return []
        return [
            docname
            for docname, questions in self.questions.items()
            if any(self.make_fingerprint(question) != known for question, known in questions.items())
        ]

    def make_fingerprint(self, question: str) -> str:
        """Return a fingerprint of what pages show from the answer to a question; empty if there is none."""
        if (entry := self.content.entries.get(question)) is not None:
            shown = (entry.file, entry.sha256, entry.width, entry.height)
            return blake2b(repr(shown).encode(), digest_size=8).hexdigest()
        if (contrast := self.content.contrasts.get(question)) is not None:
            return "" if contrast.plate else "no plate"
        return "measured" if not question and self.content.contrasts else ""
