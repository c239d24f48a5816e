"""Python's search for objects that refer to each other in a circle, and that it could not free otherwise."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def pausing_collection() -> Iterator[None]:
    """Pause the search while a great many objects without circles are made.

    Whenever their number has grown by a quarter, it would look at all of them again (Python, ``gc``): a third of the
    time in which a catalog of 10,000 entries is read.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
