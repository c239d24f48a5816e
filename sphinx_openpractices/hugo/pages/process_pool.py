"""A pool of processes that inherit a function; imported only where items are many, since starting Python is quicker."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_openpractices.text.child_processes import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
_R = TypeVar("_R")

_inherited: dict[str, Any] = {}
"""What a process inherited; empty in the process that starts the others."""


def map_in_pool(
    function: Callable[[Sequence[_T]], _R], pieces: Sequence[Sequence[_T]], number: int, meanwhile: Callable[[], None]
) -> Iterator[_R]:
    """Yield the results of *function* in *number* processes, or in this one if the system has no pool for them.

    *meanwhile* is called while the processes work. Raises ``ChildProcessError`` if the system ends one of them.
    """
    executor = _make_pool(number, function)
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
