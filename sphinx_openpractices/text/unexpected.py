"""Unexpected exceptions, which are mistakes of this package: each costs the thing in which it happened, not the run."""

from __future__ import annotations

import os
import traceback

from .printable import shorten_text

RAISE_UNEXPECTED = "SPHINX_OPENPRACTICES_RAISE"
"""The environment variable with which unexpected exceptions are raised: for tests, and for the traceback."""

INTERNAL_KIND = "internal"
"""The kind of message, and the subtype of warning, of unexpected exceptions."""


def describe_unexpected(err: Exception) -> str:
    """Return the message for an exception that is not expected; raises it if :data:`RAISE_UNEXPECTED` is set.

    For the boundaries around each of many things (a logo, a page, an entry), and only there: the handler of
    ``except Exception`` reports the message with the kind :data:`INTERNAL_KIND` at the place of that thing, which is
    left out. The others go on, and a command ends with status 1.
    """
    if os.environ.get(RAISE_UNEXPECTED):
        raise err
    if isinstance(err, MemoryError):
        return "there is not enough memory for it"
    frames = traceback.extract_tb(err.__traceback__)
    where = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""  # noqa: PTH119 - a string
    reason = shorten_text(str(err))
    return f"internal error, please report this: {type(err).__name__}{reason and f': {reason}'}{where}"
