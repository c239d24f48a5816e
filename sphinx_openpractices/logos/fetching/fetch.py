"""Downloads remote logos into a folder: each once, several at a time, whatever happens to the others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from .fetch_results import FetchResult, FetchSummary, Outcome
from .public_addresses import AddressRules
from .store import LogoStore
from .trimming import trim_stored_logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["FetchResult", "FetchSummary", "Outcome", "fetch_logos"]


def fetch_logos(
    urls: Iterable[str],
    folder: Path,
    *,
    update: bool = False,
    trim: bool = False,
    jobs: int = 8,
    offline: bool = False,
    allow_private: bool = False,
    allow_hosts: Iterable[str] = (),
    largest: int = 5_000_000,
    seconds: float = 20.0,
    progress: Callable[[int, int], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> FetchSummary:
    """Download the logos at *urls* into *folder*, and record them in its lock.

    A logo that is there as the lock records it is not downloaded again, except with *update*. With *trim*, SVG images
    are stored without empty margins, those too that are there. *largest* is in bytes; *seconds* is the limit for each
    logo. *progress* is called with the numbers of finished and of all logos; *waiting* is called if another run has
    locked the folder. Ctrl-C ends a run soon and keeps the logos downloaded so far.

    Addresses of private networks are asked only with *allow_private*, if the URL itself leads there and not a redirect,
    or if their host is one of *allow_hosts*.

    Raises :class:`~.store.BrokenLockError`, ``OSError`` if the folder cannot be used, and
    :class:`~.failures.DownloadError` if nothing can be downloaded at all.
    """
    wanted = list(dict.fromkeys(urls))
    results: dict[str, FetchResult] = {}
    with LogoStore(folder, waiting) as store:
        todo: list[str] = []
        for url in wanted:
            entry = store.find_complete(url)
            if entry is not None and (offline or not update):
                kept = FetchResult(url, Outcome.KEPT, entry=entry)
                results[url] = trim_stored_logo(entry, store, Outcome.KEPT) if trim else kept
            elif offline:
                reason = "is not in the folder, or was changed there; fetch it when you are online"
                results[url] = FetchResult(url, Outcome.FAILED, reason)
            else:
                todo.append(url)
        if todo:
            from .lanes import Lanes  # noqa: PLC0415 - the HTTP library, which takes its time to import

            rules = AddressRules(allow_private, frozenset(host.strip("[]").lower() for host in allow_hosts))
            limits = {"rules": rules, "largest": largest, "seconds": seconds}
            lanes = Lanes(todo, store, min(jobs, len(todo)), limits, trim=trim)
            with closing(lanes.run()) as arriving:  # so that Ctrl-C in here ends the lanes at once, too
                for result in arriving:
                    results[result.url] = result
                    if progress is not None:
                        progress(len(results), len(wanted))
    return FetchSummary(tuple(results[url] for url in wanted))
