"""Runs a function on many items in several processes where the system can fork, as Sphinx itself does to read pages."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
_R = TypeVar("_R")

_FORKS = sys.platform == "linux"
"""Forking is not safe with the system libraries of macOS, and does not exist elsewhere (Python, bpo-33725)."""


def map_in_processes(
    function: Callable[[Sequence[_T]], _R],
    items: Sequence[_T],
    size: int,
    processes: int | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[_R]:
    """Yield the results of *function* for pieces of *items* of at most *size*, in order.

    The *processes*, by default as many as there are processors, inherit what the function holds, so it is not sent to
    them; changes that the function makes there are not visible here. *meanwhile* is called while they work, if there
    are any. Raises ``ChildProcessError`` if the system ends one of them.
    """
    pieces = [items[start : start + size] for start in range(0, len(items), size)]
    number = min(len(pieces), processes or os.cpu_count() or 1)
    if number > 1 and _FORKS:
        from .process_pool import map_in_pool

        yield from map_in_pool(function, pieces, number, meanwhile)
    else:
        yield from map(function, pieces)
