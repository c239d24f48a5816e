"""What another format has no place for, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.keys import get_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def list_left_out(cls: type, records: Iterable[Any], kept: Collection[str], own: str = "") -> Iterator[str]:
    """Yield a sentence about the keys of a dataclass that are not *kept*, with the numbers of records that have them.

    Of ``extra``, only the key *own* is kept.
    """
    numbers: Counter[str] = Counter()
    for record in records:
        for name, key in get_keys(cls).items():
            value = getattr(record, key.field)
            if name == "extra":
                numbers.update(f"extra.{each}" for each in value if each != own and name not in kept)
            elif value and name not in kept:
                numbers[name] += 1
    order = list(get_keys(cls))
    found = sorted(numbers, key=lambda name: order.index(name.partition(".")[0]))
    if found:
        yield f"left out: {', '.join(f'{name} ({numbers[name]})' for name in found)}"
