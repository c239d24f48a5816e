"""Values of front matter and configuration, converted as Hugo converts them: to text, numbers, flags and dates.

Hugo converts what it can and ignores the rest; so does this module, except for dates, which Hugo refuses.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, SequenceNode, TreeNode

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRUE = {"1", "t", "T", "true", "TRUE", "True"}
"""What Go's ``strconv.ParseBool`` reads as true; the ``yes`` and ``on`` of YAML 1.1 are text."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][\d_]*)|[-+]?0(?:[bB][01_]+|[oO]?[0-7_]+|[xX][\da-fA-F_]+)")
_FLOAT = re.compile(r"[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?")
_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:[Zz]|[-+]\d\d?:?(?:\d\d)?))?)?"
)
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_MAX_DIGITS = 20
"""Hugo reads longer integers as text, since they do not fit into 64 bits."""

_DATE_FORMATS = ("%Y-%m-%d", "%d %b %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S %z", "%a %b %d %H:%M:%S %Y")
"""Formats of dates that Hugo reads besides ISO 8601 and RFC 5322, from Go's ``spf13/cast``."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_USE_ISO = "is not a date; write it as 2024-12-31"


def make_plain_value(node: TreeNode | None) -> Any:
    """Return a tree as Python values; unquoted YAML is read as YAML 1.2 does, as in Hugo, and may be a date."""
    if isinstance(node, MappingNode):
        pairs = node.pairs
        return {
            replace_surrogates(key.value) if isinstance(key, ScalarNode) else repr(key): make_plain_value(item)
            for key, item in pairs
        }
    if isinstance(node, SequenceNode):
        return [make_plain_value(item) for item in node.items]
    if node is None:
        return None
    if node.quoted or node.data is not None:
        return replace_surrogates(node.value) if node.quoted else node.data
    return _read_unquoted(node.value)


def replace_surrogates(text: str) -> str:
    r"""Return *text* with a replacement character for each half of one, such as ``\ud800``, as Go does."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(text) else text


def _read_unquoted(text: str) -> Any:
    """Return the value of unquoted YAML."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) <= _MAX_DIGITS:
        digits = re.sub("^([-+]?)0(?=[0-7_]+$)", r"\g<1>0o", text)
        return int(re.sub("_+", "", digits), 0)
    if _FLOAT.fullmatch(text):
        return float(re.sub("_+", "", text))
    if _DATE.fullmatch(text):
        try:
            return _parse_date(text)
        except ValueError:
            return text
    return text


def to_text(value: Any) -> str:
    """Return a *value* as text; a list or a mapping is empty text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}" if isfinite(value) else f"{value:+}".title()
    return value.isoformat() if isinstance(value, date | time) else ""


def to_texts(value: Any) -> list[str]:
    """Return the items of a list as text, or split a text into words."""
    return [to_text(item) for item in value] if isinstance(value, list) else to_text(value).split()


def to_flag(value: Any) -> bool:
    """Return whether a *value* means true."""
    return value in _TRUE if isinstance(value, str) else bool(value) and isinstance(value, int | float)


def to_number(value: Any) -> int:
    """Return a *value* as a whole number, 0 if it is not a number."""
    if isinstance(value, int | float) and isfinite(value):
        return int(value)
    if isinstance(value, str) and re.fullmatch(rf"[-+]?[0-9]{{1,{_MAX_DIGITS}}}(\.0*)?", value.strip()):
        return int(value.strip().partition(".")[0])
    return 0


def to_time(value: Any, zone: tzinfo = UTC) -> datetime | None:
    """Return the moment of a date, in the time *zone* if the date has none; raise ``ValueError`` for other values."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = _parse_date(value.strip())
    elif isinstance(value, int) and not isinstance(value, bool):
        value = _read_seconds(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        raise ValueError(f"{to_text(value) or 'a list or a mapping'} {_USE_ISO}")  # noqa: TRY004 - as for texts
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _read_seconds(value: int) -> datetime:
    """Return the moment *value* seconds after 1970; raise ``ValueError`` if that is out of range."""
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError):
        raise ValueError(f"{value} {_USE_ISO}") from None


def _parse_date(text: str) -> date | datetime:
    """Return the date in *text*, with or without a time; raise ``ValueError`` if there is none."""
    found = next(_try_date_formats(text), None)
    if found is None:
        raise ValueError(f'"{text[:40]}" {_USE_ISO}')
    return found


def _try_date_formats(text: str) -> Iterator[date | datetime]:
    """Return the dates that *text* may mean, likeliest first."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            yield read(text)
        except ValueError:
            continue
    for form in _DATE_FORMATS:
        try:
            yield datetime.strptime(text, form)  # noqa: DTZ007 - the site has a time zone
        except ValueError:
            continue
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - only few sites need it

    try:
        yield parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return


def ensure_mapping(value: Any) -> dict[str, Any]:
    """Return *value* if it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def list_mappings(value: Any) -> list[dict[str, Any]]:
    """Return the mappings in a list; a single mapping counts as a list of one."""
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
