"""Pages in which something unexpected happened: each is left out and reported, and the others are converted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx_openpractices.text.messages import Message, make_message
from sphinx_openpractices.text.unexpected import INTERNAL_KIND, describe_unexpected

if TYPE_CHECKING:
    from collections.abc import Iterator


class FailedPages(dict[str, Message]):
    """The message for each page that failed, by logical path."""

    @contextmanager
    def guard(self, key: str, source: str) -> Iterator[None]:
        """Note an unexpected exception as a failure of the page with this *key*, whose file is *source*."""
        try:
            yield
        except Exception as err:  # noqa: BLE001 - the boundary of a page
            message = f"the page is left out: {describe_unexpected(err)}"
            self.setdefault(key, make_message(source, 1, "", message, kind=INTERNAL_KIND))
