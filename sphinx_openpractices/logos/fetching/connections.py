"""Connections that a :class:`.Lifeline` can cut, and that only go to addresses that were checked."""

from __future__ import annotations

import socket
from http import HTTPStatus
from http.client import BadStatusLine, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from urllib3.connection import HTTPConnection
from urllib3.util.connection import create_connection

from .failures import DownloadError, describe_unknown_host
from .lifeline import OutOfTimeError, start_thread

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool, PoolManager

    from .lifeline import Lifeline
    from .public_addresses import AddressRules

_MOST_INTERIM_RESPONSES = 10


class FinalResponse(HTTPResponse):
    """The response of a server after its interim ones, such as 103 Early Hints (RFC 9110, 15.2)."""

    def begin(self) -> None:
        for _response in range(_MOST_INTERIM_RESPONSES):
            super().begin()
            if self.status >= HTTPStatus.OK or self.status == HTTPStatus.SWITCHING_PROTOCOLS:
                return
            self.headers = None  # type: ignore[assignment]  # otherwise http.client does not read another one
        raise BadStatusLine("interim responses without an end")


class HeldConnection(HTTPConnection):
    """A connection that can be cut."""

    response_class = FinalResponse
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


class CheckedConnection(HeldConnection):
    """A connection to an address that *rules* allow.

    The name is resolved once, and the address that was checked is used for the connection: a name server cannot give
    another answer the second time (DNS rebinding). A connection that is kept alive keeps its address.
    """

    rules: ClassVar[AddressRules]

    def _new_conn(self) -> socket.socket:
        addresses = _resolve_host(self.host, self.port, self.lifeline.get_time_left())
        allowed = self._select_allowed(addresses)
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

    def _select_allowed(self, addresses: list[str]) -> list[str]:
        """Return the addresses that may be asked; raises :class:`.DownloadError` if there are none."""
        allowed, refusals = [], []
        for address in addresses:
            try:
                self.rules.check_address(self.host, address)
            except DownloadError as err:
                refusals.append(err)
            else:
                allowed.append(address)
        if not allowed:
            raise refusals[0]
        return allowed


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

    start_thread(Thread(target=ask_resolver, daemon=True))
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise OutOfTimeError from None
    if isinstance(answer, OSError) or not answer:
        raise DownloadError(describe_unknown_host(host))
    return answer


def use_connections(manager: PoolManager, lifeline: Lifeline, rules: AddressRules | None = None) -> None:
    """Make *lifeline* cut every connection of *manager*, and *rules*, if there are any, decide where they lead."""
    kind = HeldConnection if rules is None else CheckedConnection
    pools = {}
    pool: type[HTTPConnectionPool]
    for scheme, pool in manager.pool_classes_by_scheme.items():
        connection = type(kind.__name__, (kind, pool.ConnectionCls), {"lifeline": lifeline, "rules": rules})
        pools[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": connection})
    manager.pool_classes_by_scheme = pools
