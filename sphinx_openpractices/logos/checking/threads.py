"""Does the same for many logos at a time: resvg and Pillow's decoders work outside of Python."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def map_in_threads(function: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
    """Yield what *function* returns for each item, in their order; one after another if the system allows no thread."""
    todo = list(items)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            results = pool.map(function, todo)
        except RuntimeError:  # can't start new thread
            results = map(function, todo)
        yield from results
