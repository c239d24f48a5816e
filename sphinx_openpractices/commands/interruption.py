"""Ctrl-C, and the signals by which a system ends a program: what they stop is undone, or reported as kept."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING_WRITTEN = "Nothing was written."

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Windows has no hangup."""


@contextmanager
def raising_interruption() -> Iterator[None]:
    """Let each of the signals raise ``KeyboardInterrupt`` with its number, so that the program can clean up."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt(number)

    with _handling(interrupt):
        yield


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Let each of the signals end the program at once, while it imports modules and has nothing to clean up.

    Python loses exceptions of signals in some of the code that imports run (Python, "Note on Signal Handlers and
    Exceptions").
    """

    def end(number: int, frame: object) -> None:
        os.write(2, f"\nInterrupted. {NOTHING_WRITTEN}\n".encode())
        os._exit(128 + number)

    with _handling(end):
        yield


@contextmanager
def holding_interruption() -> Iterator[Callable[[], None]]:
    """Delay the signals: they take effect only when the yielded function is called."""
    asked: list[int] = []

    def check() -> None:
        if asked:
            raise KeyboardInterrupt(asked[0])

    with _handling(lambda number, frame: asked.append(number)):
        yield check


def get_exit_status(err: KeyboardInterrupt) -> int:
    """Return the exit status of a program that a signal interrupted, as shells report it: 130 for Ctrl-C."""
    return 128 + (err.args[0] if err.args else signal.SIGINT)


@contextmanager
def _handling(handler: Callable[[int, object], object]) -> Iterator[None]:
    """Have *handler* called for the signals that are not ignored, as shells have jobs in the background ignore Ctrl-C.

    Only the main thread can handle signals.
    """
    is_main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in _SIGNALS if is_main}
    changed = {number: old for number, old in before.items() if old not in {signal.SIG_IGN, None}}
    try:
        for number in changed:
            signal.signal(number, handler)
        yield
    finally:
        for number, old in changed.items():
            signal.signal(number, old)
