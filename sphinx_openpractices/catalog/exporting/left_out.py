"""What another format has no place for, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def list_left_out(practices: Iterable[Practice], kept: Collection[str], own: str = "") -> Iterator[str]:
    """Yield a sentence about the keys that are not *kept*, with the numbers of practices that have them.

    Of ``extra``, only the key *own* is kept.
    """
    numbers: Counter[str] = Counter()
    for practice in practices:
        for name, key in get_keys(Practice).items():
            value = getattr(practice, key.field)
            if name == "extra":
                numbers.update(f"extra.{each}" for each in value if each != own and name not in kept)
            elif value and name not in kept:
                numbers[name] += 1
    order = list(get_keys(Practice))
    found = sorted(numbers, key=lambda name: order.index(name.partition(".")[0]))
    if found:
        yield f"left out: {', '.join(f'{name} ({numbers[name]})' for name in found)}"
