"""Licenses by their usual names and the addresses of their texts, as SPDX identifiers.

A name becomes an identifier only if the license and its version are certain: "BSD" and "Creative Commons" are not.
The GNU licenses by name, without "only" or "or later", become the identifiers without either, such as
``GPL-3.0``, as in the API of GitHub.

Sources: the names of the `SPDX License List <https://spdx.org/licenses/>`__, of https://choosealicense.com, which
GitHub shows, and of the classifiers of PyPI.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from sphinx_openpractices.text.spelling import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON = (
    *("MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unlicense", "MPL-2.0", "EPL-2.0"),
    *("EUPL-1.2", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-2.1-only"),
    *("LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "AGPL-3.0-only", "AGPL-3.0-or-later", "BSL-1.0"),
    *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "Artistic-2.0", "CECILL-2.1", "OFL-1.1", "ODbL-1.0"),
    *("Community-Spec-1.0", "ECL-2.0", "UPL-1.0", "LPPL-1.3c"),
)
"""Identifiers to suggest for misspelled ones."""

_MAX_LENGTH = 150
"""Characters of a name; longer ones are the text of a license."""
_NUMBER = r"\d+(?:\.\d+)*"

_VERSION = re.compile(rf"-?{_NUMBER}")
_ADDRESSES = {
    r"(?:opensource\.org/licenses?|spdx\.org/licenses|choosealicense\.com/licenses)/([^/]+)": r"\1",
    rf"apache\.org/licenses/license-({_NUMBER})": r"apache \1",
    rf"gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?([al]?gpl-{_NUMBER})": r"\1",
    rf"gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?fdl-({_NUMBER})": r"gfdl \1",
    rf"creativecommons\.org/licenses/(by[a-z-]*)/({_NUMBER})": r"cc \1 \2",
    rf"creativecommons\.org/licenses/(by[a-z-]*)/({_NUMBER})/([a-z]+)": r"cc \1 \2 \3",
    r"creativecommons\.org/publicdomain/zero/1\.0": "cc0",
    rf"mozilla\.org/(?:[a-z]+-[a-z]+/)?mpl/({_NUMBER})": r"mpl \1",
    r"eclipse\.org/(?:legal|org/documents)/epl-v?(\d)\.?(\d)": r"epl \1.\2",
    r"boost\.org/license_1_0": "bsl 1.0",
    r"unlicense\.org": "unlicense",
}
"""The names in the addresses of licenses, without ``www.`` and the ending."""
_ADDRESS_END = re.compile(
    r"(?:[?#].*|/deed(?:\.[a-z_]+)?|/legalcode(?:\.[a-z_]+)?|(?:\.[a-z]{2})?\.html|\.json|\.txt|-txt|\.php|/)$"
)

_PHRASES = {
    # Notations
    r"[\"'“”(),/]|\.$": " ",
    r"\b(a?gpl|lgpl|fdl|apache|mpl|epl|eupl|bsd)-?v?\.?(?=\d)": r"\1 ",
    r"[\s_-]+": " ",
    r"\bv\.? ?(?=\d)|\bversion\b": " ",
    rf"(?:>=|≥) ?({_NUMBER})|({_NUMBER}) ?\+": r"\1\2 or later",
    r"\b(?:or|and)(?: any)? (?:later|newer|above)\b": "or later",
    r"\b(?:the|gnu|licen[cs]e|january 2004)\b": " ",
    # GNU
    r"\baffero (?:general public|gpl)\b": "agpl",
    r"\b(?:lesser|library) (?:general public|gpl)\b": "lgpl",
    r"\bgeneral public\b": "gpl",
    r"\bfree documentation\b": "gfdl",
    # BSD and MIT
    r"\b(\d) clause bsd\b|\bbsd (\d)(?: clause)?\b": r"bsd \1\2 clause",
    r"\b(bsd 3 clause) (?:new or revised|new|revised|modified)$": r"\1",
    r"\b(bsd 2 clause) simplified$": r"\1",
    r"\b(bsd 4 clause) (?:original or old|original|old)$": r"\1",
    r"^(?:new|revised|modified) bsd$": "bsd 3 clause",
    r"^simplified bsd$": "bsd 2 clause",
    r"\bbsd (?:zero|0) clause\b|\bzero clause bsd\b": "0bsd",
    r"^(?:mit )?expat$": "mit",
    # Creative Commons
    r"\b(?:creative commons|cc) (?:zero|0|cc0)\b": "cc0",
    r"^cc0(?: 1\.0)?(?: universal)?(?: public domain dedication)?$": "cc0 1.0",
    r"\bcreative commons\b": "cc",
    r"\bcc attribution\b": "cc by",
    r"\bshare ?alike\b": "sa",
    r"\bnon ?commercial\b": "nc",
    r"\bno ?deriv(?:ative)?s\b": "nd",
    rf"^(cc .*{_NUMBER}) (?:international|unported|generic)(?: public)?$": r"\1",
    # Others
    r"\bmozilla public\b": "mpl",
    r"\bcommunity specification\b": "community spec",
    r"\beclipse public\b": "epl",
    r"\beuropean union public\b": "eupl",
    r"\bboost software\b": "bsl",
    r"\bapache software\b": "apache",
    r"\b(?:sil )?open font\b": "ofl",
    r"\bacademic free\b": "afl",
    r"\bopen software\b": "osl",
    r"\bartistic perl\b": "artistic",
    r"\buniversal permissive\b": "upl",
    r"\blatex project public\b": "lppl",
    r"\bcommon development and distribution\b": "cddl",
    r"\beducational community\b": "ecl",
    r"\bmulan (?:permissive software|psl)\b": "mulanpsl",
    r"\bzope public\b": "zpl",
    r"\bpython software foundation\b": "psf",
    r"\bserver side public\b": "sspl",
    r"\bbusiness source\b": "busl",
    r"\bnasa open source agreement\b": "nasa",
    r"\b(?:open data commons )?open database\b": "odbl",
    r"\bmicrosoft public\b": "ms pl",
    r"\bmicrosoft reciprocal\b": "ms rl",
    r"\bouverte(?: open)?\b": "etalab",
    r"^zlib libpng$": "zlib",
    r"^university of illinois ncsa open source$": "ncsa",
    r"^cern open hardware 2 strongly reciprocal$": "cern ohl s 2",
    r"^cern open hardware 2 weakly reciprocal$": "cern ohl w 2",
    r"^cern open hardware 2 permissive$": "cern ohl p 2",
}
"""What is replaced in a name in lower case, in this order, to come to the parts of an identifier."""


def find_license(name: str) -> str | None:
    """Return the SPDX identifier of the license with this usual *name* or address; ``None`` if it is not certain."""
    name = name.strip().removeprefix("License :: OSI Approved :: ")
    if len(name) > _MAX_LENGTH:
        return None
    full, short = _split_abbreviation(name)
    if short:
        found = find_license(full)
        return found if found == find_license(short) else None
    for slug in _make_slugs(name):
        try:
            found = canonicalize_license_expression(slug)
        except InvalidLicenseExpression:
            continue
        if not found.startswith("LicenseRef-"):
            return found
    return None


def is_without_later(license_id: str) -> bool:
    """Return whether an identifier is of a GNU license and does not say whether later versions may be used."""
    return re.fullmatch(rf"(?:[AL]?GPL|GFDL)-{_NUMBER}", license_id) is not None


def suggest_license(name: str) -> str:
    """Return a suggestion for a *name* that is not an SPDX expression, to be put at the end of a message."""
    found = find_license(name) or _find_nearest_license(name)
    if found and is_without_later(found):
        return f'; write "{found}-only" or "{found}-or-later"'
    return f'; did you mean "{found}"?' if found else ""


def _find_nearest_license(name: str) -> str | None:
    """Return the common identifier that is most like a *name*, apart from its version."""
    common = {_VERSION.sub("", each): each for each in reversed(_COMMON)}
    slug = next(_make_slugs(name[:_MAX_LENGTH]), "")
    nearest = find_nearest(_VERSION.sub("", slug), common, likeness=0.8)
    return common[nearest] if nearest else None


def _split_abbreviation(name: str) -> tuple[str, str]:
    """Split a name such as ``MIT License (MIT)``; the second part is empty if there is no abbreviation."""
    match = re.fullmatch(r"([^()]+)\(([a-zA-Z][^()]*)\)", name)
    return (match[1].strip(), match[2]) if match else (name, "")


def _make_slugs(name: str) -> Iterator[str]:
    """Yield the identifiers that a name or an address may mean, in lower case."""
    text = _read_address(name.lower())
    for pattern, replacement in _PHRASES.items():
        text = re.sub(pattern, replacement, text)
        text = " ".join(text.split())
    if re.fullmatch(r"[a-z0-9. ]+", text):
        yield text.replace(" ", "-")
        yield re.sub(r"(?<![\w.])(\d)(?![\w.])", r"\1.0", text).replace(" ", "-")
        yield re.sub(r"(\d) (\d)$", r"\1.\2", text).replace(" ", "-")


def _read_address(text: str) -> str:
    """Return the name in the address of a license, or *text* unchanged."""
    scheme = re.match(r"https?://(?:www\.)?", text)
    if not scheme:
        return text
    address, last = text[scheme.end() :], ""
    while address != last:
        address, last = _ADDRESS_END.sub("", address), address
    for pattern, replacement in _ADDRESSES.items():
        match = re.fullmatch(pattern, address)
        if match:
            return match.expand(replacement)
    return text
