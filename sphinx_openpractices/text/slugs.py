"""Stable ids made from titles."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {
    "+": "plus",
    "#": "sharp",
    "&": "and",
    "*": "star",
    "%": "percent",
    "@": "at",
    "=": "equals",
    "$": "dollar",
    "\u20ac": "euro",
    "\u266f": "sharp",
}
"""Signs of names such as ``C++``, with their spelling. Other signs separate words, as these do between spaces."""

_SIGNS |= {chr(ord(sign) + 0xFEE0): word for sign, word in _SIGNS.items() if sign.isascii()}  # full-width forms

_FIRST_SIGNS = {".": "dot", "#": "hash"}
"""Signs with a spelling of their own before a word: ``.NET`` is ``dot-net``, but ``Vue.js`` is ``vue-js``."""

_NAMED = "[" + re.escape("".join(_SIGNS)) + "]"

_SPELLED = re.compile(rf"(?<!\S){_NAMED}+(?!\S)|(?<![\w.])([.#])(?=\w)|({_NAMED})")
"""Signs between spaces, which separate words as others do; signs before a word; and all other signs of names."""

LONGEST_TITLE = 500
"""The characters of a title from which an id is made; more would make ids that take many times the memory."""

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def make_id(text: str) -> str:
    """Return *text* in docutils' form of ids and classes; it is empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text.lower())
    if all(char.isascii() or unicodedata.combining(char) for char in plain):  # then docutils needs no tables
        return _NOT_IN_IDS.sub("-", "".join(filter(str.isascii, plain))).lstrip("-0123456789").rstrip("-")
    from docutils import nodes  # noqa: PLC0415 - few catalogs need it, and commands start sooner without it

    return nodes.make_id(text)


def make_slug(title: str) -> str:
    """Return an id for *title*, in ``[a-z0-9-]+``, that depends on nothing else.

    Letters lose case and accents, and the signs of names are spelled. Letters that have no ASCII form are kept as
    Punycode (RFC 3492), at the end, so that titles which differ in them have different ids.
    """
    title = title[:LONGEST_TITLE]
    spelled = _SPELLED.sub(_spell_sign, title)
    if spelled.isascii():  # what make_id does, but quickly
        name = _NOT_IN_IDS.sub("-", spelled.lower()).strip("-")
        return name or make_id(" ".join(unicodedata.name(char, "") for char in title if char != " ")) or "project"
    name = make_id("project " + spelled).removeprefix("project").strip("-")
    folded = unicodedata.normalize("NFKC", title).casefold()
    return "-".join(filter(None, (name, _encode(_find_lost_letters(folded) if name else folded)))) or "project"


def _spell_sign(match: re.Match[str]) -> str:
    """Return the spelling of a sign as a word, or a space for signs between spaces."""
    return f" {_FIRST_SIGNS.get(match[1], _SIGNS.get(match[2], ''))} "


def _find_lost_letters(text: str) -> str:
    """Return the letters and digits without an ASCII form, with their vowel signs and other marks."""
    lost, is_lost = "", False
    for char in text:
        if not unicodedata.category(char).startswith("M"):
            is_lost = not char.isascii() and char.isalnum() and make_id("x" + char) == "x"
        lost += char if is_lost else ""
    return lost


def _encode(text: str) -> str:
    """Return *text* as Punycode, in the letters of ids."""
    return re.sub(r"[^a-z0-9-]", "", text.encode("punycode").decode("ascii").lower()).strip("-")
