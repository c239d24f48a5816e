"""What was found in the files of logos, kept from build to build: size, type, active content, mistakes, digest.

An answer holds for a file with the same real path, time and size, as Sphinx assumes for pages. It is kept in the
environment, so that a page that is read again does not parse its logos again. Errors in a file are answers, too: each
page that is read reports them.
"""

from __future__ import annotations

import os
import time
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sphinx_openpractices._version import __version__
from sphinx_openpractices.logos.reading.image_sizes import read_beginning, read_content
from sphinx_openpractices.logos.reading.logo_files import LogoFile, examine_logo_file
from sphinx_openpractices.logos.reading.media import detect_media_type
from sphinx_openpractices.logos.reading.tex_images import TEX_TYPES, require_tex_image

from .logo_paths import find_real_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

    _Answers = dict[str, dict[str, tuple[Any, ...]]]
    """For each question, by the path of a file from the source directory: the real path if it is another, the time and
    the size of the file, and the answer: a tuple of plain data, or the text of a ``ValueError``."""

_CLOCK_STEP = 2_000_000_000
"""The nanoseconds between two times that a file can have: two seconds on FAT, milliseconds on most file systems."""


class LogoMemory:
    """Reads each file once as long as it does not change; belongs to the domain and is not pickled.

    A file that is written twice within a step of the clock may have the same time for both contents. So what was found
    in a file that is younger than this build, or hardly older, is not kept for later builds, as in the index of git
    (https://git-scm.com/docs/racy-git). Nothing else depends on the clock.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self._root = os.path.join(env.srcdir, "")
        self._start = time.time_ns() - _CLOCK_STEP
        self._young: _Answers = {}
        """Answers about files that may change without a trace."""
        self._shared: dict[Any, Any] = {}
        """Each different answer once: most logos of a site have the same size, which keeps pickles small."""

    # Questions

    def examine(self, path: str) -> LogoFile:
        """Return what pages need of a logo, see :func:`.logo_files.examine_logo_file`."""
        return LogoFile(*self._ask(examine_logo_file, path))

    def digest(self, path: str) -> str:
        """Return the SHA-256 digest of a file; raises ``OSError`` if it cannot be read."""
        return str(self._ask(_digest_file, path)[0])

    def detect_type(self, path: str) -> str:
        """Return the media type of an image by its content, empty if it is unknown; raises ``OSError``."""
        return str(self._ask(_detect_type, path)[0])

    def detect_tex_type(self, path: str) -> str:
        """Return the media type of an image; raises ``ValueError`` if TeX cannot read it, or ``OSError``."""
        return str(self._ask(_detect_tex_type, path)[0])

    def _ask(self, read: Callable[[str], tuple[Any, ...]], path: str) -> tuple[Any, ...]:
        """Return what *read* returns for a file, or raise the same ``ValueError``; ``OSError`` is never kept."""
        status, real = os.stat(path), find_real_path(path, self.env)
        known = ("" if real == path else real, status.st_mtime_ns, status.st_size)
        question, name = read.__name__, path.removeprefix(self._root)
        self.page_files.setdefault(self.env.temp_data.get("docname") or "", {})[name] = None
        for answers in (self._kept, self._young):
            found = answers.get(question, {}).get(name, ())
            if found[:3] == known:
                break
        else:
            try:
                answer: Any = tuple(read(path))
            except ValueError as err:
                answer = str(err)
            found = (*known, self._shared.setdefault(answer, answer))
            answers = self._kept if status.st_mtime_ns < self._start else self._young
            answers.setdefault(question, {})[name] = found
        if isinstance(found[3], str):
            raise ValueError(found[3])  # noqa: TRY004 - the answer, not its type
        return found[3]  # type: ignore[no-any-return]

    # Data in the environment

    @property
    def page_files(self) -> dict[str, dict[str, None]]:
        """The files of the logos on each page, by their paths; those of acknowledgements have an empty name."""
        return self.env.domaindata["openpractices"]["looked"]  # type: ignore[no-any-return]

    @cached_property
    def _kept(self) -> _Answers:
        """The answers for later builds; another version of the package may give others."""
        data = self.env.domaindata["openpractices"]["logos"]
        if __version__ not in data:
            data.clear()
        return data.setdefault(__version__, {})  # type: ignore[no-any-return]

    def merge(self, docnames: AbstractSet[str], otherdata: Mapping[str, Any]) -> None:
        """Add the answers about the logos of pages that another process read."""
        used = set().union(*(otherdata["looked"].get(docname, ()) for docname in docnames))
        for question, answers in otherdata["logos"].get(__version__, {}).items():
            kept = self._kept.setdefault(question, {})
            kept.update((name, answers[name]) for name in used & answers.keys())

    def forget_unused(self) -> None:
        """Forget the files that neither pages nor acknowledgements use any more."""
        used = set().union(*self.page_files.values())
        for answers in self._kept.values():
            for name in answers.keys() - used:
                del answers[name]


def _digest_file(path: str) -> tuple[str]:
    return (sha256(read_content(path)).hexdigest(),)


def _detect_type(path: str) -> tuple[str]:
    return (detect_media_type(read_beginning(path)) or "",)


def _detect_tex_type(path: str) -> tuple[str]:
    kind = detect_media_type(data := read_content(path)) or ""
    if kind in TEX_TYPES:
        require_tex_image(data, kind)
    return (kind,)
