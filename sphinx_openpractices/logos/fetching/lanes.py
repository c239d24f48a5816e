"""Threads that each download one logo after another."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.lock.lock_entry import make_entry
from sphinx_openpractices.text.printable import bound_message
from sphinx_openpractices.text.unexpected import describe_unexpected

from .download import Client
from .failures import DownloadError
from .fetch_results import FetchResult, Outcome
from .lifeline import start_thread
from .prepare import name_logo_file, prepare_logo
from .store import compute_sha256
from .trimming import trim_stored_logo

if TYPE_CHECKING:
    from collections.abc import Generator

    from sphinx_openpractices.logos.lock.lock_entry import LockEntry

    from .store import LogoStore

_GRACE = 1.0
"""Seconds that lanes have to end when a run is stopped; their connections have been cut."""


class Lanes:
    """Threads, each with a client of its own, that take one URL after another.

    Not a pool of Python's own, which waits for its threads when the program ends, however long a dead host takes.
    """

    def __init__(self, urls: list[str], store: LogoStore, number: int, limits: dict[str, Any], *, trim: bool) -> None:
        self.trim = trim
        self.number = len(urls)
        self.store = store
        self.todo: SimpleQueue[str] = SimpleQueue()
        self.done: SimpleQueue[FetchResult | BaseException] = SimpleQueue()
        for url in urls:
            self.todo.put(url)
        self.clients = [Client(**limits) for _lane in range(max(number, 1))]
        self.lanes = [Thread(target=self._take_urls, args=(client,), daemon=True) for client in self.clients]
        # Files are prepared as many at a time as is quickest: each may need hundreds of MB.
        self.processors = BoundedSemaphore(os.cpu_count() or 1)

    def run(self) -> Generator[FetchResult, None, None]:
        """Yield the results in the order in which they are ready.

        Raises :class:`.DownloadError` if the system allows no thread.
        """
        try:
            self._start_lanes()
            for _url in range(self.number):
                result = self._wait_for_result()
                if isinstance(result, BaseException):
                    raise result
                yield result
        finally:
            for client in self.clients:
                client.stop()
            for lane in self.lanes:
                lane.join(_GRACE / len(self.lanes))

    def _start_lanes(self) -> None:
        """Start as many lanes as the system allows."""
        lanes, self.lanes = self.lanes, []
        for lane in lanes:
            try:
                start_thread(lane)
            except DownloadError:
                if not self.lanes:
                    raise
                return
            self.lanes.append(lane)

    def _wait_for_result(self) -> FetchResult | BaseException:
        """Return the next result; waits in short steps, since Ctrl-C does not interrupt long ones on Windows."""
        while True:
            try:
                return self.done.get(timeout=_GRACE)
            except Empty:
                continue

    def _take_urls(self, client: Client) -> None:
        """Download one logo after another."""
        try:
            while not client.lifeline.stopped.is_set():
                self.done.put(self._fetch_logo(self.todo.get_nowait(), client))
        except Empty:
            pass
        except BaseException as err:  # noqa: BLE001 - raised again in the main thread
            self.done.put(err)
        finally:
            client.close()

    def _fetch_logo(self, url: str, client: Client) -> FetchResult:
        """Download one logo, and store it; whatever happens, the others go on."""
        old = self.store.entries.get(url)
        try:
            old = self.store.find_complete(url)
            return self._download_logo(url, client, old)
        except ValueError as err:
            kept = "; the earlier copy is kept" if old else ""
            return FetchResult(url, Outcome.FAILED, f"{err}{kept}", old)
        except OSError as err:
            return FetchResult(url, Outcome.FAILED, f"cannot be written: {err.strerror or err}", old)
        except Exception as err:  # noqa: BLE001 - the boundary around each logo
            client.close()  # whatever state its connections are in
            return FetchResult(url, Outcome.FAILED, describe_unexpected(err), old)

    def _download_logo(self, url: str, client: Client, old: LockEntry | None) -> FetchResult:
        """Download one logo, of which the folder has *old*, and store it."""
        download = client.get(url, old.etag if old else None)
        if download is None:
            unchanged = FetchResult(url, Outcome.UNCHANGED, entry=old)
            return trim_stored_logo(old, self.store, Outcome.UNCHANGED) if self.trim and old else unchanged
        with self.processors:
            made = prepare_logo(download.data, trim=self.trim)
        sha256 = compute_sha256(made.data)
        known = self.store.entries.get(url)
        width, height = made.size or (None, None)
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        is_same = known is not None and known.sha256 == sha256
        values = {
            "file": self.store.claim_name(url, name_logo_file(url, made.media_type)),
            "sha256": sha256,
            "media_type": made.media_type,
            "width": width,
            "height": height,
            "date": known.date if known is not None and is_same else now,
            "etag": download.etag,
        }
        entry = make_entry(url, values)  # so that only valid entries are written
        if entry != old:
            self.store.add(entry, made.data)
        if old is not None and is_same:
            outcome = Outcome.UNCHANGED
        else:
            outcome = Outcome.UPDATED if known is not None and not is_same else Outcome.FETCHED
        return FetchResult(url, outcome, "", entry, tuple(map(bound_message, made.changes)))
