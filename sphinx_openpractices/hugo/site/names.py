"""What the path of a file under ``content`` says: its logical path, its language, whether it is a bundle.

Source: Hugo's rules for `page bundles <https://gohugo.io/content-management/page-bundles/>`__ and `translation by file
name <https://gohugo.io/content-management/multilingual/>`__, and its path parser for what they leave open.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

MARKDOWN = {"md", "markdown", "mdown"}
CONTENT = MARKDOWN | {"html", "htm", "adoc", "asciidoc", "ad", "pandoc", "pdc", "rst", "org"}
"""The suffixes of pages."""
BUNDLES = {"index": "leaf", "_index": "branch"}

ALLOWED = set("./\\_#+~-@")
"""What stays in an address beside letters, digits and marks."""
PLAIN = re.compile(r"[A-Za-z0-9./\\_#+~-]*")
"""What stays as it is."""
BLANKS = set("\t\n\v\f\r \x85\xa0")


class Name(NamedTuple):
    """A path taken apart.

    *kind* is ``leaf``, ``branch``, ``page`` or ``file``. *key* is the logical path, such as ``/docs/about``, empty for
    the home page; *path* is the same in the author's letters, of which Hugo makes addresses if it is told to.
    """

    kind: str
    key: str
    path: str
    base: str
    """The name by which others find it: of a bundle, that of its folder."""
    suffix: str
    language: str = ""

    @property
    def folder(self) -> str:
        """The path of the folder around the page or the bundle, empty at the top."""
        return posixpath.dirname(self.path).rstrip("/")


def read_name(path: str, languages: Collection[str] = ()) -> Name:
    """Take the *path* of a file apart, which is relative to the content and has forward slashes."""
    folder, _, file = f"/{path.strip('/')}".rpartition("/")
    parts = file.split(".")
    suffix = parts[-1].lower() if len(parts) > 1 else ""
    high = max(len(parts) - 1, 1)
    language = ""
    for index in range(len(parts) - 2, -1, -1):
        word = parts[index].lower()
        if not language and len(parts) > 2 and word in languages:
            # The first part may name the language and is part of the name nevertheless.
            language, high = word, index or high
        elif index and re.fullmatch("_.+_", word):
            high = index
    base = ".".join(parts[:high])
    if suffix not in CONTENT:
        path = f"{folder}/{base}" + (f".{parts[-1]}" if suffix else "")
        return Name("file", normal(path), path, base, suffix, language)
    if kind := BUNDLES.get(base.lower()):
        return Name(kind, normal(folder), folder, posixpath.basename(folder), suffix, language)
    path = f"{folder}/{base}"
    return Name("page", normal(path), path, base, suffix, language)


def normal(path: str) -> str:
    """A *path* as Hugo compares it: in lower case, with hyphens for blanks."""
    return lower(path).replace(" ", "-")


def lower(text: str) -> str:
    """*text* in lower case, letter by letter as Go does it; Python looks at the ends of words."""
    if text.isascii():
        return text.lower()
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter.lower()[0] for letter in text)


def sanitize(text: str) -> str:
    """*text* without what Hugo keeps out of addresses, and with a hyphen for blanks."""
    if PLAIN.fullmatch(text):
        return text
    kept: list[str] = []
    waiting = hyphen = False
    for index, letter in enumerate(text):
        if allowed(letter) or (letter == "%" and re.match("[0-9A-Fa-f]{2}", text[index + 1 : index + 3])):
            hyphen = letter == "-"
            if waiting and not hyphen:
                kept.append("-")
            waiting = False
            kept.append(letter)
        elif kept and not hyphen and (letter in BLANKS or unicodedata.category(letter)[0] == "Z"):
            waiting = True
    return "".join(kept)


def allowed(letter: str) -> bool:
    """Whether *letter* may stand in an address."""
    return letter in ALLOWED or unicodedata.category(letter) == "Nd" or unicodedata.category(letter)[0] in "LM"


def without_accents(text: str) -> str:
    """*text* without its accents, which ``removePathAccents`` asks for."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", bare)
