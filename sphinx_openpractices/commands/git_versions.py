"""Versions of files in git: ``HEAD~1:practices.yml``.

git is asked only for objects: that runs no hook, no filter and no pager, and does not change the repository. For the
index, it would run the monitor of the file system that a repository sets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, is_file, require_size
from sphinx_openpractices.text.spelling import suggest_name

_VERSION = re.compile(r"(:[0-3]|(?:[^:{]|\{[^}]*\})*):(.+)")
"""A revision, in which only braces can hold a colon, or a stage of the index, and a file; gitrevisions(7)."""
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]")
_OBJECT = re.compile(r"([0-9a-f]+) (\w+) (\d+)\n?")
"""What ``git cat-file --batch-check`` prints about an object: its name, type and size."""
_PLACE = "write its path from the current folder"
_ADVICE = {
    "not a git repository": "change to the folder of the file, in a clone of its repository; there is none here",
    "relative path syntax": "change to a clone with files; this repository has none, and a path begins at a folder",
}
"""What to do, by how a message of git begins."""
_SETTINGS = {
    "LC_ALL": "C",  # messages in English, of which some are read
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # no network, even in a partial clone (git 2.45)
    "GIT_TERMINAL_PROMPT": "0",
}


class VersionError(Exception):
    """A version cannot be read; the message gives the reason."""


class GitVersion(NamedTuple):
    """A *file*, relative to the current folder, in a *revision*; an empty one is the index, what is staged."""

    revision: str
    file: str

    @property
    def is_staged(self) -> bool:
        """Whether it is what the index has, perhaps at one of its stages."""
        return self.revision in ("", ":0", ":1", ":2", ":3")


def split_version(name: str) -> GitVersion | None:
    """Split the name of a version in git; ``None`` if it is that of a file."""
    match = None if is_file(name) or _WINDOWS_PATH.match(name) else _VERSION.fullmatch(name)
    return GitVersion(match[1], match[2]) if match else None


def read_version(version: GitVersion) -> GivenFile:
    """Read a file in a revision; raises :class:`VersionError`."""
    name = _name_object(version.revision, version.file)
    found = _find_object(name)
    if found is None or found[2] != "blob":
        raise VersionError(_describe_missing(version, is_there=found is not None))
    try:
        require_size(int(found[3]), MAX_TEXT_BYTES, version.file)
    except OSError as err:
        raise VersionError(f"split the file into smaller files; {err.strerror}") from None
    return GivenFile(Path(version.file), _run_git("cat-file", "blob", found[1]))


def _name_object(revision: str, path: str) -> str:
    """Return git's name of what is at a *path*; ``./`` makes it relative to the current folder."""
    return f"{revision}:./{Path(os.path.relpath(path)).as_posix()}"


def _find_object(name: str) -> re.Match[str] | None:
    """Return the match of what git says about an object; symbolic links in a revision are followed."""
    if "\n" in name:
        return None
    options = ("--batch-check", "--follow-symlinks")
    # From standard input, a name is never read as an option
    return _OBJECT.fullmatch(_run_git("cat-file", *options, data=os.fsencode(f"{name}\n")).decode(errors="replace"))


def _describe_missing(version: GitVersion, *, is_there: bool) -> str:
    """Return why there is no such file, with the nearest name."""
    if is_there:
        return f'use a file; "{version.file}" is a folder'
    if version.is_staged:
        return f'there is no file "{version.file}" in the index; {_PLACE}'
    if _find_object(version.revision) is None:
        return _describe_unknown(version.revision)
    path = Path(version.file)
    folder = _find_object(_name_object(version.revision, str(path.parent)))
    data = _run_git("ls-tree", "--full-tree", "--name-only", "-z", folder[1]) if folder and folder[2] == "tree" else b""
    names = data.decode(errors="replace").split("\0")
    if path.name in names:
        return f'use a file; "{version.file}" is a link that leads out of the repository, or a submodule'
    hint = suggest_name(path.name, names, otherwise=_PLACE)
    return f'there is no file "{version.file}" in revision "{version.revision}"{hint}'


def _describe_unknown(revision: str) -> str:
    """Return why there is no such revision, with the nearest name."""
    if _run_git("rev-parse", "--is-shallow-repository").strip() == b"true":
        return f'fetch more commits, such as with "git fetch --unshallow"; this clone has no revision "{revision}"'
    names = _run_git("for-each-ref", "--format=%(refname:short)").decode(errors="replace").splitlines()
    hint = suggest_name(revision, names, otherwise="use the name of a commit, a branch or a tag")
    return f'there is no revision "{revision}"{hint}'


def _run_git(*arguments: str, data: bytes = b"") -> bytes:
    """Return the output of git; raises :class:`VersionError`."""
    git = shutil.which("git")
    if git is None:
        raise VersionError("install git, which is needed for versions of files, or use files")
    # The arguments are ours, and names of objects in hexadecimal
    command = [git, "--no-pager", "-c", "core.fsmonitor=", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, env=os.environ | _SETTINGS, check=False)  # noqa: S603
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split()).removeprefix("fatal: ")
        advice = (each for beginning, each in _ADVICE.items() if reason.startswith(beginning))
        raise VersionError(next(advice, reason))
    return done.stdout
