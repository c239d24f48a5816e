"""Downloads logos safely: whatever a server does, the result is at worst an error message."""

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
from .public_addresses import check_url, is_private_name, redact_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3 import ProxyManager

_AGENT = f"sphinx-openpractices/{__version__} (logos fetch)"
_ACCEPT = "image/svg+xml,image/png,image/jpeg,image/gif,image/webp;q=0.8,*/*;q=0.5"
"""Some servers send the first type that is accepted; AVIF is missing because Sphinx does not show it."""

_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_PAUSES = (0.5, 1.0, 2.0)
"""Seconds between attempts."""
_TEMPORARY = {429, 500, 502, 503, 504}
_PIECE_BYTES = 16384
"""How many bytes are read at once; decompressed, they may be a thousand times as many."""


class Download(NamedTuple):
    """A downloaded file, and its entity tag."""

    data: bytes
    etag: str | None


class Client:
    """Downloads one logo after another, over connections that are kept alive.

    Each logo may have at most *largest* bytes and take *seconds*. Proxies and certificate bundles are those of the
    environment. A proxy connects for us, so only the spelling of the host is checked, not the address to which the
    proxy connects. Nothing that identifies the user is sent: no cookies, no passwords from URLs or ``.netrc``.
    """

    def __init__(self, *, allow_private: bool = False, largest: int = 5_000_000, seconds: float = 20.0) -> None:
        self.allow_private = allow_private
        self.largest = largest
        self.seconds = seconds
        self.lifeline = Lifeline()
        self.adapter = _LifelineAdapter(self.lifeline, HeldConnection if allow_private else PublicConnection)
        self.session = requests.Session()
        self.session.headers.update({"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"})
        self.session.auth = lambda request: request  # otherwise requests takes one from .netrc

    def get(self, url: str, etag: str | None = None) -> Download | None:
        """Download the logo at *url*; returns ``None`` if it still has *etag*, and raises :class:`DownloadError`."""
        with self.lifeline.within(self.seconds):
            failure = None
            try:
                for pause in (0, *_PAUSES):
                    if failure is not None:
                        if max(pause, failure.wait or 0) >= self.lifeline.get_time_left():
                            break
                        self.lifeline.sleep(max(pause, failure.wait or 0))
                    try:
                        return self._follow_redirects(url, etag)
                    except DownloadError as err:
                        if err.wait is None:
                            raise
                        failure = err
            except OutOfTimeError:
                # An earlier failure explains more than that there was no time for another attempt.
                failure = failure or DownloadError(f"took longer than {self.seconds:g} seconds; {LATER}")
            raise failure or DownloadError(LATER)

    def _follow_redirects(self, url: str, etag: str | None) -> Download | None:
        """Make one attempt, and follow redirects: not by requests, since each address has to be checked."""
        at = url
        seen: list[str] = []
        while at not in seen and len(seen) <= _MOST_REDIRECTS:
            seen.append(at)
            try:
                with self._request(check_url(at), etag) as response:
                    if response.status_code not in _REDIRECTS:
                        return self._read_response(response, etag)
                    at = self._find_redirect(response, at)
            except ValueError as err:
                where = f"redirects to {redact_url(at)}: " if at != url else ""
                raise DownloadError(f"{where}{err}", getattr(err, "wait", None)) from err
        what = "in a loop" if at in seen else f"more than {_MOST_REDIRECTS} times"
        raise DownloadError(f"redirects {what}, last to {redact_url(at)}; {MOVED}")

    def _find_redirect(self, response: requests.Response, at: str) -> str:
        """Return the target of a redirect."""
        target = self.session.get_redirect_target(response)
        if not target:
            raise DownloadError(f"redirects without a target; {MOVED}")
        found = urljoin(at, requote_uri(target))
        if urlsplit(at).scheme == "https" and urlsplit(found).scheme == "http":
            raise DownloadError(f"redirects from https to {redact_url(found)}, which is not encrypted; {MOVED}")
        return found

    def _request(self, url: str, etag: str | None) -> requests.Response:
        """Send one request, and return the response, whose body is not read yet."""
        headers = {"If-None-Match": etag} if etag else {}
        left = self.lifeline.get_time_left()
        try:
            # Not by Session.send, which reads the bodies of redirects, whatever their length.
            request = self.session.prepare_request(requests.Request("GET", url, headers))
            settings: Any = self.session.merge_environment_settings(url, {}, None, None, None)
            host = urlsplit(url).hostname or ""
            if not self.allow_private and select_proxy(url, settings["proxies"]) and is_private_name(host):
                raise DownloadError(describe_private_address(host))
            response = self.adapter.send(request, **{**settings, "stream": True, "timeout": (left, left)})
        except (requests.RequestException, HTTPError, OSError) as err:
            raise self._explain(err) from err
        self.lifeline.get_time_left()  # Python does not report headers that were cut
        return response

    def _read_response(self, response: requests.Response, etag: str | None) -> Download | None:
        """Read the body of a response; returns ``None`` if the logo has not changed."""
        code = response.status_code
        if code == requests.codes.not_modified and etag:
            response.raw.read1(_PIECE_BYTES)  # empty, but only after it is the connection free for the next logo
            return None
        if code in _TEMPORARY:
            wait = _read_retry_after(response)
            is_too_long = wait > self.lifeline.get_time_left()
            raise DownloadError(describe_status(code, wait if is_too_long else None), wait)
        if code != requests.codes.ok:
            raise DownloadError(describe_status(code))
        too_large = f"is larger than {self.largest / 1e6:g} MB; use a smaller file of the logo"
        if (response.raw.length_remaining or 0) > self.largest:
            raise DownloadError(too_large)
        data = bytearray()
        for piece in self._read_pieces(response):
            data += piece
            if len(data) > self.largest:
                raise DownloadError(too_large)
        tag = response.headers.get("ETag")
        return Download(bytes(data), tag if _is_etag(tag) else None)

    def _read_pieces(self, response: requests.Response) -> Iterator[bytes]:
        """Yield the decoded body in pieces; ``read1`` returns what is there and does not wait for more."""
        try:
            while piece := response.raw.read1(_PIECE_BYTES, decode_content=True):
                yield piece
                self.lifeline.get_time_left()
            self.lifeline.get_time_left()  # a body of unknown length looks complete when it was cut
        except DecodeError:
            raise DownloadError("the response could not be decompressed; tell the owner of the logo") from None
        except (HTTPError, OSError) as err:
            raise self._explain(err) from err

    def _explain(self, err: Exception) -> DownloadError:
        """Return the error to raise for *err*; raises :class:`OutOfTimeError` if the time is over."""
        if self.lifeline.is_over() or find_cause(err, TimeoutError):
            raise OutOfTimeError from err
        return explain_failure(err)

    def stop(self) -> None:
        """Cancel the download, from any thread."""
        self.lifeline.stop()

    def close(self) -> None:
        """Close every connection."""
        self.adapter.close()


class _LifelineAdapter(HTTPAdapter):
    """Uses connections of one *kind*, and for proxies ones that can be cut."""

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
    """Return the seconds that a server asks us to wait, given in seconds or as a date (RFC 9110, 10.2.3)."""
    try:
        return Retry().parse_retry_after(response.headers.get("Retry-After", "0"))
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0


def _is_etag(tag: str | None) -> bool:
    """Return whether a server's entity tag is valid."""
    try:
        check_etag_text(tag)
    except ValueError:
        return False
    return True
