"""A time limit that holds whatever a server does: when it is over, the connections are cut."""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager, suppress
from threading import Event, Lock, Timer
from typing import TYPE_CHECKING

from .failures import DownloadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Thread


class OutOfTimeError(Exception):
    """The time is over, or the run was stopped."""


class Lifeline:
    """The connections of one client, which downloads one logo after another, and the time limit of each.

    A limit for each read is not enough: a server that sends a byte a second stays within it, and Python reads the
    headers of a response in one call that only the end of the connection interrupts.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.turn = 0
        self.end = 0.0
        self.stopped = Event()
        self.held: set[socket.socket] = set()
        self.closed: set[socket.socket] = set()
        """Connections that their owner has closed; a response may still be read from them."""

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Limit the time of a block: after it, connections are cut, and :class:`OutOfTimeError` is raised."""
        with self.lock:
            self.turn += 1
            self.end = time.monotonic() + seconds
        timer = Timer(seconds, self.cut, (self.turn,))
        timer.daemon = True
        start_thread(timer)
        try:
            yield
        finally:
            timer.cancel()
            with self.lock:
                for handle in self.closed:
                    handle.close()
                self.held -= self.closed
                self.closed.clear()

    def is_over(self) -> bool:
        """Return whether the time is over."""
        return self.stopped.is_set() or time.monotonic() >= self.end

    def get_time_left(self) -> float:
        """Return the seconds that are left, more than 0; raises :class:`OutOfTimeError`."""
        left = self.end - time.monotonic()
        if left <= 0 or self.stopped.is_set():
            raise OutOfTimeError
        return left

    def sleep(self, seconds: float) -> None:
        """Wait, but not longer than the time limit."""
        self.stopped.wait(min(seconds, self.get_time_left()))
        self.get_time_left()

    def hold(self, sock: socket.socket) -> socket.socket:
        """Return a handle by which a connection can be cut; TLS replaces the connection's own object."""
        handle = sock.dup()
        with self.lock:
            self.held.add(handle)
        if self.is_over():
            _cut(handle)
        return handle

    def release(self, handle: socket.socket) -> None:
        """Note that the owner of a connection has closed it."""
        with self.lock:
            self.closed.add(handle)

    def cut(self, turn: int) -> None:
        """Cut every connection, unless the block with that number has ended."""
        with self.lock:
            if turn == self.turn:
                for handle in self.held:
                    _cut(handle)

    def stop(self) -> None:
        """Cut every connection, now and in the future."""
        self.stopped.set()
        self.cut(self.turn)


def start_thread(thread: Thread) -> None:
    """Start a thread; raises :class:`.DownloadError` if the system does not allow another one."""
    try:
        thread.start()
    except RuntimeError:
        raise DownloadError("the system does not allow another thread; close other programs, or use --jobs 1") from None


def _cut(handle: socket.socket) -> None:
    """End a connection for all of its handles."""
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
