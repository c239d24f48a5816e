"""Downloads remote logos into a folder: each once, several at a time, whatever happens to the others."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.logos.lock.lock_entry import make_entry
from sphinx_openpractices.text.printable import escape_unprintable

from .public_addresses import redact_url
from .store import LogoStore, compute_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    from sphinx_openpractices.logos.lock.lock_entry import LockEntry
    from sphinx_openpractices.logos.reading.svg import Removed

    from .download import Client

_GRACE = 1.0
"""Seconds that lanes have to end when a run is stopped; their connections have been cut."""


class Outcome(StrEnum):
    """The outcome for a logo."""

    FETCHED = "fetched"
    """It is new."""
    UPDATED = "updated"
    """It has changed."""
    UNCHANGED = "unchanged"
    """The server still has the same."""
    KEPT = "kept"
    """It was there, and the server was not asked."""
    FAILED = "failed"
    """It could not be downloaded; an earlier copy is kept."""


class FetchResult(NamedTuple):
    """The outcome for the logo at *url*; *reason*: why it failed, *removed* and *notes*: what was changed."""

    url: str
    outcome: Outcome
    reason: str = ""
    entry: LockEntry | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line: what happened, and what to do."""
        return f"{redact_url(self.url)}: {escape_unprintable(self.reason) or self.outcome}"


@dataclasses.dataclass(frozen=True)
class FetchSummary:
    """The results in the order of the URLs."""

    results: tuple[FetchResult, ...]

    def select(self, outcome: Outcome) -> list[FetchResult]:
        """Return the results with that outcome."""
        return [result for result in self.results if result.outcome is outcome]


def fetch_logos(
    urls: Iterable[str],
    folder: Path,
    *,
    update: bool = False,
    jobs: int = 8,
    offline: bool = False,
    allow_private: bool = False,
    largest: int = 5_000_000,
    seconds: float = 20.0,
    progress: Callable[[int, int], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> FetchSummary:
    """Download the logos at *urls* into *folder*, and record them in its lock.

    A logo that is there as the lock records it is not downloaded again, except with *update*. *largest* is in bytes;
    *seconds* is the limit for each logo. *progress* is called with the numbers of finished and of all logos; *waiting*
    is called if another run has locked the folder. Ctrl-C ends a run soon and keeps the logos downloaded so far.

    Raises :class:`~.store.BrokenLockError`, and ``OSError`` if the folder cannot be used.
    """
    wanted = list(dict.fromkeys(urls))
    results: dict[str, FetchResult] = {}
    with LogoStore(folder, waiting) as store:
        todo: list[str] = []
        for url in wanted:
            entry = store.find_complete(url)
            if entry is not None and (offline or not update):
                results[url] = FetchResult(url, Outcome.KEPT, entry=entry)
            elif offline:
                reason = "is not in the folder, or was changed there; fetch it when you are online"
                results[url] = FetchResult(url, Outcome.FAILED, reason)
            else:
                todo.append(url)
        if todo:
            limits = {"allow_private": allow_private, "largest": largest, "seconds": seconds}
            lanes = _Lanes(todo, store, min(jobs, len(todo)), limits)
            with closing(lanes.run()) as arriving:  # so that Ctrl-C in here ends the lanes at once, too
                for result in arriving:
                    results[result.url] = result
                    if progress is not None:
                        progress(len(results), len(wanted))
    return FetchSummary(tuple(results[url] for url in wanted))


class _Lanes:
    """Threads, each with a client of its own, that take one URL after another.

    Not a pool of Python's own, which waits for its threads when the program ends, however long a dead host takes.
    """

    def __init__(self, urls: list[str], store: LogoStore, number: int, limits: dict[str, Any]) -> None:
        from .download import Client  # noqa: PLC0415 - the HTTP library, which takes its time to import

        self.number = len(urls)
        self.store = store
        self.todo: SimpleQueue[str] = SimpleQueue()
        self.done: SimpleQueue[FetchResult | BaseException] = SimpleQueue()
        for url in urls:
            self.todo.put(url)
        self.clients = [Client(**limits) for _lane in range(max(number, 1))]
        self.lanes = [Thread(target=self._take_urls, args=(client,), daemon=True) for client in self.clients]

    def run(self) -> Generator[FetchResult, None, None]:
        """Yield the results in the order in which they are ready."""
        for lane in self.lanes:
            lane.start()
        try:
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
                self.done.put(_fetch_logo(self.todo.get_nowait(), client, self.store))
        except Empty:
            pass
        except BaseException as err:  # noqa: BLE001 - raised again in the main thread
            self.done.put(err)
        finally:
            client.close()


def _fetch_logo(url: str, client: Client, store: LogoStore) -> FetchResult:
    """Download one logo, and store it."""
    from .prepare import name_logo_file, prepare_logo  # noqa: PLC0415 - needed only here

    old = store.find_complete(url)
    try:
        download = client.get(url, old.etag if old else None)
        if download is None:
            return FetchResult(url, Outcome.UNCHANGED, entry=old)
        made = prepare_logo(download.data)
        sha256 = compute_sha256(made.data)
        known = store.entries.get(url)
        width, height = made.size or (None, None)
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        is_same = known is not None and known.sha256 == sha256
        values = {
            "file": name_logo_file(url, made.media_type),
            "sha256": sha256,
            "media_type": made.media_type,
            "width": width,
            "height": height,
            "date": known.date if known is not None and is_same else now,
            "etag": download.etag,
        }
        entry = make_entry(url, values)  # so that only valid entries are written
        if entry != old:
            store.add(entry, made.data)
    except ValueError as err:
        kept = "; the earlier copy is kept" if old else ""
        return FetchResult(url, Outcome.FAILED, f"{err}{kept}", old)
    except OSError as err:
        return FetchResult(url, Outcome.FAILED, f"cannot be written: {err.strerror or err}", old)
    if old is not None and is_same:
        outcome = Outcome.UNCHANGED
    else:
        outcome = Outcome.UPDATED if known is not None and not is_same else Outcome.FETCHED
    return FetchResult(url, outcome, "", entry, made.removed, made.notes)
