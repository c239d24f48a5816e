"""Explains why a download failed: what happened, and what to do."""

from __future__ import annotations

import http.client
import socket
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from sphinx_openpractices.text.printable import shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_Cause = TypeVar("_Cause", bound=BaseException)

LATER = "try again later"
MOVED = "look for the logo's new address"


class DownloadError(ValueError):
    """A download failed; *wait*: seconds after which another attempt may succeed, ``None`` if it would not."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


def describe_unknown_host(host: str) -> str:
    """Return the message for a host name that cannot be resolved."""
    return f'the host "{shorten_text(host)}" was not found; {MOVED}'


def describe_status(code: int, wait: float | None = None) -> str:
    """Return the message for a status other than 200; *wait*: the seconds that the server asks us to wait."""
    try:
        name = f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        name = str(code)
    if code == HTTPStatus.TOO_MANY_REQUESTS or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        advice = LATER
    elif code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        advice = "use a public URL"
    else:
        advice = MOVED
    waiting = "" if wait is None else f", and asks to wait {wait:.0f} seconds"
    return f"the server responded with {name}{waiting}; {advice}"


def explain_failure(err: Exception) -> DownloadError:
    """Return our own error for one of the libraries, which wrap the cause several times."""
    for kind, message, wait in _KNOWN_CAUSES:
        cause = find_cause(err, kind)
        if cause is not None:
            return DownloadError(message.format(cause), wait)
    incomplete = find_cause(err, http.client.IncompleteRead)
    if incomplete is not None:
        there = incomplete.partial if isinstance(incomplete.partial, int) else len(incomplete.partial)
        of = f" of {there + incomplete.expected}" if incomplete.expected else ""
        return DownloadError(f"the connection ended after {there}{of} bytes; {LATER}", wait=0)
    innermost = list(_walk_causes(err))[-1]
    return DownloadError(f"could not be downloaded: {shorten_text(str(innermost)) or type(innermost).__name__}")


_KNOWN_CAUSES: tuple[tuple[type[BaseException], str, float | None], ...] = (
    (ssl.SSLCertVerificationError, "the certificate of the server is not trusted: {0.verify_message}", None),
    (ssl.SSLError, "the encrypted connection to the server failed: {0.reason}", None),
    (socket.gaierror, "the proxy was not found; check the environment variables HTTP_PROXY and HTTPS_PROXY", None),
    (ConnectionRefusedError, f"the server refused the connection; {LATER}", None),
    # RemoteDisconnected is one, and a BadStatusLine, too.
    (ConnectionError, f"the server closed the connection too early; {LATER}", 0),
    (http.client.BadStatusLine, f"the server did not respond with HTTP; {MOVED}", None),
)
"""Causes, their messages, and after how many seconds another attempt may succeed."""


def find_cause(err: BaseException, kind: type[_Cause]) -> _Cause | None:
    """Return the first cause of that kind."""
    return next((cause for cause in _walk_causes(err) if isinstance(cause, kind)), None)


def _walk_causes(err: BaseException) -> Iterator[BaseException]:
    """Yield *err* and all of its causes, outermost first: urllib3 stores causes in several places."""
    todo, seen = [err], set()
    while todo:
        cause = todo.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        todo += [each for each in (*cause.args, getattr(cause, "reason", None)) if isinstance(each, BaseException)]
        todo += [each for each in (cause.__cause__, cause.__context__) if each is not None]
