"""A Hugo site as it was read, in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .failed_pages import FailedPages

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.text.messages import Message

    from .page import HugoPage
    from .site_config import SiteConfig
    from .source_files import LeftOut


@dataclass(slots=True, eq=False, repr=False)
class HugoSite:
    """A site in one language, with its pages and files, and messages about them."""

    config: SiteConfig
    pages: dict[str, HugoPage] = field(default_factory=dict)
    """The pages by logical path; that of the home page is empty."""
    left_out: list[LeftOut] = field(default_factory=list)
    ignored: list[LeftOut] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=dict)
    """The pages in other languages, as paths from the site's folder."""
    static: dict[str, Path] = field(default_factory=dict)
    """Files by their address below the base URL, such as ``/img/a.png``."""
    assets: dict[str, Path] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    """All files of the content, as paths from its folder."""
    out: dict[str, str] = field(default_factory=dict)
    """The logical paths of the pages that were left out, and the reason for each."""
    failed: FailedPages = field(default_factory=FailedPages)

    @property
    def home(self) -> HugoPage:
        """The home page."""
        return self.pages[""]

    def leave_out_failed(self, failed: FailedPages) -> bool:
        """Remove pages that failed, and return whether there were any; a section at first loses only its file."""
        self.failed |= failed
        pages = [self.pages[key] for key in failed if key in self.pages]
        for page in pages:
            if page.is_branch and page.file:
                page.forget_file(self.config.title if page.kind == "home" else "")
                continue
            del self.pages[page.key]
            self.out[page.key] = "could not be migrated"
            if page.parent and page in page.parent.pages:
                page.parent.pages.remove(page)
        return bool(pages)
