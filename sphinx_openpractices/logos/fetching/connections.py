"""Connections that hang on a lifeline, and go to the addresses that were checked, and to no others."""

from __future__ import annotations

import socket
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from urllib3.connection import HTTPConnection
from urllib3.util.connection import create_connection

from .addresses import is_public_address
from .failures import DownloadError, describe_private_address, describe_unknown_host
from .lifeline import OutOfTimeError

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
            self.lifeline.let_go(self.handle)
            self.handle = None


class PublicConnection(HeldConnection):
    """A connection to a public address.

    The name is resolved once, and the very address that was checked is connected to: an answer of the name service
    that is another one next time (DNS rebinding) finds nobody who asks. A connection that is kept alive stays where it
    is.
    """

    def _new_conn(self) -> socket.socket:
        addresses = resolve_host(self.host, self.port, self.lifeline.left())
        allowed = [address for address in addresses if is_public_address(address)]
        if not allowed:
            raise DownloadError(describe_private_address(addresses[0]))
        for number, address in enumerate(allowed):
            # An address that does not answer leaves time for the others.
            share = self.lifeline.left() / (len(allowed) - number)
            try:
                sock = create_connection((address, self.port), share, None, self.socket_options)
            except OSError as err:
                failure = err
            else:
                self.handle = self.lifeline.hold(sock)
                return sock
        raise failure


def resolve_host(host: str, port: int, seconds: float) -> list[str]:
    """The numeric addresses of *host*, at least one, within that time: the system's resolver cannot be interrupted."""
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as err:
            answers.put(OSError(str(err)))
        else:
            answers.put(list(dict.fromkeys(str(address[0]) for *_kind, address in found)))

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise OutOfTimeError from None
    if isinstance(answer, OSError) or not answer:
        raise DownloadError(describe_unknown_host(host))
    return answer


def use_connections(manager: PoolManager, kind: type[HeldConnection], lifeline: Lifeline) -> None:
    """Let every connection of *manager* be of that *kind* too, and hang on *lifeline*."""
    pools = {}
    pool: type[HTTPConnectionPool]
    for scheme, pool in manager.pool_classes_by_scheme.items():
        connection = type(kind.__name__, (kind, pool.ConnectionCls), {"lifeline": lifeline})
        pools[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": connection})
    manager.pool_classes_by_scheme = pools
