"""Pages in which something unexpected happened: each is left out and reported, and the others are converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.messages import Message, make_message
from sphinx_openpractices.text.unexpected import INTERNAL_KIND, describe_unexpected

if TYPE_CHECKING:
    from types import TracebackType


class FailedPages(dict[str, Message]):
    """The message for each page that failed, by logical path."""

    def guard(self, key: str, source: str) -> _PageGuard:
        """Note an unexpected exception as a failure of the page with this *key*, whose file is *source*."""
        return _PageGuard(self, key, source)


class _PageGuard:
    """The boundary of a page; there are many, and a context manager of `contextlib` takes three times as long."""

    __slots__ = ("failed", "key", "source")

    def __init__(self, failed: FailedPages, key: str, source: str) -> None:
        self.failed = failed
        self.key = key
        self.source = source

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, err: BaseException | None, trace: TracebackType | None) -> bool:
        """Note the exception."""
        if not isinstance(err, Exception):
            return False
        message = f"the page is left out: {describe_unexpected(err)}"
        self.failed.setdefault(self.key, make_message(self.source, 1, "", message, kind=INTERNAL_KIND))
        return True
