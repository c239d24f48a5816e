"""Cuts the empty margins of logos that were downloaded before."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.logos.reading.media import SVG_TYPE
from sphinx_openpractices.text.unexpected import describe_unexpected

from .fetch_results import FetchResult, Outcome
from .prepare import prepare_logo
from .store import compute_sha256

if TYPE_CHECKING:
    from sphinx_openpractices.logos.lock.lock_entry import LockEntry

    from .store import LogoStore


def trim_stored_logo(entry: LockEntry, store: LogoStore, otherwise: Outcome) -> FetchResult:
    """Cut the margins of a complete logo of the store, if it is an SVG that has any; *otherwise* is the outcome if not.

    Whatever happens, the others go on.
    """
    if entry.media_type != SVG_TYPE:
        return FetchResult(entry.url, otherwise, entry=entry)
    try:
        made = prepare_logo(read_content(store.folder / entry.file), trim=True)
        width, height = made.size or (None, None)
        trimmed = dataclasses.replace(entry, sha256=compute_sha256(made.data), width=width, height=height)
        if trimmed == entry:
            return FetchResult(entry.url, otherwise, entry=entry, changes=made.changes)
        store.add(trimmed, made.data)
    except OSError as err:
        return FetchResult(entry.url, Outcome.FAILED, f"cannot be written: {err.strerror or err}", entry)
    except Exception as err:  # noqa: BLE001 - the boundary around each logo
        return FetchResult(entry.url, Outcome.FAILED, describe_unexpected(err), entry)
    return FetchResult(entry.url, Outcome.UPDATED, entry=trimmed, changes=made.changes)
