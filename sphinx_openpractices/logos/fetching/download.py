"""One careful download: of whatever a server does, the worst is a line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import requote_uri, select_proxy
from urllib3 import Retry
from urllib3.exceptions import DecodeError, HTTPError, InvalidHeader

from sphinx_openpractices._version import __version__
from sphinx_openpractices.logos.lock.lock_entry import check_etag_text

from .addresses import check_url, is_private_name, redact_url
from .connections import HeldConnection, PublicConnection, use_connections
from .failures import (
    LATER,
    MOVED,
    DownloadError,
    describe_private_address,
    describe_status,
    explain_failure,
    find_cause,
)
from .lifeline import Lifeline, OutOfTimeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3 import ProxyManager

_AGENT = f"sphinx-openpractices/{__version__} (logos fetch)"
_ACCEPT = "image/svg+xml,image/png,image/jpeg,image/gif,image/webp;q=0.8,*/*;q=0.5"
"""Some servers send what is asked for first; AVIF is none that Sphinx shows."""

_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_PAUSES = (0.5, 1.0, 2.0)
"""Seconds between tries."""
_TEMPORARY = {429, 500, 502, 503, 504}
_PIECE_BYTES = 16384
"""Bytes that are read at once; compressed, they may be a thousand times as many."""


class Download(NamedTuple):
    """What came, and its entity tag."""

    data: bytes
    etag: str | None


class Client:
    """Downloads one logo after another, over connections that are kept, at most *largest* bytes in *seconds* each.

    Proxies and bundles of certificates are those of the environment. A proxy connects in our place, so the address
    that it connects to cannot be checked here, only that the host is not private by its own spelling. Nothing is sent
    that could tell who asks: no cookies, no passwords of URLs or of ``.netrc``.
    """

    def __init__(self, *, allow_private: bool = False, largest: int = 5_000_000, seconds: float = 20.0) -> None:
        self.allow_private = allow_private
        self.largest = largest
        self.seconds = seconds
        self.lifeline = Lifeline()
        self.adapter = LifelineAdapter(self.lifeline, HeldConnection if allow_private else PublicConnection)
        self.session = requests.Session()
        self.session.headers.update({"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"})
        self.session.auth = lambda request: request  # without any, requests takes one from .netrc

    def get(self, url: str, etag: str | None = None) -> Download | None:
        """The logo at *url*, or ``None`` when it is still the one of *etag*; raises :class:`DownloadError`."""
        with self.lifeline.within(self.seconds):
            failure = None
            try:
                for pause in (0, *_PAUSES):
                    if failure is not None:
                        if max(pause, failure.wait or 0) >= self.lifeline.left():
                            break
                        self.lifeline.sleep(max(pause, failure.wait or 0))
                    try:
                        return self.follow(url, etag)
                    except DownloadError as err:
                        if err.wait is None:
                            raise
                        failure = err
            except OutOfTimeError:
                # What was wrong before says more than that there was no time to try again.
                failure = failure or DownloadError(f"took longer than {self.seconds:g} seconds; {LATER}")
            raise failure or DownloadError(LATER)

    def follow(self, url: str, etag: str | None) -> Download | None:
        """One try, with its redirects: by hand, since each is checked as the first address is."""
        at = url
        seen: list[str] = []
        while at not in seen and len(seen) <= _MOST_REDIRECTS:
            seen.append(at)
            try:
                with self.ask(check_url(at), etag) as response:
                    if response.status_code not in _REDIRECTS:
                        return self.read(response, etag)
                    at = self.redirected(response, at)
            except ValueError as err:
                where = f"redirects to {redact_url(at)}: " if at != url else ""
                raise DownloadError(f"{where}{err}", getattr(err, "wait", None)) from err
        what = "in a circle" if at in seen else f"more than {_MOST_REDIRECTS} times"
        raise DownloadError(f"redirects {what}, to {redact_url(at)} at last; {MOVED}")

    def redirected(self, response: requests.Response, at: str) -> str:
        """Where an answer sends us."""
        target = self.session.get_redirect_target(response)
        if not target:
            raise DownloadError(f"redirects to nowhere; {MOVED}")
        found = urljoin(at, requote_uri(target))
        if urlsplit(at).scheme == "https" and urlsplit(found).scheme == "http":
            raise DownloadError(f"redirects from https to {redact_url(found)}, which anybody on the way can change")
        return found

    def ask(self, url: str, etag: str | None) -> requests.Response:
        """The answer to one request, of which the body is still to come."""
        headers = {"If-None-Match": etag} if etag else {}
        left = self.lifeline.left()
        try:
            # Not by Session.send, which reads the bodies of redirects, however long.
            request = self.session.prepare_request(requests.Request("GET", url, headers))
            settings: Any = self.session.merge_environment_settings(url, {}, None, None, None)
            host = urlsplit(url).hostname or ""
            if not self.allow_private and select_proxy(url, settings["proxies"]) and is_private_name(host):
                raise DownloadError(describe_private_address(host))
            response = self.adapter.send(request, **{**settings, "stream": True, "timeout": (left, left)})
        except (requests.RequestException, HTTPError, OSError) as err:
            raise self.failure(err) from err
        self.lifeline.left()  # to Python, headers that were cut are just few
        return response

    def read(self, response: requests.Response, etag: str | None) -> Download | None:
        """The body of an answer, or ``None`` when it says that nothing has changed."""
        code = response.status_code
        if code == requests.codes.not_modified and etag:
            response.raw.read1(_PIECE_BYTES)  # nothing; but only then is the connection free for the next logo
            return None
        if code in _TEMPORARY:
            wait = _read_retry_after(response)
            advice = f", and to wait {wait:.0f} seconds" if wait > self.lifeline.left() else ""
            raise DownloadError(describe_status(code).replace(";", f"{advice};"), wait)
        if code != requests.codes.ok:
            raise DownloadError(describe_status(code))
        too_large = f"is larger than {self.largest / 1e6:g} MB; look for a smaller file of the logo"
        if (response.raw.length_remaining or 0) > self.largest:
            raise DownloadError(too_large)
        data = bytearray()
        for piece in self.pieces(response):
            data += piece
            if len(data) > self.largest:
                raise DownloadError(too_large)
        tag = response.headers.get("ETag")
        return Download(bytes(data), tag if _is_etag(tag) else None)

    def pieces(self, response: requests.Response) -> Iterator[bytes]:
        """The decoded body, bit by bit; ``read1`` gives what is there and does not wait for more."""
        try:
            while piece := response.raw.read1(_PIECE_BYTES, decode_content=True):
                yield piece
                self.lifeline.left()
            self.lifeline.left()  # a body of unknown length that was cut looks whole
        except DecodeError:
            raise DownloadError("is compressed in a way that nobody can undo; tell its owner") from None
        except (HTTPError, OSError) as err:
            raise self.failure(err) from err

    def failure(self, err: Exception) -> DownloadError:
        """What has gone wrong; raises :class:`OutOfTime` when that is no more than the end of the time."""
        if self.lifeline.is_over() or find_cause(err, TimeoutError):
            raise OutOfTimeError from err
        return explain_failure(err)

    def stop(self) -> None:
        """Break off, from whichever thread."""
        self.lifeline.stop()

    def close(self) -> None:
        """Close every connection."""
        self.adapter.close()


class LifelineAdapter(HTTPAdapter):
    """Connects by connections of one *kind*, and to proxies by such as can be cut."""

    def __init__(self, lifeline: Lifeline, kind: type[HeldConnection]) -> None:
        self.lifeline = lifeline
        super().__init__()
        use_connections(self.poolmanager, kind, lifeline)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> ProxyManager:
        is_new = proxy not in self.proxy_manager
        manager: ProxyManager = super().proxy_manager_for(proxy, **proxy_kwargs)
        if is_new:
            use_connections(manager, HeldConnection, self.lifeline)
        return manager


def _read_retry_after(response: requests.Response) -> float:
    """Seconds that a server asks us to wait, whether it says so in seconds or by a date (RFC 9110, 10.2.3)."""
    try:
        return Retry().parse_retry_after(response.headers.get("Retry-After", "0"))
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0


def _is_etag(tag: str | None) -> bool:
    """Whether a server's entity tag is one that may be kept."""
    try:
        check_etag_text(tag)
    except ValueError:
        return False
    return True
