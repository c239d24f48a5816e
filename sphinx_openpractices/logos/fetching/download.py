"""Downloads logos safely: whatever a server does, the result is at worst an error message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import DecodeError, HTTPError

from sphinx_openpractices._version import __version__

from .connections import use_connections
from .failures import LATER, MOVED, DownloadError, describe_status, explain_failure, find_cause
from .lifeline import Lifeline, OutOfTimeError
from .public_addresses import AddressRules, redact_url
from .requested_urls import normalize_url
from .response_headers import read_etag, read_location, read_retry_after, require_one_coding

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

    Each logo may have at most *largest* bytes and take *seconds*; *rules* decide which addresses may be asked. Those of
    private networks may be asked only if the URL of the logo itself leads there, and no redirect does.

    Proxies and certificate bundles are those of the environment. A proxy connects for us, so only the spelling of the
    host is checked, not the address to which the proxy connects. Nothing that identifies the user is sent: no cookies,
    no passwords from URLs or ``.netrc``.
    """

    def __init__(self, *, rules: AddressRules, largest: int = 5_000_000, seconds: float = 20.0) -> None:
        self.largest = largest
        self.seconds = seconds
        self.lifeline = Lifeline()
        self.adapter = _LifelineAdapter(self.lifeline, rules)
        # With connections of its own: one that is kept alive is not checked again.
        self.elsewhere = _LifelineAdapter(self.lifeline, rules.for_redirects())
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
        named = urlsplit(url).hostname
        seen: list[str] = []
        while at not in seen and len(seen) <= _MOST_REDIRECTS:
            seen.append(at)
            try:
                adapter = self.adapter if urlsplit(at).hostname == named else self.elsewhere
                with self._request(normalize_url(at), etag, adapter) as response:
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
        found = urljoin(at, read_location(response.headers))
        if urlsplit(at).scheme == "https" and urlsplit(found).scheme == "http":
            raise DownloadError(f"redirects from https to {redact_url(found)}, which is not encrypted; {MOVED}")
        return found

    def _request(self, url: str, etag: str | None, adapter: _LifelineAdapter) -> requests.Response:
        """Send one request for a normal URL, and return the response, whose body is not read yet."""
        adapter.rules.check_name(urlsplit(url).hostname or "")
        headers = {"If-None-Match": etag} if etag else {}
        left = self.lifeline.get_time_left()
        try:
            # Not by Session.send, which reads the bodies of redirects, whatever their length.
            request = self.session.prepare_request(requests.Request("GET", url, headers))
            request.url = url  # exactly what was checked
            settings: Any = self.session.merge_environment_settings(url, {}, None, None, None)
            response = adapter.send(request, **{**settings, "stream": True, "timeout": (left, left)})
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
            wait = read_retry_after(response.headers)
            is_too_long = wait > self.lifeline.get_time_left()
            raise DownloadError(describe_status(code, wait if is_too_long else None), wait)
        if code != requests.codes.ok:
            raise DownloadError(describe_status(code))
        require_one_coding(response.headers)
        too_large = f"is larger than {self.largest / 1e6:g} MB; use a smaller file of the logo"
        if (response.raw.length_remaining or 0) > self.largest:
            raise DownloadError(too_large)
        data = bytearray()
        for piece in self._read_pieces(response):
            data += piece
            if len(data) > self.largest:
                raise DownloadError(too_large)
        return Download(bytes(data), read_etag(response.headers))

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
        self.elsewhere.close()


class _LifelineAdapter(HTTPAdapter):
    """Uses connections to addresses that *rules* allow, and for proxies ones that can be cut."""

    def __init__(self, lifeline: Lifeline, rules: AddressRules) -> None:
        self.lifeline = lifeline
        self.rules = rules
        super().__init__()
        use_connections(self.poolmanager, lifeline, rules)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> ProxyManager:
        is_new = proxy not in self.proxy_manager
        manager: ProxyManager = super().proxy_manager_for(proxy, **proxy_kwargs)
        if is_new:
            use_connections(manager, self.lifeline)
        return manager
