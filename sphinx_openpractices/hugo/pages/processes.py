"""Work on many things at once, by processes where the system forks them, as Sphinx itself reads pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
_R = TypeVar("_R")

_FORKS = sys.platform == "linux"
"""On macOS a fork is not safe with the system's libraries, and elsewhere there is none (Python, bpo-33725)."""

_inherited: dict[str, Any] = {}
"""What a process was made with; empty in the one that starts the others."""


def map_in_processes(
    function: Callable[[Sequence[_T]], _R], items: Sequence[_T], size: int, processes: int | None = None
) -> Iterator[_R]:
    """The results of *function* for pieces of *items* of at most *size*, in order.

    What the function holds is inherited by the *processes*, by default as many as there are processors, and not sent;
    what it changes there stays there.
    """
    pieces = [items[start : start + size] for start in range(0, len(items), size)]
    number = min(len(pieces), processes or os.cpu_count() or 1)
    executor = _make_pool(number, function) if number > 1 and _FORKS else None
    if executor is None:
        yield from map(function, pieces)
        return
    with executor:
        try:
            yield from executor.map(_run_piece, pieces)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def _make_pool(number: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor | None:
    """Processes that call *function*; ``None`` where there are no semaphores, as in a container without /dev/shm."""
    context = multiprocessing.get_context("fork")
    try:
        return ProcessPoolExecutor(number, context, initializer=_inherit, initargs=(function,))
    except (OSError, NotImplementedError):
        return None


def _inherit(function: Callable[[Any], Any]) -> None:
    """Keep the function; Ctrl-C is the business of the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was inherited is looked through by no collection, and stays shared (Python, "gc.freeze")
    _inherited["function"] = function


def _run_piece(piece: Sequence[Any]) -> Any:
    """Call the function."""
    return _inherited["function"](piece)
