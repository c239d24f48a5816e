"""Connections that a :class:`.Lifeline` can cut, and that only go to addresses that were checked."""

from __future__ import annotations

import socket
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from urllib3.connection import HTTPConnection
from urllib3.util.connection import create_connection

from .failures import DownloadError, describe_private_address, describe_unknown_host
from .lifeline import OutOfTimeError
from .public_addresses import is_public_address

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool, PoolManager

    from .lifeline import Lifeline


class HeldConnection(HTTPConnection):
    """A connection that can be cut."""

    lifeline: ClassVar[Lifeline]
    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        self.handle = self.lifeline.hold(sock)
        return sock

    def close(self) -> None:
        super().close()
        if self.handle is not None:
            self.lifeline.release(self.handle)
            self.handle = None


class PublicConnection(HeldConnection):
    """A connection to a public address.

    The name is resolved once, and the address that was checked is used for the connection: a name server cannot give
    another answer the second time (DNS rebinding). A connection that is kept alive keeps its address.
    """

    def _new_conn(self) -> socket.socket:
        addresses = _resolve_host(self.host, self.port, self.lifeline.get_time_left())
        allowed = [address for address in addresses if is_public_address(address)]
        if not allowed:
            raise DownloadError(describe_private_address(addresses[0]))
        for number, address in enumerate(allowed):
            # Leave time for the other addresses if this one does not answer.
            share = self.lifeline.get_time_left() / (len(allowed) - number)
            try:
                sock = create_connection((address, self.port), share, None, self.socket_options)
            except OSError as err:
                failure = err
            else:
                self.handle = self.lifeline.hold(sock)
                return sock
        raise failure


def _resolve_host(host: str, port: int, seconds: float) -> list[str]:
    """Return the numeric addresses of *host*, at least one; a thread, since the resolver cannot be interrupted."""
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def ask_resolver() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as err:
            answers.put(OSError(str(err)))
        else:
            answers.put(list(dict.fromkeys(str(address[0]) for *_kind, address in found)))

    Thread(target=ask_resolver, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise OutOfTimeError from None
    if isinstance(answer, OSError) or not answer:
        raise DownloadError(describe_unknown_host(host))
    return answer


def use_connections(manager: PoolManager, kind: type[HeldConnection], lifeline: Lifeline) -> None:
    """Make every connection of *manager* one of *kind*, which *lifeline* can cut."""
    pools = {}
    pool: type[HTTPConnectionPool]
    for scheme, pool in manager.pool_classes_by_scheme.items():
        connection = type(kind.__name__, (kind, pool.ConnectionCls), {"lifeline": lifeline})
        pools[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": connection})
    manager.pool_classes_by_scheme = pools
