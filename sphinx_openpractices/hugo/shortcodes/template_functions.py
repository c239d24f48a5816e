"""The functions of Hugo's templates that return text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_openpractices.hugo.site.address_letters import lower_letters, sanitize_address

if TYPE_CHECKING:
    from collections.abc import Callable


class SafeText(str):
    """Text that the template declares safe; it is not escaped."""

    __slots__ = ()


class SafeUrl(str):
    """An address that the template declares safe; its scheme is not checked."""

    __slots__ = ()


def trim_text(name: str, first: str, second: str) -> str:
    """Return text without some of its characters; ``Trim`` has the text first, the other functions last."""
    if name == "TrimPrefix":
        return second.removeprefix(first)
    if name == "TrimSuffix":
        return second.removesuffix(first)
    if name == "Trim":
        return first.strip(second)
    return second.lstrip(first) if name == "TrimLeft" else second.rstrip(first)


TEXT_FUNCTIONS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("safeHTML", "safeCSS"), SafeText),
    "safeURL": SafeUrl,
    "TrimSpace": str.strip,
    "chomp": lambda text: text.rstrip("\r\n"),
    "tolower": str.lower,
    "toupper": str.upper,
    "string": str,
    "urlize": lambda text: quote(sanitize_address(lower_letters(text)), safe="/~+#@"),
    "plainify": lambda text: re.sub(r"<[^>]*>", "", text),
    "htmlEscape": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
}
