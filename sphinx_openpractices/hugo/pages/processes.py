"""Runs a function on many items in several processes where the system can fork, as Sphinx itself does to read pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_openpractices.text.child_processes import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
_R = TypeVar("_R")

_FORKS = sys.platform == "linux"
"""Forking is not safe with the system libraries of macOS, and does not exist elsewhere (Python, bpo-33725)."""

_inherited: dict[str, Any] = {}
"""What a process inherited; empty in the process that starts the others."""


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
    executor = _make_pool(number, function) if number > 1 and _FORKS else None
    if executor is None:
        yield from map(function, pieces)
        return
    with executor:
        try:
            results = executor.map(_run_piece, pieces)
            meanwhile()
            yield from results
        except BrokenProcessPool:
            raise ChildProcessError("the system ended a process of this command; perhaps the memory is full") from None
        finally:
            # Without waiting, its thread would still run when Python ends, and fail on what Python has closed by then.
            executor.shutdown(cancel_futures=True)


def _make_pool(number: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor | None:
    """Return a pool that calls *function*; ``None`` without semaphores, as in a container without /dev/shm."""
    context = multiprocessing.get_context("fork")
    try:
        return ProcessPoolExecutor(number, context, initializer=_inherit, initargs=(os.getpid(), function))
    except (OSError, NotImplementedError):
        return None


def _inherit(parent: int, function: Callable[[Any], Any]) -> None:
    """Keep the function, end with the process that started this one, and leave the signals of a terminal to it."""
    end_with_parent(parent)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # with which the pool ends its processes
    gc.freeze()  # the collector skips inherited memory, so it stays shared (Python, "gc.freeze")
    _inherited["function"] = function


def _run_piece(piece: Sequence[Any]) -> Any:
    """Call the function."""
    return _inherited["function"](piece)
