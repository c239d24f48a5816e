"""A time limit that holds whatever a server does: the connections are cut when it is over."""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager, suppress
from threading import Event, Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class OutOfTimeError(Exception):
    """The time is over, or somebody wants no more."""


class Lifeline:
    """The connections of one client, which does one thing after another, and the time that each may take.

    A limit for each read is not enough: a server that sends a byte a second keeps it, and Python reads the headers of
    an answer in one call that nothing interrupts but the end of the connection.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.turn = 0
        self.end = 0.0
        self.stopped = Event()
        self.held: set[socket.socket] = set()
        self.closed: set[socket.socket] = set()
        """Connections that their owner has closed; an answer may still be read from them."""

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is done in here takes at most so long; then it meets broken connections, and :class:`OutOfTime`."""
        with self.lock:
            self.turn += 1
            self.end = time.monotonic() + seconds
        timer = Timer(seconds, self.cut, (self.turn,))
        timer.daemon = True
        timer.start()
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
        """Whether nothing more may be done."""
        return self.stopped.is_set() or time.monotonic() >= self.end

    def left(self) -> float:
        """Seconds, always some."""
        left = self.end - time.monotonic()
        if left <= 0 or self.stopped.is_set():
            raise OutOfTimeError
        return left

    def sleep(self, seconds: float) -> None:
        """Wait, but not to the end."""
        self.stopped.wait(min(seconds, self.left()))
        self.left()

    def hold(self, sock: socket.socket) -> socket.socket:
        """A handle on a connection by which it can be cut; TLS makes another object of the connection itself."""
        handle = sock.dup()
        with self.lock:
            self.held.add(handle)
        if self.is_over():
            cut(handle)
        return handle

    def let_go(self, handle: socket.socket) -> None:
        """The connection is closed, as far as its owner knows."""
        with self.lock:
            self.closed.add(handle)

    def cut(self, turn: int) -> None:
        """Cut every connection, if what shall end has not ended by itself."""
        with self.lock:
            if turn == self.turn:
                for handle in self.held:
                    cut(handle)

    def stop(self) -> None:
        """Cut every connection, now and in future."""
        self.stopped.set()
        self.cut(self.turn)


def cut(handle: socket.socket) -> None:
    """End a connection for everybody who has it."""
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
