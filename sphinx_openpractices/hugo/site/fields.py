"""Values of front matter and configuration as Hugo takes them: text, numbers, dates, of whatever was written.

Hugo converts where it can and takes nothing where it cannot; so does this, save for dates, which Hugo refuses.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, SequenceNode, TreeNode

if TYPE_CHECKING:
    from collections.abc import Iterator

TRUE = {"1", "t", "T", "true", "TRUE", "True"}
"""What Go's ``strconv.ParseBool`` takes for true; YAML 1.1's ``yes`` and ``on`` are mere words."""

INTEGER = re.compile(r"[-+]?(?:0|[1-9][\d_]*)|[-+]?0(?:[bB][01_]+|[oO]?[0-7_]+|[xX][\da-fA-F_]+)")
FLOAT = re.compile(r"[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?")
DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:[Zz]|[-+]\d\d?:?(?:\d\d)?))?)?"
)
WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
MAX_DIGITS = 20
"""Longer integers are text to Hugo, since they fit into no 64 bits."""

DATE_FORMATS = ("%Y-%m-%d", "%d %b %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S %z", "%a %b %d %H:%M:%S %Y")
"""What Hugo takes for dates beside ISO 8601 and RFC 5322, of Go's ``spf13/cast``."""


def plain(node: TreeNode | None) -> Any:
    """A tree as Python's values; unquoted words of YAML are what they are in YAML 1.2, as in Hugo, and dates."""
    if isinstance(node, MappingNode):
        return {str(key.value) if isinstance(key, ScalarNode) else repr(key): plain(value) for key, value in node.pairs}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    if node is None:
        return None
    if node.quoted or node.data is not None:
        return node.value if node.quoted else node.data
    return plain_word(node.value)


def plain_word(word: str) -> Any:
    """The value of an unquoted *word* of YAML."""
    if word in WORDS:
        return WORDS[word]
    if INTEGER.fullmatch(word) and len(word) <= MAX_DIGITS:
        digits = re.sub("^([-+]?)0(?=[0-7_]+$)", r"\g<1>0o", word)
        return int(re.sub("_+", "", digits), 0)
    if FLOAT.fullmatch(word):
        return float(re.sub("_+", "", word))
    if DATE.fullmatch(word):
        try:
            return parse_date(word)
        except ValueError:
            return word
    return word


def to_text(value: Any) -> str:
    """The text of a *value*; a list or a mapping has none."""
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
    """The texts of a list; the words of a text."""
    return [to_text(item) for item in value] if isinstance(value, list) else to_text(value).split()


def to_flag(value: Any) -> bool:
    """Whether a *value* says yes."""
    return value in TRUE if isinstance(value, str) else bool(value) and isinstance(value, int | float)


def to_number(value: Any) -> int:
    """The whole number of a *value*, 0 where it is none."""
    if isinstance(value, int | float) and isfinite(value):
        return int(value)
    if isinstance(value, str) and re.fullmatch(rf"[-+]?[0-9]{{1,{MAX_DIGITS}}}(\.0*)?", value.strip()):
        return int(value.strip().partition(".")[0])
    return 0


def to_time(value: Any, zone: tzinfo = UTC) -> datetime | None:
    """The moment that a *value* means, of the time *zone* where it names none; raises ``ValueError``."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = parse_date(value.strip())
    elif isinstance(value, int) and not isinstance(value, bool):
        value = from_seconds(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        raise ValueError(f"{to_text(value) or 'a list or a mapping'} is no date; write it as 2024-12-31")  # noqa: TRY004 - as for texts
    return value if value.tzinfo else value.replace(tzinfo=zone)


def from_seconds(value: int) -> datetime:
    """The moment *value* seconds after 1970; raises ``ValueError``."""
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError):
        raise ValueError(f"{value} is no date; write it as 2024-12-31") from None


def parse_date(text: str) -> date | datetime:
    """The date in *text*, with or without a time; raises ``ValueError``."""
    found = next(try_dates(text), None)
    if found is None:
        raise ValueError(f'"{text[:40]}" is no date; write it as 2024-12-31')
    return found


def try_dates(text: str) -> Iterator[date | datetime]:
    """The dates that *text* may mean, likeliest first."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            yield read(text)
        except ValueError:
            continue
    for form in DATE_FORMATS:
        try:
            yield datetime.strptime(text, form)  # noqa: DTZ007 - the site has a time zone
        except ValueError:
            continue
    try:
        yield parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return


def mapping(value: Any) -> dict[str, Any]:
    """*value* if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def entries(value: Any) -> list[dict[str, Any]]:
    """The mappings in a list, or the one mapping."""
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
