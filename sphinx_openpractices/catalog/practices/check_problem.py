"""What a check finds in a practice or in the reviews of a page."""

from __future__ import annotations

from typing import NamedTuple


class CheckProblem(NamedTuple):
    """A problem of a key: *name* is its path, such as ``actions[0].due``; *message* follows it."""

    name: str
    message: str
    kind: str
