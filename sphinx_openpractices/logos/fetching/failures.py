"""Why a logo did not come, in words for its author: what happened, and what to do."""

from __future__ import annotations

import http.client
import socket
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

_Cause = TypeVar("_Cause", bound=BaseException)

LATER = "try again later"
MOVED = "look for the logo's new address"


class DownloadError(ValueError):
    """A logo that did not come; *wait*: seconds after which another try may help, ``None`` when none does."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.wait = wait


def describe_private_address(address: str) -> str:
    """Words for an address that nobody else has."""
    return f"is at {address}, which is no public address; --allow-private lets it be asked"


def describe_unknown_host(host: str) -> str:
    """Words for a name that nobody knows."""
    return f'there is no host "{host}"; {MOVED}'


def describe_status(code: int) -> str:
    """Words for an answer other than 200; the server's own words are not repeated."""
    try:
        name = f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        name = str(code)
    if code == HTTPStatus.TOO_MANY_REQUESTS or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        advice = LATER
    elif code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        advice = "a logo must be there for everybody"
    else:
        advice = MOVED
    return f"the server says {name}; {advice}"


def explain_failure(err: Exception) -> DownloadError:
    """What the libraries raise, which wraps the cause several times, in our words."""
    for kind, words, wait in _KNOWN_CAUSES:
        cause = find_cause(err, kind)
        if cause is not None:
            return DownloadError(words.format(cause), wait)
    incomplete = find_cause(err, http.client.IncompleteRead)
    if incomplete is not None:
        there = incomplete.partial if isinstance(incomplete.partial, int) else len(incomplete.partial)
        of = f" of {there + incomplete.expected}" if incomplete.expected else ""
        return DownloadError(f"the connection broke after {there}{of} bytes; {LATER}", wait=0)
    innermost = list(_walk_causes(err))[-1]
    return DownloadError(f"could not be asked for: {' '.join(str(innermost).split()) or type(innermost).__name__}")


_KNOWN_CAUSES: tuple[tuple[type[BaseException], str, float | None], ...] = (
    (ssl.SSLCertVerificationError, "the certificate of its server is not to be trusted: {0.verify_message}", None),
    (ssl.SSLError, "its server cannot be asked over an encrypted connection: {0.reason}", None),
    (socket.gaierror, "the proxy of the environment is not found; look at HTTP_PROXY and HTTPS_PROXY", None),
    (ConnectionRefusedError, f"its server takes no connections; {LATER}", None),
    # Also what Python calls RemoteDisconnected, which is a BadStatusLine too.
    (ConnectionError, f"its server ended the connection too early; {LATER}", 0),
    (http.client.BadStatusLine, f"its server does not speak HTTP; {MOVED}", None),
)
"""Causes, what they mean, and after how many seconds another try may help."""


def find_cause(err: BaseException, kind: type[_Cause]) -> _Cause | None:
    """The first cause of that kind."""
    return next((cause for cause in _walk_causes(err) if isinstance(cause, kind)), None)


def _walk_causes(err: BaseException) -> Iterator[BaseException]:
    """*err* and all that it was made of, outermost first: urllib3 keeps causes in several places."""
    todo, seen = [err], set()
    while todo:
        cause = todo.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        todo += [each for each in (*cause.args, getattr(cause, "reason", None)) if isinstance(each, BaseException)]
        todo += [each for each in (cause.__cause__, cause.__context__) if each is not None]
